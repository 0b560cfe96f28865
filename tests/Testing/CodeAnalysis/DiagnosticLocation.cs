namespace Microsoft.CodeAnalysis.Testing;

/// <summary>One location of an expected diagnostic.</summary>
public readonly struct DiagnosticLocation(FileLinePositionSpan span, DiagnosticLocationOptions options)
{
    /// <summary>Where.</summary>
    public FileLinePositionSpan Span { get; } = span;

    /// <summary>How <see cref="Span"/> is to be read.</summary>
    public DiagnosticLocationOptions Options { get; } = options;
}
