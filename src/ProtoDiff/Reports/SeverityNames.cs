namespace Wirecheck.ProtoDiff.Reports;

internal static class SeverityNames
{
    public static string Of(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
