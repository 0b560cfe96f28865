using System.Buffers;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tool.Inputs;
using Wirecheck.ProtoDiff.Tool.Inputs.Roots;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>
/// `protodiff log`: which commit introduced which break. What breaks between the ends of a range is followed to its commit by halving the range, so that
/// thousands of commits cost a few comparisons each finding; what was broken and repaired in between breaks nobody, and is not told.
/// </summary>
internal static class LogCommand
{
    public const string Name = "log";

    public const string Examples =
        """
        Rules:
          those of --use and --except; no configuration file is read, and no acceptances: what broke is told, whoever took it on

        Examples:
          protodiff log v1.0.0..HEAD
          protodiff log v1.0.0..main api/protos --use WIRE_JSON
          protodiff log 'origin/main..' --format json

        """;


    private static readonly Argument<string> Range = new("RANGE") { Description = "The commits to look at: A..B, where A is what is released" };

    private static readonly Argument<string> Place = new("PATH") { Description = "A directory of .proto files, or one file", DefaultValueFactory = _ => "." };

    private static readonly Option<string[]> Use = new("--use") { Description = "Category or rule to check; may repeat [default: FILE]", HelpName = "ID" };

    private static readonly Option<string[]> Except = new("--except") { Description = "Category or rule not to check; may repeat", HelpName = "ID" };

    private static readonly Option<string> Format = Choices.Of("--format", "Form of the report", "text", "json");

    public static Command Create()
    {
        var command = new Command(Name, "Tells which commit of a range introduced which break.") { Range, Place, Use, Except, Format };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var (range, place) = (arguments.GetRequiredValue(Range), arguments.GetRequiredValue(Place));
        if (range.Split("..") is not [{ Length: > 0 } from, var to] || to.StartsWith('.'))
            throw new ArgumentException($"\"{range}\" is no range; write A..B, such as v1.0.0..HEAD");
        var options = new ComparisonOptions { Rules = RuleSelection.Create(Choices.Ids(arguments.GetValue(Use)), Choices.Ids(arguments.GetValue(Except))) };
        Choices.RefuseNone(options.Rules);
        var repository = GitRepository.Containing(".", range);
        var path = repository.PathOf(place, range);
        var commits = repository.Log(range, from, to.Length > 0 ? to : "HEAD", path);
        var found = new Search(commits, path, options).Run();

        using var output = Terminal.Output();
        if (arguments.GetValue(Format) == "json")
            WriteJson(found, output);
        else
            WriteText(found, commits.Count - 1, output);
        return found.Exists(c => c.Findings.Any(f => f.Severity == Severity.Error)) ? ExitCode.Breaking : ExitCode.Compatible;
    }

    private static void WriteText(List<(CommitInfo Commit, List<Finding> Findings)> found, int searched, StreamWriter output)
    {
        foreach (var (commit, findings) in found)
        {
            output.WriteLine(Printable.OneLine($"{commit.ShortId} {commit.Date} {commit.Subject}"));
            foreach (var finding in findings)
            {
                output.WriteLine($"    {Printable.OneLine(finding.Path)}:{finding.StartLine}:{finding.StartColumn}: {SeverityNames.Of(finding.Severity)} {finding.Rule}");
                output.WriteLine($"        {Printable.OneLine(finding.Message)}");
            }

            output.WriteLine();
        }

        output.WriteLine(found.Count == 0
            ? $"Compatible ({Count(searched, "commit")} looked at)."
            : $"{Count(found.Sum(c => c.Findings.Count), "breaking change")} in {Count(found.Count, "commit")} of {searched}.");
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private static void WriteJson(List<(CommitInfo Commit, List<Finding> Findings)> found, StreamWriter output)
    {
        foreach (var (commit, findings) in found)
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                json.WriteStartObject();
                json.WriteString("commit", commit.Id);
                json.WriteString("date", commit.Date);
                json.WriteString("subject", commit.Subject);
                json.WriteStartArray("findings");
                foreach (var finding in findings)
                    JsonLinesReport.Write(json, finding);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        }
    }

    /// <param name="commits">The start of the range, and the commits after it that change .proto files, oldest first.</param>
    private sealed class Search(IReadOnlyList<CommitInfo> commits, string path, ComparisonOptions options)
    {
        private readonly Dictionary<int, IReadOnlyList<Finding>> _known = new() { [0] = [] };
        private readonly List<(CommitInfo, List<Finding>)> _found = [];
        private Progress? _progress;

        public List<(CommitInfo Commit, List<Finding> Findings)> Run()
        {
            using var progress = _progress = Progress.Show($"looking at {Count(commits.Count - 1, "commit")}");
            if (commits.Count > 1)
                Within(0, commits.Count - 1, FindingsAt(commits.Count - 1).Select(f => f.Fingerprint).ToHashSet(StringComparer.Ordinal));
            return _found;
        }

        /// <summary>Follows findings to their commits; each is there at the end of the stretch, and not at its start.</summary>
        private void Within(int low, int high, HashSet<string> wanted)
        {
            var known = FindingsAt(low).Select(f => f.Fingerprint).ToHashSet(StringComparer.Ordinal);
            List<Finding> added = [.. FindingsAt(high).Where(f => wanted.Contains(f.Fingerprint) && !known.Contains(f.Fingerprint))];
            if (added.Count == 0)
                return;
            if (high - low == 1)
            {
                _found.Add((commits[high], added));
                return;
            }

            var middle = (low + high) / 2;
            Within(low, middle, wanted);
            Within(middle, high, wanted);
        }

        private IReadOnlyList<Finding> FindingsAt(int index)
        {
            if (!_known.TryGetValue(index, out var findings))
            {
                _progress?.Next($"looking at {commits[index].ShortId}, {_known.Count} of at most {Count(commits.Count - 1, "commit")}");
                using var inputs = InputResolver.Resolve($"git:{commits[index].Id}:{path}", $"git:{commits[0].Id}:{path}", ImportSettings.None);
                _known.Add(index, findings = SchemaComparison.Compare(inputs.Previous.Set, inputs.Current.Set, options).Findings);
            }

            return findings;
        }
    }
}
