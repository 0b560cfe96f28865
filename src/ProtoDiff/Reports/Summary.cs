using System.Globalization;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>What people want to know first: how much breaks, and what that means for the next version.</summary>
internal static class Summary
{
    /// <summary>What was found, in one line.</summary>
    public static string Of(ComparisonResult result)
    {
        Finding[] open = [.. result.Open];
        var accepted = result.Findings.Count - open.Length;
        var compared = $"({Count(result.CurrentFiles, "file")}, {Number(result.ChangedFiles)} changed)";
        var alsoAccepted = accepted > 0 ? $", {Number(accepted)} accepted" : "";
        if (open.Length == 0)
            return $"Compatible{alsoAccepted} {compared}.";
        var files = open.Select(f => f.Path).Distinct().Count(p => p.Length > 0);
        var where = files > 0 ? $" in {Count(files, "file")}" : "";
        return $"{Count(open.Length, "breaking change")}{where}{Severities(open)}{alsoAccepted} {compared}.";
    }

    /// <summary>What the change asks of the next version; empty when nothing changed.</summary>
    public static string Version(ComparisonResult result) => result.ChangedFiles == 0 ? "" : result.NextVersion switch
    {
        VersionPart.Major => "Next version: major.",
        VersionPart.Minor => "Next version: minor.",
        _ => "Next version: patch.",
    };

    /// <summary>How a break is accepted, in one line.</summary>
    public static string Of(Policy.Acceptance acceptance)
    {
        var until = acceptance.Until is { } day ? $"until {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : null;
        var by = string.Join(", ", new[] { acceptance.By, until }.Where(p => p is not null));
        return by.Length > 0 ? $"accepted: {acceptance.Reason} ({by})" : $"accepted: {acceptance.Reason}";
    }

    /// <summary>What is wrong with acceptances, a line each.</summary>
    public static IEnumerable<string> Notes(ComparisonResult result) =>
    [
        .. result.Notes,
        .. result.StaleAcceptances.Select(a => $"{a.Source ?? "an acceptance"}: {a.Rule} of {a.Element} is accepted, but nothing breaks there any more; take it out"),
    ];

    // Breaks are errors unless something says otherwise.
    private static string Severities(Finding[] open)
    {
        var warnings = open.Count(f => f.Severity == Severity.Warning);
        if (warnings == 0)
            return "";
        var errors = open.Length - warnings;
        return errors == 0 ? $": {Count(warnings, "warning")}" : $": {Count(errors, "error")}, {Count(warnings, "warning")}";
    }

    private static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
