using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>
/// JSON goes by the names of fields: what becomes there of a field whose number carries another one now, or none, is up to the field that has its name.
/// </summary>
internal static class Namesake
{
    /// <summary>The field of a message that has the name of a field of its other version; null when there is none, and for extensions.</summary>
    public static FieldSchema? Of(FieldSchema field, MessageSchema? other) => field.IsExtension ? null : other?.FindField(field.Name);

    /// <summary>Who reads something else from the JSON of two fields of one name, whatever their numbers.</summary>
    public static Breaks JsonReadersThatBreak(TypeCompatibility types, FieldSchema previous, FieldSchema current) =>
        Breaks.Json
        & (FieldSameName.JsonReadersThatBreak(previous, current)
            | (types.Same(previous, current) ? Breaks.None : types.ReadersThatBreak(previous, current))
            | FieldSameCardinality.ReadersThatBreak(Cardinalities.Of(previous), Cardinalities.Of(current))
            | FieldSameDefault.ReadersThatBreak(previous, current));

    /// <summary>Who breaks in JSON by a previous field whose name is gone: new readers refuse it, and old ones refuse to be without it if they require it.</summary>
    public static Breaks ReadersThatMiss(FieldSchema gone) => Breaks.JsonNewReadsOld | (gone.IsRequired ? Breaks.JsonOldReadsNew : Breaks.None);

    /// <summary>
    /// Who reads something else from the JSON of two fields of one number whose names stand elsewhere in the other version; null when they do not. One that
    /// was renumbered is reported as that.
    /// </summary>
    public static Breaks? ElsewhereThatBreak(SchemaPairs pairs, FieldSchema previous, FieldSchema current)
    {
        if (previous.Name == current.Name || previous.IsExtension || current.IsExtension)
            return null;
        var (now, was) = (Of(previous, current.Message), Of(current, previous.Message));
        if (now is null && was is null)
            return null;
        return (now is null ? ReadersThatMiss(previous) : ByName(previous, now)) | (was is null ? Breaks.None : ByName(was, current));

        Breaks ByName(FieldSchema before, FieldSchema after) => pairs.IsRenumbered(before) ? Breaks.None : JsonReadersThatBreak(pairs.Types, before, after);
    }
}
