namespace Wirecheck.ProtoDiff.Schema;

/// <summary>A stretch of a .proto file: zero-based, the end column exclusive (descriptor.proto, SourceCodeInfo.Location.span).</summary>
internal sealed record SourceSpan(int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>Where something stands whose place is not known.</summary>
    public static SourceSpan StartOfFile { get; } = new(0, 0, 0, 0);
}
