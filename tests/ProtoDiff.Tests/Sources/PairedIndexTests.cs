using Google.Protobuf;
using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Tests.Sources;

/// <summary>Two sets indexed at once say what each indexed by itself would.</summary>
public class PairedIndexTests
{
    private const int LargerThanAnyStretch = 600 * 1024;

    /// <summary>Files come, go, change, move and change their comments, at random; the same cases at every run.</summary>
    [Fact]
    public void Changed_files_are_those_that_a_look_at_every_file_finds()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var previous = Enumerable.Range(0, random.Next(1, 60)).Select(i => File($"f{i}.proto", $"p{i % 7}", random.Next(0, 4000), i)).ToList();
            var current = previous.ConvertAll(f => f.Clone());
            for (var edits = random.Next(0, 6); edits > 0; edits--)
                Edit(current, random);

            Check(previous, current, $"seed {seed}");
        }
    }

    [Fact]
    public void Sets_in_opposite_order_are_the_same()
    {
        var files = Enumerable.Range(0, 200).Select(i => File($"f{i}.proto", "p", 300, i)).ToList();

        Check(files, [.. files.AsEnumerable().Reverse()], "reversed");
    }

    [Fact]
    public void Sets_in_any_order_are_the_same()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var files = Enumerable.Range(0, random.Next(2, 120)).Select(i => File($"f{i}.proto", $"p{i % 5}", 100, i)).ToList();
            var current = files.ConvertAll(f => f.Clone());
            if (seed % 2 == 0)
            {
                var order = current.ToArray();
                random.Shuffle(order);
                current = [.. order];
            }
            else
            {
                // A block of files goes to the front.
                var (from, count) = (random.Next(0, files.Count), random.Next(1, 40));
                current = [.. current.Skip(from).Take(count), .. current.Take(from), .. current.Skip(from + count)];
            }

            for (var edits = random.Next(0, 4); edits > 0; edits--)
                Edit(current, random);
            Check(files, current, $"seed {seed}");
        }
    }

    [Fact]
    public void Files_larger_than_what_is_compared_at_a_time_are_compared_whole()
    {
        List<FileDescriptorProto> previous = [File("a.proto", "p", 10, 0), File("b.proto", "p", LargerThanAnyStretch, 1), File("c.proto", "p", 10, 2), File("d.proto", "p", LargerThanAnyStretch, 3)];
        var current = previous.ConvertAll(f => f.Clone());
        current[3].Options.GoPackage = "other";

        Check(previous, current, "large");
    }

    [Fact]
    public void A_file_that_stands_twice_is_refused_wherever_it_stands()
    {
        FileDescriptorProto[] files = [File("a.proto", "p", 10, 0), File("b.proto", "p", 10, 1), File("a.proto", "p", 10, 2)];
        FileDescriptorProto[] others = [File("a.proto", "p", 10, 0), File("b.proto", "p", 10, 1), File("a.proto", "p", 10, 3)];
        FileDescriptorProto[] once = [File("a.proto", "p", 10, 0), File("b.proto", "p", 10, 1)];

        foreach (var (previous, current) in new[] { (files, files), (files, others), (others, files), (once, files), (files, once) })
            Assert.Contains("file \"a.proto\" is in it twice", Assert.Throws<SchemaException>(() => Read(Bytes(previous), Bytes(current))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0A05")] // cut off
    [InlineData("0A020A05")] // a file whose name is cut off
    [InlineData("0A00")] // a file without a name
    [InlineData("0A040A0261FF")] // a name, and a tag that is none
    [InlineData("0A030A01FF")] // a name that is no UTF-8
    [InlineData("1200")] // no files
    public void What_is_no_set_is_refused_although_both_sides_are_the_same(string hex)
    {
        var bytes = Convert.FromHexString(hex);

        Assert.Throws<SchemaException>(() => Read(bytes, bytes));
        if (hex == "1200")
            return;
        byte[] behindFile = [.. Bytes([File("a.proto", "p", 10, 0)]), .. bytes];
        Assert.Throws<SchemaException>(() => Read(behindFile, behindFile));
    }

    [Fact]
    public void Fields_that_are_no_files_are_passed_over()
    {
        byte[] unknown = [0x12, 0x03, 1, 2, 3, 0x18, 0x07];
        var set = Bytes([File("a.proto", "p", 10, 0)]);

        Assert.Empty(Read([.. unknown, .. set], [.. set, .. unknown]).Changed.Previous);
    }

    private static void Edit(List<FileDescriptorProto> files, Random random)
    {
        var at = random.Next(0, files.Count + 1);
        var file = at < files.Count ? files[at] : null;
        switch (random.Next(0, 6))
        {
            case 0:
                files.Insert(at, File($"new{random.Next()}.proto", $"p{random.Next(0, 9)}", random.Next(0, 4000), at));
                break;
            case 1 when file is not null && files.Count > 1:
                files.Remove(file);
                break;
            case 2 when file is not null:
                file.Options.GoPackage = $"changed{random.Next()}";
                break;
            case 3 when file is not null:
                file.SourceCodeInfo = new() { Location = { new SourceCodeInfo.Types.Location { LeadingComments = $"said anew {random.Next()}" } } };
                break;
            case 4 when file is not null:
                files.Remove(file);
                files.Insert(random.Next(0, files.Count + 1), file);
                break;
            case 5 when file is not null:
                file.Package = $"moved{random.Next(0, 3)}";
                break;
        }
    }

    private static void Check(List<FileDescriptorProto> previous, List<FileDescriptorProto> current, string why)
    {
        var (before, after, changed) = Read(Bytes(previous), Bytes(current));

        Assert.Equal((why, Names(previous.Where(f => !IsIn(f, current)))), (why, string.Join(' ', changed.Previous.Select(f => f.Name))));
        Assert.Equal((why, Names(current.Where(f => !IsIn(f, previous)))), (why, string.Join(' ', changed.Current.Select(f => f.Name))));
        foreach (var (files, index) in new[] { (previous, before), (current, after) })
        {
            Assert.Equal(files.Count, index.Count);
            foreach (var file in previous.Concat(current))
            {
                var mine = files.Find(f => f.Name == file.Name);
                Assert.Equal(mine?.Package, index.TryGet(file.Name, out var entry) ? entry.Package : null);
                Assert.Equal(files.Exists(f => f.Package == file.Package), index.HasPackage(file.Package));
            }

            Assert.False(index.TryGet("nowhere.proto", out _));
            Assert.False(index.HasPackage("nowhere"));
            Assert.Equal(files.Select(f => f.Name), index.Files.Select(f => f.Name));
        }
    }

    private static bool IsIn(FileDescriptorProto file, List<FileDescriptorProto> files) =>
        files.Find(f => f.Name == file.Name) is { } like && WithoutComments(like).Equals(WithoutComments(file));

    private static FileDescriptorProto WithoutComments(FileDescriptorProto file)
    {
        var bare = file.Clone();
        bare.SourceCodeInfo = null;
        return bare;
    }

    private static string Names(IEnumerable<FileDescriptorProto> files) => string.Join(' ', files.Select(f => f.Name));

    private static FileDescriptorProto File(string name, string package, int size, int salt) => new()
    {
        Name = name,
        Package = package,
        Options = new() { GoPackage = $"{salt}{new string('x', size)}" },
        SourceCodeInfo = new() { Location = { new SourceCodeInfo.Types.Location { LeadingComments = $"said {salt}" } } },
    };

    private static byte[] Bytes(IEnumerable<FileDescriptorProto> files) => new FileDescriptorSet { File = { files } }.ToByteArray();

    private static (DescriptorSetIndex Previous, DescriptorSetIndex Current, ChangedFiles Changed) Read(byte[] previous, byte[] current) =>
        PairedIndex.Read(DescriptorSet.FromBytes(previous, "previous"), DescriptorSet.FromBytes(current, "current"), new NamePool());
}
