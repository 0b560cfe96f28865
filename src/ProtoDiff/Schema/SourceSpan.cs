namespace Wirecheck.ProtoDiff.Schema;

/// <summary>A stretch of a .proto file: zero-based, the end column exclusive (descriptor.proto, SourceCodeInfo.Location.span).</summary>
internal readonly record struct SourceSpan(int StartLine, int StartColumn, int EndLine, int EndColumn);
