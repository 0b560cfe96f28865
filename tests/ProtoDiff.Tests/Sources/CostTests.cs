using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;
using Wirecheck.ProtoDiff.Tests.Support;
using FileOptions = Google.Protobuf.Reflection.FileOptions;
using Range = Google.Protobuf.Reflection.DescriptorProto.Types.ReservedRange;

namespace Wirecheck.ProtoDiff.Tests.Sources;

/// <summary>What hostile sets cost follows their size: the limits are far above what it takes, and far below its square.</summary>
public class CostTests
{
    // Far above what a busy machine takes. How each cost grows is for the benchmark to say.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(60);

    [Fact]
    public void Options_that_repeat_are_kept_once()
    {
        const int Count = 40_000;
        static byte[] Set(string type)
        {
            byte[] options = [0x3A, 0x02, 0x18, 0x01]; // MessageOptions { deprecated: true }, as a field of DescriptorProto
            byte[] message = [.. Sets.Message("M", ("f", 1, type)).ToByteArray(), .. Enumerable.Repeat(options, Count).SelectMany(o => o)];
            return Wrap(FileDescriptorSet.FileFieldNumber, [.. new FileDescriptorProto { Name = "a.proto" }.ToByteArray(), .. Wrap(FileDescriptorProto.MessageTypeFieldNumber, message)]);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Single(Compare.Bytes(Set("int32"), Set("string")).Findings);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Fact]
    public void Long_options_of_a_file_are_read_once()
    {
        static byte[] Set(string type)
        {
            var x = Sets.Message("X");
            var m = Sets.Message("M", [.. Enumerable.Range(1, 8000).Select(i => ($"f{i}", i, "message"))]);
            foreach (var field in m.Field)
                field.TypeName = ".X";
            m.Field.Add(Sets.Field("z", 9999, type));
            var options = FileOptions.Parser.ParseFrom([.. Enumerable.Repeat((byte[])[0xB8, 0x3E, 0x01], 200_000).SelectMany(o => o)]);
            return Sets.Of(new FileDescriptorProto { Name = "a.proto", Syntax = "editions", Edition = Edition._2023, MessageType = { x, m }, Options = options });
        }

        AssertQuick(() => Assert.Single(Compare.Bytes(Set("int32"), Set("string")).Findings));
    }

    [Fact]
    public void A_free_number_is_looked_for_once_a_message()
    {
        static byte[] Set(string type) => Sets.Of("a.proto", Sets.Message("M", [.. Enumerable.Range(1, 40_000).Select(i => ($"f{i}", i, type))]));

        AssertQuick(() => Assert.Equal(40_000, Compare.Bytes(Set("int32"), Set("string")).Findings.Count));
    }

    [Fact]
    public void Reserved_numbers_are_found_among_many()
    {
        const int Deleted = 10_000;
        var previous = Sets.Message("M", [.. Enumerable.Range(0, Deleted).Select(i => ($"f{i}", (2 * i) + 1, "int32"))]);
        var current = Sets.Message("M");
        current.ReservedRange.Add(Enumerable.Range(0, 300_000).Select(i => new Range { Start = (2 * i) + 2, End = (2 * i) + 3 }));

        AssertQuick(() => Assert.Equal(Deleted, Compare.Bytes(Sets.Of("a.proto", previous), Sets.Of("a.proto", current), "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED").Findings.Count));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 10)]
    [InlineData(true, 12)]
    [InlineData(true, 20)]
    [InlineData(true, 500)]
    [InlineData(false, 0)]
    [InlineData(false, 11)]
    [InlineData(false, 21)]
    [InlineData(false, 501)]
    public void Reserved_ranges_may_overlap_and_stand_in_any_order(bool expected, int number)
    {
        var reserved = new Reservations([new(12, 14), new(1, 10), new(2, 3), new(13, 20), new(100, 500), new(200, 210)], []);

        Assert.Equal(expected, reserved.Contains(number));
    }

    private static void AssertQuick(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Moment);
    }

    private static byte[] Wrap(int number, byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream))
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(bytes));
        }

        return stream.ToArray();
    }
}
