using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>How many values a field has, and whether its absence can be told from its default.</summary>
internal enum Cardinality
{
    /// <summary>One or none.</summary>
    Explicit,

    /// <summary>One, which is the default when it is not set.</summary>
    Implicit,

    /// <summary>Exactly one.</summary>
    Required,

    /// <summary>Any number, in order.</summary>
    Repeated,

    /// <summary>Any number, by key.</summary>
    Map,
}

/// <summary>What the rules about cardinality ask of one.</summary>
internal static class Cardinalities
{
    public static Cardinality Of(FieldSchema field)
    {
        if (field.IsRepeated)
            return field.IsMap() ? Cardinality.Map : Cardinality.Repeated;
        if (field.IsRequired)
            return Cardinality.Required;
        return field.HasPresence ? Cardinality.Explicit : Cardinality.Implicit;
    }

    /// <summary>As a schema says it.</summary>
    public static string Name(this Cardinality cardinality) => cardinality switch
    {
        Cardinality.Explicit => "optional with presence",
        Cardinality.Implicit => "optional without presence",
        Cardinality.Required => "required",
        Cardinality.Repeated => "repeated",
        _ => "a map",
    };

    /// <summary>The cardinality that stands for all that are written alike in binary. A map is a repeated entry (protobuf.dev, "Maps").</summary>
    public static Cardinality OnTheWire(this Cardinality cardinality) =>
        cardinality == Cardinality.Map ? Cardinality.Repeated : cardinality.InJson();

    /// <summary>The cardinality that stands for all that are written alike in binary and in JSON.</summary>
    public static Cardinality InJson(this Cardinality cardinality) => cardinality == Cardinality.Implicit ? Cardinality.Explicit : cardinality;
}
