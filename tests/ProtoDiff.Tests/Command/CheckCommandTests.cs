using System.Text.Json;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Command;

public sealed class CheckCommandTests : IDisposable
{
    private const string Released = "syntax = \"proto3\";\npackage orders.v1;\nmessage Order {\n  string user_id = 1;\n  int64 total = 2;\n}\n";
    private const string Broken = "syntax = \"proto3\";\npackage orders.v1;\nmessage Order {\n  string user_id = 3;\n  double total = 2;\n}\n";

    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Directories_are_compiled_and_compared()
    {
        _directory.Write("old/orders/v1/order.proto", Released);
        _directory.Write("new/orders/v1/order.proto", Broken);

        var run = Run("check", "new", "--against", "old");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("new/orders/v1/order.proto:4:20: error FIELD_RENUMBERED", Normalize(run.Output), StringComparison.Ordinal);
        Assert.Contains("new/orders/v1/order.proto:5:3: error FIELD_SAME_TYPE", Normalize(run.Output), StringComparison.Ordinal);
        Assert.Contains("2 breaking changes in 1 file (1 file, 1 changed).", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_directory_is_compatible_with_itself()
    {
        _directory.Write("protos/order.proto", Released);

        var run = Run("check", "protos", "--against", "protos");

        Assert.Equal((0, "Compatible (1 file, 0 changed).\n", ""), (run.ExitCode, Normalize(run.Output), run.Error));
    }

    [Fact]
    public void A_set_can_be_compared_with_a_directory()
    {
        _directory.Write("old.binpb", ProtoCompiler.Compile(("order.proto", Released)));
        _directory.Write("new/order.proto", Broken);

        Assert.Equal(1, Run("check", "new", "--against", "old.binpb").ExitCode);
    }

    [Fact]
    public void Single_files_are_compared()
    {
        _directory.Write("old/order.proto", Released);
        _directory.Write("old/broken.proto", "this does not compile, and is not asked to");
        _directory.Write("new/order.proto", Broken);

        Assert.Equal(1, Run("check", "new/order.proto", "--against", "old/order.proto").ExitCode);
    }

    [Fact]
    public void The_current_directory_is_the_default_input()
    {
        _directory.Write("old/order.proto", Released);
        _directory.Write("new/order.proto", Broken);

        var run = ProtoDiffProcess.RunIn(Path.Combine(_directory.Path, "new"), [], "check", "--against", "../old");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("order.proto:4:20", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Well_known_types_come_along()
    {
        const string Schema = "syntax = \"proto3\"; import \"google/protobuf/timestamp.proto\"; message M { google.protobuf.Timestamp t = 1; }";
        _directory.Write("old/a.proto", Schema);
        _directory.Write("new/a.proto", Schema + "message N {}");

        Assert.Equal(0, Run("check", "new", "--against", "old").ExitCode);
    }

    [Fact]
    public void Json_lines_carry_every_field()
    {
        WriteBoth();

        var run = Run("check", "new", "--against", "old", "--format", "json");

        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        using var json = JsonDocument.Parse(lines[0]);
        var finding = json.RootElement;
        Assert.Equal("FIELD_RENUMBERED", finding.GetProperty("rule").GetString());
        Assert.Equal("order.proto", finding.GetProperty("path").GetString());
        Assert.Equal(4, finding.GetProperty("start_line").GetInt32());
        Assert.Equal(20, finding.GetProperty("start_column").GetInt32());
        Assert.Equal(4, finding.GetProperty("end_line").GetInt32());
        Assert.Equal(21, finding.GetProperty("end_column").GetInt32());
        Assert.Equal("error", finding.GetProperty("severity").GetString());
        Assert.Equal("renumbered", finding.GetProperty("change").GetString());
        Assert.Equal("orders.v1.Order.user_id", finding.GetProperty("element").GetString());
        Assert.Equal(["old-reads-new", "new-reads-old"], finding.GetProperty("breaks").EnumerateArray().Select(b => b.GetString()));
        Assert.Matches("^[0-9a-f]{16}$", finding.GetProperty("fingerprint").GetString());
        Assert.Contains("user_id", finding.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("reserved 1", finding.GetProperty("advice").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Msbuild_lines_carry_the_full_path()
    {
        WriteBoth();

        var run = Run("check", "new", "--against", "old", "--format", "msbuild", "--severity", "warning");

        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Matches(@"^/.*new/order\.proto\(4,20,4,21\): warning FIELD_RENUMBERED: Field ""user_id"" .*\.\r?$", lines[0].Replace('\\', '/').Insert(0, OperatingSystem.IsWindows() ? "/" : ""));
    }

    [Theory]
    [InlineData(1, "--severity", "error")]
    [InlineData(0, "--severity", "warning")]
    [InlineData(1, "--severity", "warning", "--fail-on", "warning")]
    [InlineData(0, "--fail-on", "never")]
    [InlineData(0, "--use", "RPC_NO_DELETE")]
    [InlineData(2, "--except", "FILE")]
    [InlineData(1, "--except", "FIELD_RENUMBERED")]
    [InlineData(1, "--use", "WIRE,CSR", "--preset", "buf")]
    [InlineData(1, "--use", "WIRE", "--use", "CSR")]
    public void The_exit_code_follows_the_policy(int expected, params string[] options)
    {
        WriteBoth();

        Assert.Equal(expected, Run(["check", "new", "--against", "old", .. options]).ExitCode);
    }

    [Fact]
    public void The_report_can_go_to_a_file()
    {
        WriteBoth();

        var run = Run("check", "new", "--against", "old", "--format", "json", "--output", "report.json");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal(2, File.ReadAllLines(Path.Combine(_directory.Path, "report.json")).Length);
    }

    [Fact]
    public void Further_reports_go_to_files_of_their_own()
    {
        WriteBoth();

        var run = Run("check", "new", "--against", "old", "--format", "github", "--report", "json=a=b.json", "--report", "sarif=report.sarif");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("::error file=", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(Path.Combine(_directory.Path, "a=b.json")).Length);
        Assert.Contains("\"version\": \"2.1.0\"", File.ReadAllText(Path.Combine(_directory.Path, "report.sarif")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--report \"x\" names no form; write --report FORMAT=FILE, with one of text, json,", "--report", "x")]
    [InlineData("--report \"xml=a\" names no form", "--report", "xml=a")]
    [InlineData("--report json names no file; write --report json=FILE", "--report", "json=")]
    [InlineData("--report json names no file", "--report", "json")]
    [InlineData("--report html \"new\" is a directory", "--report", "html=new")]
    [InlineData("two reports are to be written to \"./a\"", "--report", "html=a", "--report", "json=./a")]
    [InlineData("two reports are to be written to \"a\"", "--output", "a", "--report", "json=a")]
    public void A_further_report_that_makes_no_sense_is_an_error_before_anything_is_written(string expected, params string[] options)
    {
        WriteBoth();

        Assert.Contains(expected, Run(["check", "new", "--against", "old", .. options]).SingleError(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_directory.Path, "a")));
    }

    [Theory]
    [InlineData("missing.binpb", "does not exist")]
    [InlineData("missing.proto", "does not exist")]
    [InlineData("empty.binpb", "is empty")]
    [InlineData("text.txt", "is not a valid descriptor set")]
    [InlineData("truncated.binpb", "is not a valid descriptor set")]
    [InlineData("no-protos", "holds no .proto files")]
    [InlineData("wrong", "wrong.proto:1:20")]
    [InlineData("wrong/wrong.proto", "does not compile")]
    [InlineData("unresolved", "nowhere.proto")]
    [InlineData("git:", "names no commit")]
    public void An_input_that_cannot_be_read_is_one_error_that_names_it(string input, string expected)
    {
        var set = ProtoCompiler.Compile(("order.proto", Released));
        _directory.Write("ok.binpb", set);
        _directory.Write("empty.binpb", "");
        _directory.Write("text.txt", "syntax = \"proto3\";");
        _directory.Write("truncated.binpb", set[..^10]);
        _directory.Write("no-protos/readme.md", "nothing here");
        _directory.Write("wrong/wrong.proto", "syntax = \"proto3\"; massage M {}");
        _directory.Write("unresolved/a.proto", "syntax = \"proto3\"; import \"nowhere.proto\"; message M {}");

        var run = Run("check", input, "--against", "ok.binpb");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"protodiff: error: \"{input}\"", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_input_compared_against_is_named_as_well()
    {
        _directory.Write("new/order.proto", Released);

        Assert.Contains("\"missing.binpb\" does not exist", Run("check", "new", "--against", "missing.binpb").SingleError(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--against' is required", "check")]
    [InlineData("bogus", "check", "--against", "x", "--bogus")]
    [InlineData("xml", "check", "--against", "x", "--format", "xml")]
    [InlineData("\"NOPE\" is neither a category nor a rule", "check", "--against", "x", "--use", "NOPE")]
    [InlineData("\"FIELD_RENUMBERED\" is neither", "check", "--against", "x", "--use", "FIELD_RENUMBERED", "--preset", "buf")]
    [InlineData("Required command was not provided")]
    [InlineData("no rule \"NOPE\"", "rules", "NOPE")]
    public void Wrong_arguments_are_one_error(string expected, params string[] arguments)
    {
        Assert.Contains(expected, Run(arguments).SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_an_error()
    {
        WriteBoth();

        Assert.Contains("nowhere", Run("check", "new", "--against", "old", "--output", "nowhere/report.txt").SingleError(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_protoc_can_be_named()
    {
        WriteBoth();

        var run = ProtoDiffProcess.RunIn(_directory.Path, [("PROTODIFF_PROTOC", "/no/such/protoc")], "check", "new", "--against", "old");
        Assert.Contains("/no/such/protoc", run.SingleError(), StringComparison.Ordinal);

        run = ProtoDiffProcess.RunIn(_directory.Path, [("PROTODIFF_PROTOC", ProtoCompiler.ProtocPath)], "check", "new", "--against", "old");
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void Nothing_is_left_in_the_temporary_folder()
    {
        WriteBoth();
        _directory.Write("wrong/a.proto", "wrong");
        var temporary = Directory.CreateDirectory(Path.Combine(_directory.Path, "tmp")).FullName;
        (string, string)[] environment = [("TMPDIR", temporary), ("TMP", temporary), ("TEMP", temporary), ("DOTNET_EnableDiagnostics", "0")];

        ProtoDiffProcess.RunIn(_directory.Path, environment, "check", "new", "--against", "old");
        ProtoDiffProcess.RunIn(_directory.Path, environment, "check", "wrong", "--against", "old");

        Assert.Empty(Directory.GetFileSystemEntries(temporary, "protodiff-*"));
    }

    [Fact]
    public void Help_shows_inputs_exit_codes_and_examples()
    {
        var run = Run("check", "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (var expected in (string[])["--against", "git:REF", "0 compatible", "protodiff check protos --against git:main"])
            Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_lists_every_rule_and_explains_one()
    {
        var list = Run("rules");
        Assert.Equal(0, list.ExitCode);
        Assert.All(ProtoDiff.Rules.RuleTable.All, r => Assert.Contains(r.Id, list.Output, StringComparison.Ordinal));

        var one = Run("rules", "FIELD_RENUMBERED");
        Assert.Contains("Instead", one.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("RPC_NO_DELETE", one.Output, StringComparison.Ordinal);
    }

    private static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\\', '/');

    private void WriteBoth()
    {
        _directory.Write("old/order.proto", Released);
        _directory.Write("new/order.proto", Broken);
    }

    private ProtoDiffProcess Run(params string[] arguments) => ProtoDiffProcess.RunIn(_directory.Path, [], arguments);
}
