using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>Where a finding is shown: a file of the current side, and paths into its source info, the best first.</summary>
/// <param name="File">The file.</param>
/// <param name="Paths">Paths to try in turn; when none has a location, the finding stands at 1:1.</param>
internal readonly record struct Anchor(FileSchema File, int[][] Paths)
{
    /// <summary>The element as a whole.</summary>
    public static Anchor At(SchemaElement element) => new(element.File, [element.Path(), .. element.MapField() is { } map ? [map.Path()] : Array.Empty<int[]>()]);

    /// <summary>The type a field is declared with.</summary>
    public static Anchor AtType(FieldSchema field) => AtToken(field, field.TypeName is null ? FieldFields.Type : FieldFields.TypeName);

    /// <summary>The number a field is declared with.</summary>
    public static Anchor AtNumber(FieldSchema field) => AtToken(field, FieldFields.Number);

    // The key and the value of a map are written nowhere but in the type of the map field.
    private static Anchor AtToken(FieldSchema field, int token)
    {
        int[] path = field.Path();
        int[][] own = [[.. path, token], path];
        return new(field.File, field.MapField() is { } map ? [.. own, [.. map.Path(), FieldFields.TypeName], map.Path()] : own);
    }
}
