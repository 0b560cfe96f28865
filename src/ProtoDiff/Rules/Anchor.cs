using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>Where a finding is shown: a file of the current side, and paths into its source info, the best first.</summary>
/// <param name="File">The file.</param>
/// <param name="Paths">Paths to try in turn; when none has a location, the finding stands at 1:1.</param>
internal readonly record struct Anchor(FileSchema File, int[][] Paths)
{
    /// <summary>The element as a whole.</summary>
    public static Anchor At(SchemaElement element) => new(element.File, WithBackup(element, element.Path()));

    /// <summary>The type a field is declared with.</summary>
    public static Anchor AtType(FieldSchema field)
    {
        var token = field.TypeName is null ? FieldFields.Type : FieldFields.TypeName;
        int[] path = field.Path();
        return new(field.File, [[.. path, token], .. WithBackup(field, path)]);
    }

    /// <summary>The number a field is declared with.</summary>
    public static Anchor AtNumber(FieldSchema field)
    {
        int[] path = field.Path();
        return new(field.File, [[.. path, FieldFields.Number], .. WithBackup(field, path)]);
    }

    // The parts of a map entry are not written anywhere: they stand where the map field does.
    private static int[][] WithBackup(SchemaElement element, int[] path)
    {
        var entry = element as MessageSchema ?? element.Parent as MessageSchema;
        return entry is { IsMapEntry: true, Parent: MessageSchema owner } && Array.Find(owner.Fields, f => f.TypeName == entry.FullName) is { } map
            ? [path, map.Path()]
            : [path];
    }
}
