using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>Gives findings their lines and columns, file by file, with what is known of their acceptance and their witnesses, and puts them in order.</summary>
/// <param name="severities">How much the rules matter.</param>
/// <param name="accepted">What is accepted.</param>
/// <param name="witnesses">Looks for witnesses; null when none are asked for.</param>
/// <param name="against">What people call the previous schema.</param>
internal sealed class FindingPlacer(SeverityTable severities, AcceptedFindings accepted, WitnessSearch? witnesses, IReadOnlyList<string> against)
{
    public IReadOnlyList<Finding> Place(List<PendingFinding> findings)
    {
        var placed = findings
            .GroupBy(f => f.Anchor.File)
            .SelectMany(file => Place(file.Key, [.. file]))
            .DistinctBy(f => f.Placed)
            .Select(f => witnesses is null ? f.Placed : f.Placed with { Witness = witnesses.Find(f.Pending) })
            .ToList();
        placed.Sort(FindingOrder.Instance);
        return placed;
    }

    private IEnumerable<PlacedFinding> Place(FileSchema? file, PendingFinding[] findings)
    {
        var spans = file is null ? [] : SourceLocator.Locate(file, findings.SelectMany(f => f.Anchor.Paths));
        foreach (var finding in findings)
        {
            var path = finding.Anchor.Paths.FirstOrDefault(spans.ContainsKey);
            var span = path is null ? SourceSpan.StartOfFile : spans[path];
            var placed = new Finding
            {
                Rule = finding.Rule.Id,
                Severity = severities.Of(finding),
                Path = file?.Path ?? "",
                StartLine = span.StartLine + 1,
                StartColumn = span.StartColumn + 1,
                EndLine = span.EndLine + 1,
                EndColumn = span.EndColumn + 1,
                Message = finding.Message,
                Advice = finding.Advice,
                Change = finding.Rule.Change,
                Breaks = finding.Breaks,
                Element = finding.Element,
                Against = against,
                Package = (file ?? finding.Against)?.Package ?? "",
                Subject = new(finding.Subject.Previous, finding.Subject.Current),
                Fingerprint = Fingerprints.Of(finding.Rule.Id, finding.Element, finding.Detail),
            };
            yield return new(accepted.Of(placed, finding.Anchor) is { } acceptance ? placed with { Acceptance = acceptance } : placed, finding);
        }
    }

    /// <summary>A finding with its place. A class: code for it is compiled beforehand, which that for a tuple is not.</summary>
    private sealed record PlacedFinding(Finding Placed, PendingFinding Pending);
}
