using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>Where a finding is shown: a file of the current side, and paths into its source info, the best first.</summary>
/// <param name="File">The file; null when what the finding is about has none any more.</param>
/// <param name="Paths">Paths to try in turn; when none has a location, the finding stands at 1:1.</param>
/// <param name="Owner">Path of the element or statement above which a comment about the finding would stand; null when there is none.</param>
internal readonly record struct Anchor(FileSchema? File, int[][] Paths, int[]? Owner = null)
{
    /// <summary>Nowhere: what is gone left nothing behind.</summary>
    public static Anchor Nowhere { get; } = new(null, []);

    /// <summary>The element as a whole.</summary>
    public static Anchor At(SchemaElement element) => new(element.File, [.. Ends(element)], OwnerOf(element));

    /// <summary>The file as a whole.</summary>
    public static Anchor At(FileSchema file) => new(file, []);

    /// <summary>The type a field is declared with.</summary>
    public static Anchor AtType(FieldSchema field) => AtToken(field, field.TypeName is null ? FieldFields.Type : FieldFields.TypeName);

    /// <summary>The number a field is declared with.</summary>
    public static Anchor AtNumber(FieldSchema field) => AtToken(field, FieldFields.Number);

    /// <summary>Part of what an element is written with, by the descriptor's field for it.</summary>
    public static Anchor AtToken(SchemaElement element, int token) =>
        element.MapField() is { } map
            ? new(element.File, [[.. element.Path(), token], element.Path(), [.. map.Path(), FieldFields.TypeName], map.Path()], map.Path())
            : new(element.File, [[.. element.Path(), token], element.Path()], element.Path());

    /// <summary>A statement of a file, by the descriptor's fields that can hold it; the start of the file when it is not written.</summary>
    public static Anchor AtStatement(FileSchema file, params int[] tokens) => new(file, [.. tokens.Select(t => new[] { t })], [tokens[0]]);

    /// <summary>An option of a file; the start of the file when it is not written.</summary>
    public static Anchor AtOption(FileSchema file, int option) => new(file, [[FileFields.Options, option]], [FileFields.Options, option]);

    /// <summary>An option of an element, or what a path leads to in it; the start of the file when it is not written.</summary>
    public static Anchor AtOption(SchemaElement element, params ReadOnlySpan<int> option) =>
        new(element.File, [[.. element.Path(), element.OptionsField, .. option]], OwnerOf(element));

    /// <summary>An option of an element that states a feature, or the whole FeatureSet where that is written in one.</summary>
    public static Anchor AtFeature(SchemaElement element, Feature feature)
    {
        int[] features = [.. element.Path(), element.OptionsField, element.FeaturesField];
        return new(element.File, [.. Enumerable.Range(0, feature.Path.Length + 1).Select(cut => (int[])[.. features, .. feature.Path[..^cut]])], OwnerOf(element));
    }

    /// <summary>This place, or another one where this one is not written.</summary>
    public Anchor Or(Anchor other) => this with { Paths = [.. Paths, .. other.Paths] };

    private static int[] OwnerOf(SchemaElement element) => (element.MapField() ?? element).Path();

    // The key and the value of a map, and the entry that holds them, are written nowhere but in the map field.
    private static IEnumerable<int[]> Ends(SchemaElement element) =>
        element.MapField() is { } map ? [element.Path(), map.Path()] : [element.Path()];
}
