using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Writes diagnostics as the code that expects them, to be pasted into a test.</summary>
internal sealed class DiagnosticText(ImmutableArray<DiagnosticAnalyzer> analyzers, string defaultPath)
{
    public static string Position(FileLinePositionSpan span, bool ignoreEnd)
    {
        var (start, end) = (span.StartLinePosition, span.EndLinePosition);
        return $"{span.Path}({start.Line + 1},{start.Character + 1}"
            + (ignoreEnd ? ")" : $")-({end.Line + 1},{end.Character + 1})");
    }

    public string Of(Diagnostic diagnostic)
    {
        var code = new StringBuilder($"// {diagnostic}{Environment.NewLine}    {Creation(diagnostic.Id, diagnostic.Severity)}");
        foreach (var location in diagnostic.AdditionalLocations.Prepend(diagnostic.Location).Where(location => location != Location.None))
        {
            code.Append(Span(location.GetLineSpan()));
        }

        return code.Append(Arguments(DiagnosticComparison.Arguments(diagnostic))).Append(',').ToString();
    }

    public string Of(DiagnosticResult diagnostic)
    {
        var code = new StringBuilder($"// {diagnostic}{Environment.NewLine}    {Creation(diagnostic.Id, diagnostic.Severity)}");
        foreach (var location in diagnostic.Spans)
        {
            var start = location.Span.StartLinePosition;
            code.Append(location.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength)
                ? $".WithLocation({File(location.Span)}{start.Line + 1}, {start.Character + 1})"
                : Span(location.Span));
        }

        return code.Append(Arguments(diagnostic.MessageArguments ?? [])).Append(',').ToString();
    }

    private static string Arguments(IReadOnlyCollection<object?> arguments) =>
        arguments.Count == 0 ? string.Empty : $".WithArguments({string.Join(", ", arguments.Select(argument => $"\"{argument}\""))})";

    private string Creation(string id, DiagnosticSeverity severity)
    {
        var supported = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).ToList();
        return supported.Any(descriptor => descriptor.Id == id)
            ? $"VerifyCS.Diagnostic({(supported.Count == 1 ? string.Empty : $"\"{id}\"")})"
            : severity switch
            {
                DiagnosticSeverity.Error => $"DiagnosticResult.CompilerError(\"{id}\")",
                DiagnosticSeverity.Warning => $"DiagnosticResult.CompilerWarning(\"{id}\")",
                _ => $"new DiagnosticResult(\"{id}\", DiagnosticSeverity.{severity})",
            };
    }

    private string Span(FileLinePositionSpan span)
    {
        var (start, end) = (span.StartLinePosition, span.EndLinePosition);
        return $".WithSpan({File(span)}{start.Line + 1}, {start.Character + 1}, {end.Line + 1}, {end.Character + 1})";
    }

    private string File(FileLinePositionSpan span) => span.Path == defaultPath ? string.Empty : $"\"{span.Path}\", ";
}
