using Google.Protobuf;
using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff.Sources;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Sources;

/// <summary>A comparison costs what changed: equal files are not parsed, and the types of others only when their content decides.</summary>
public class LazinessTests
{
    private static readonly (string, string)[] Unchanged =
    [
        .. Enumerable.Range(0, 20).Select(i => ($"f{i}.proto", $"syntax = \"proto3\"; package f{i}; enum E {{ A = 0; }} message M {{ E e = 1; }}")),
    ];

    [Fact]
    public void Equal_sets_are_not_parsed_at_all()
    {
        var set = ProtoCompiler.Compile(Unchanged);

        var result = Compare.Bytes(set, set);

        Assert.Equal((20, 20, 0, 0), (result.PreviousFiles, result.CurrentFiles, result.ChangedFiles, result.ParsedFiles));
    }

    [Fact]
    public void Only_the_changed_file_is_parsed()
    {
        var result = Compare.Files(
            [.. Unchanged, ("a.proto", "syntax = \"proto3\"; import \"f3.proto\"; message M { f3.M m = 1; int32 n = 2; }")],
            [.. Unchanged, ("a.proto", "syntax = \"proto3\"; import \"f3.proto\"; message M { f3.M m = 1; }")]);

        Assert.Equal((1, 2), (result.ChangedFiles, result.ParsedFiles));
        Assert.Single(result.Findings);
    }

    [Fact]
    public void A_file_that_differs_in_comments_and_positions_is_not_parsed()
    {
        var result = Compare.Text("syntax = \"proto3\"; message M { int32 n = 1; }", "syntax = \"proto3\";\n\n// What it is.\nmessage M {\n  int32 n = 1;\n}");

        Assert.Equal((0, 0), (result.ChangedFiles, result.ParsedFiles));
    }

    [Fact]
    public void Source_info_in_several_pieces_is_left_out_and_found_again()
    {
        static byte[] Scattered(string type)
        {
            var file = FileDescriptorSet.Parser.ParseFrom(ProtoCompiler.Compile($"syntax = \"proto3\"; message M {{ {type} n = 1; }}")).File[0];
            var pieces = file.SourceCodeInfo.Location.Select(l => new FileDescriptorProto { SourceCodeInfo = new() { Location = { l } } }).ToArray();
            file.SourceCodeInfo = null;
            return Set([.. pieces[0].ToByteArray(), .. file.ToByteArray(), .. pieces[1..].SelectMany(p => p.ToByteArray())]);
        }

        Assert.Equal(0, Compare.Bytes(Scattered("int32"), ProtoCompiler.Compile("syntax = \"proto3\"; message M { int32 n = 1; }")).ChangedFiles);
        Assert.Equal(["FIELD_SAME_TYPE a.proto:1:32"], Compare.Bytes(Scattered("int32"), Scattered("bytes")).Lines());
    }

    [Fact]
    public void Without_source_info_findings_stand_at_the_start_of_the_right_file()
    {
        static byte[] Set(string type) => ProtoCompiler.Compile(
            withSourceInfo: false, ("x/a.proto", "syntax = \"proto3\"; message A {}"), ("x/b.proto", $"syntax = \"proto3\";\nmessage B {{ {type} n = 1; }}"));

        var result = Compare.Bytes(Set("int32"), Set("string"));

        Assert.Equal(["FIELD_SAME_TYPE x/b.proto:1:1"], result.Lines());
        Assert.Equal("B.n", result.Findings[0].Element);
    }

    [Fact]
    public void A_type_whose_content_decides_brings_in_the_file_that_declares_it_and_no_other()
    {
        var result = Compare.Files(
            [.. Unchanged, ("a.proto", "syntax = \"proto3\"; import \"f3.proto\"; import \"f4.proto\"; message M { f3.E e = 1; }")],
            [.. Unchanged, ("a.proto", "syntax = \"proto3\"; import \"f3.proto\"; import \"f4.proto\"; message M { f4.E e = 1; }")],
            "WIRE");

        Assert.Empty(result.Findings);
        Assert.InRange(result.ParsedFiles, 4, 5); // a.proto twice, f3 before, f4 after; f3 after stands before f4 in the imports
    }

