namespace Wirecheck.ProtoDiff.Schema;

/// <summary>What a field says of how it behaves in requests (AIP-203, option google.api.field_behavior).</summary>
internal static class FieldBehavior
{
    /// <summary>The position of a behavior among those a field is annotated with; -1 when it is not.</summary>
    public static int IndexOf(FieldSchema field, int behavior) =>
        field.Options.Length == 0 ? -1 : OptionMessage.Of(field).Numbers(FieldBehaviorValues.Extension).IndexOf((ulong)behavior);

    /// <summary>Whether a field is annotated with a behavior.</summary>
    public static bool Has(FieldSchema field, int behavior) => IndexOf(field, behavior) >= 0;
}
