namespace Wirecheck.ProtoDiff.Sources;

/// <summary>A stretch of bytes that is decoded only when something asks for it.</summary>
/// <param name="Start">Offset of the first byte, in what the owner says the range is of.</param>
/// <param name="Length">Number of bytes; 0 when the element has none.</param>
internal readonly record struct ByteRange(int Start, int Length)
{
    public int End => Start + Length;
}
