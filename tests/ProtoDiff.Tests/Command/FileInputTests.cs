using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

/// <summary>Whatever form a schema comes in, it is the same schema.</summary>
public sealed class FileInputTests : IDisposable
{
    private const string Old = "syntax = \"proto3\"; package p; import \"in/money.proto\"; message M { Money a = 1; string b = 2; }";
    private const string New = "syntax = \"proto3\"; package p; import \"in/money.proto\"; message M { Money a = 1; string b = 3; }";
    private const string Money = "syntax = \"proto3\"; package p; message Money { int64 units = 1; }";

    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "Google.Protobuf.dll");

    private readonly TestDirectory _directory = new();

    public FileInputTests()
    {
        foreach (var (name, text) in ((string, string)[])[("old", Old), ("new", New)])
        {
            _directory.Write($"{name}/m.proto", text);
            _directory.Write($"{name}/in/money.proto", Money);
        }
    }

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("gz")]
    [InlineData("zip")]
    [InlineData("tar")]
    [InlineData("tgz")]
    [InlineData("json")]
    public void Every_form_is_compared_with_itself_and_with_the_directory(string form)
    {
        var (before, after) = (Make("old", Old, form), Make("new", New, form));

        foreach (var (input, against, expected) in ((string, string, int)[])[(after, before, 1), (after, "old", 1), ("new", before, 1), (after, "new", 0), (before, before, 0)])
        {
            var run = Run("check", input, "--against", against);
            Assert.Equal((expected, ""), (run.ExitCode, run.Error));
            Assert.Equal(expected, run.Output.Split("FIELD_RENUMBERED").Length - 1);
        }
    }

    [Theory]
    [InlineData("../evil.proto")]
    [InlineData("/evil.proto")]
    [InlineData("a/../../evil.proto")]
    [InlineData("a\\evil.proto")]
    public void A_path_that_leaves_the_archive_is_one_error(string name)
    {
        Zip("evil.zip", (name, Old), ("in/money.proto", Money));

        Assert.Contains("a path that leaves it", Run("check", "evil.zip", "--against", "old").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_without_schemas_or_damaged_is_one_error()
    {
        Zip("none.zip", ("readme.md", ""));
        Zip("cut.zip", ("m.proto", Old));
        var bytes = File.ReadAllBytes(Path.Combine(_directory.Path, "cut.zip"));
        File.WriteAllBytes(Path.Combine(_directory.Path, "cut.zip"), bytes[..^30]);
        _directory.Write("bad.json", "{\"file\": [{\"name\": 1}]}");
        _directory.Write("empty.json", "{}");

        Assert.Contains("holds no .proto files", Run("check", "none.zip", "--against", "old").SingleError(), StringComparison.Ordinal);
        Assert.Contains("is damaged", Run("check", "cut.zip", "--against", "old").SingleError(), StringComparison.Ordinal);
        Assert.Contains("is not the JSON of a descriptor set", Run("check", "bad.json", "--against", "old").SingleError(), StringComparison.Ordinal);
        Assert.Contains("\"empty.json\"", Run("check", "empty.json", "--against", "old").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_top_directory_of_an_archive_is_its_version()
    {
        Zip("v1.zip", ("schema-1.0/m.proto", Old), ("schema-1.0/in/money.proto", Money));
        Zip("v2.zip", ("schema-2.0/m.proto", New), ("schema-2.0/in/money.proto", Money));
        Zip("rooted.zip", ("in/m.proto", New), ("in/money.proto", Money));

        var run = Run("check", "v2.zip", "--against", "v1.zip");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("1 breaking change in 1 file (2 files, 1 changed). Next version: major.", run.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(0, Run("check", "rooted.zip", "--against", "rooted.zip").ExitCode);
    }

    [Fact]
    public void An_assembly_is_what_was_shipped()
    {
        File.Copy(Library, Path.Combine(_directory.Path, "shipped.dll"));
        using (var package = ZipFile.Open(Path.Combine(_directory.Path, "shipped.nupkg"), ZipArchiveMode.Create))
            package.CreateEntryFromFile(Library, "lib/net8.0/Google.Protobuf.dll");
        using (var other = ZipFile.Open(Path.Combine(_directory.Path, "less.nupkg"), ZipArchiveMode.Create))
            other.CreateEntryFromFile(Changed(), "lib/net8.0/Google.Protobuf.dll");

        Assert.StartsWith("Compatible (12 files, 0 changed).", Run("check", "shipped.nupkg", "--against", "shipped.dll").Output, StringComparison.Ordinal);

        var run = Run("check", "less.nupkg", "--against", "shipped.dll", "--use", "FILE_NO_DELETE");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("google/protobuf/timestamp.proto", run.Output, StringComparison.Ordinal);

        File.Copy(ProtoDiffProcess.ToolPath, Path.Combine(_directory.Path, "none.dll"));
        Assert.Contains("holds no Protobuf descriptors", Run("check", "none.dll", "--against", "shipped.dll").SingleError(), StringComparison.Ordinal);
    }

    [UnixFact]
    public void Standard_input_is_read_once()
    {
        var set = Path.GetFileName(Make("new", New, "gz"));
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sh", ["-c", $"cat {set} | dotnet '{ProtoDiffProcess.ToolPath}' check - --against old"])
        {
            WorkingDirectory = _directory.Path,
            RedirectStandardOutput = true,
        })!;
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();

        Assert.Equal(1, shell.ExitCode);
        Assert.Contains("FIELD_RENUMBERED", output, StringComparison.Ordinal);
        Assert.Contains("standard input is read once", Run("check", "-", "--against", "-").SingleError(), StringComparison.Ordinal);
    }

    // A package that ships less: the assembly with one of its descriptors turned into what is none.
    private string Changed()
    {
        var bytes = File.ReadAllBytes(Library);
        var timestamp = Encoding.Unicode.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("\n\u001fgoogle/protobuf/timestamp.proto"))[..40]);
        bytes[bytes.AsSpan().IndexOf(timestamp)] = (byte)'!';
        var path = Path.Combine(_directory.Path, "Changed.dll");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string Make(string name, string text, string form)
    {
        var file = $"{name}.{form}";
        var path = Path.Combine(_directory.Path, file);
        (string, string)[] files = [("m.proto", text), ("in/money.proto", Money)];
        switch (form)
        {
            case "gz":
                File.WriteAllBytes(path, Gzip(ProtoCompiler.Compile(files)));
                break;
            case "json":
                File.WriteAllText(path, Google.Protobuf.JsonFormatter.Default.Format(Google.Protobuf.Reflection.FileDescriptorSet.Parser.ParseFrom(ProtoCompiler.Compile(files))));
                break;
            case "zip":
                Zip(file, files);
                break;
            default:
                var tar = Tar(files);
                File.WriteAllBytes(path, form == "tgz" ? Gzip(tar) : tar);
                break;
        }

        return file;
    }

    private static byte[] Tar((string Name, string Text)[] files)
    {
        var memory = new MemoryStream();
        using (var tar = new TarWriter(memory))
        {
            foreach (var (name, text) in files)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"./{name}") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }

        return memory.ToArray();
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return memory.ToArray();
    }

    private void Zip(string file, params (string Name, string Text)[] files)
    {
        using var zip = ZipFile.Open(Path.Combine(_directory.Path, file), ZipArchiveMode.Create);
        foreach (var (name, text) in files)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }
    }

    private ProtoDiffProcess Run(params string[] arguments) => ProtoDiffProcess.RunIn(_directory.Path, [], arguments);
}