    [Fact]
    public void Files_of_one_side_only_are_parsed_only_for_what_stands_on_the_other_side_as_well()
    {
        (string, string)[] previous =
        [
            ("gone.proto", "syntax = \"proto3\"; package p; message Gone { message Inner {} }"),
            ("moved.proto", "syntax = \"proto3\"; package p; message Moved { message Inner { int32 n = 1; } }"),
        ];
        (string, string)[] current =
        [
            ("new.proto", "syntax = \"proto3\"; package p; message New {}"),
            ("there.proto", "syntax = \"proto3\"; package p; message Moved { message Inner { string n = 1; } }"),
        ];

        var result = Compare.Files(previous, current);

        Assert.Equal(["FILE_NO_DELETE", "FILE_NO_DELETE", "FIELD_SAME_TYPE"], result.Findings.Select(f => f.Rule));
        Assert.Equal((4, 2), (result.ChangedFiles, result.ParsedFiles));

        // Only what was in the deleted file tells what the package lost.
        Assert.Equal(3, Compare.Files(previous, current, "PACKAGE_MESSAGE_NO_DELETE").ParsedFiles);
    }

    [Fact]
    public void A_file_of_one_side_only_is_parsed_for_its_extensions()
    {
        const string Extended = "syntax = \"proto2\"; package p; message M { extensions 100 to 200; }";
        static string Extend(string type) => $"syntax = \"proto2\"; import \"m.proto\"; message S {{ message T {{ extend p.M {{ optional {type} x = 100; }} }} }}";

        var result = Compare.Files(
            [("m.proto", Extended), ("a.proto", Extend("int32").Replace("message S", "message A", StringComparison.Ordinal))],
            [("m.proto", Extended), ("b.proto", Extend("string").Replace("message S", "message B", StringComparison.Ordinal))],
            "FIELD_SAME_TYPE");

        Assert.Single(result.Findings);
    }

    [Fact]
    public void A_type_is_found_through_a_public_import()
    {
        (string, string)[] Files(string type) =>
        [
            ("p.proto", "syntax = \"proto3\"; package p; enum E { A = 0; }"),
            ("q.proto", "syntax = \"proto3\"; package q; enum E { A = 0; }"),
            ("hub.proto", "syntax = \"proto3\"; import public \"p.proto\"; import public \"q.proto\";"),
            ("a.proto", $"syntax = \"proto3\"; import \"hub.proto\"; message M {{ {type} e = 1; }}"),
        ];

        Assert.Empty(Compare.Files(Files("p.E"), Files("q.E"), "WIRE").Findings);
    }

    [Fact]
    public void Order_of_the_files_in_a_set_does_not_matter()
    {
        var set = FileDescriptorSet.Parser.ParseFrom(ProtoCompiler.Compile(Unchanged));
        var reversed = new FileDescriptorSet { File = { set.File.Reverse() } };

        Assert.Equal(0, Compare.Bytes(set.ToByteArray(), reversed.ToByteArray()).ChangedFiles);
    }

    [Fact]
    public void The_name_of_a_file_may_stand_anywhere_and_the_last_one_counts()
    {
        var file = FileDescriptorSet.Parser.ParseFrom(ProtoCompiler.Compile("syntax = \"proto3\"; message M { int32 n = 1; }")).File[0];
        var rest = file.Clone();
        rest.ClearName();
        byte[] odd = [.. new FileDescriptorProto { Name = "other.proto" }.ToByteArray(), .. rest.ToByteArray(), .. new FileDescriptorProto { Name = file.Name }.ToByteArray()];
        var changed = ProtoCompiler.Compile("syntax = \"proto3\"; message M { string n = 1; }");

        Assert.Equal(["FIELD_SAME_TYPE a.proto:1:32"], Compare.Bytes(Set(odd), changed).Lines());
    }

    [Theory]
    [InlineData("previous")]
    [InlineData("current")]
    public void A_side_that_cannot_be_read_while_both_are_compared_is_named(string failing)
    {
        using var previous = Open("previous", "int32");
        using var current = Open("current", "int64");

        var error = Assert.Throws<SchemaException>(() => SchemaComparison.Compare(previous, current));

        Assert.Equal($"\"{failing}\" cannot be read: the disk is gone", error.Message);

        DescriptorSet Open(string name, string type) => DescriptorSet.Create(
            new FailingSource(ProtoCompiler.Compile($"syntax = \"proto3\"; message M {{ {type} n = 1; }}"), reads: name == failing ? 2 : int.MaxValue), name, rootDirectory: null);
    }

    /// <summary>A source that can be indexed, which takes two reads, and then fails.</summary>
    private sealed class FailingSource(byte[] bytes, int reads) : ByteSource
    {
        private int _reads = reads;

        public override long Length => bytes.Length;

        public override void Read(long offset, Span<byte> destination)
        {
            if (_reads-- <= 0)
                throw new IOException("the disk is gone");
            bytes.AsSpan((int)offset, destination.Length).CopyTo(destination);
        }
    }

    private static byte[] Set(byte[] file)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(FileDescriptorSet.FileFieldNumber, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(file));
        }

        return stream.ToArray();
    }
}
