using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>Gives findings their lines and columns, file by file, and their witnesses, and puts them in order.</summary>
internal static class FindingPlacer
{
    public static IReadOnlyList<Finding> Place(List<PendingFinding> findings, SeverityTable severities, AcceptedFindings accepted, WitnessSearch? witnesses) =>
    [
        .. findings
            .GroupBy(f => f.Anchor.File)
            .SelectMany(file => Place(file.Key, [.. file], severities, accepted))
            .DistinctBy(f => f.Placed)
            .Select(f => witnesses is null ? f.Placed : f.Placed with { Witness = witnesses.Find(f.Pending) })
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .ThenBy(f => f.StartLine)
            .ThenBy(f => f.StartColumn)
            .ThenBy(f => f.Rule, StringComparer.Ordinal)
            .ThenBy(f => f.Message, StringComparer.Ordinal),
    ];

    private static IEnumerable<(Finding Placed, PendingFinding Pending)> Place(FileSchema? file, PendingFinding[] findings, SeverityTable severities, AcceptedFindings accepted)
    {
        var spans = file is null ? [] : SourceLocator.Locate(file, findings.SelectMany(f => f.Anchor.Paths));
        foreach (var finding in findings)
        {
            var path = finding.Anchor.Paths.FirstOrDefault(spans.ContainsKey);
            var span = path is null ? SourceSpan.StartOfFile : spans[path];
            var placed = new Finding
            {
                Rule = finding.Rule.Id,
                Severity = severities.Of(finding.Rule),
                Path = file?.Name ?? "",
                StartLine = span.StartLine + 1,
                StartColumn = span.StartColumn + 1,
                EndLine = span.EndLine + 1,
                EndColumn = span.EndColumn + 1,
                Message = finding.Message,
                Advice = finding.Advice,
                Change = finding.Rule.Change,
                Breaks = finding.Breaks,
                Element = finding.Element,
                Fingerprint = Fingerprints.Of(finding.Rule.Id, finding.Element, finding.Detail),
            };
            yield return (accepted.Of(placed, finding.Anchor) is { } acceptance ? placed with { Acceptance = acceptance } : placed, finding);
        }
    }
}
