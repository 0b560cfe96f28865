namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Something that stands in a file, or the file itself.</summary>
internal interface IDeclared
{
    /// <summary>The file.</summary>
    FileSchema File { get; }
}
