namespace Wirecheck.ProtoDiff;

/// <summary>What happened to an element.</summary>
public enum ChangeKind
{
    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>It has another type.</summary>
    Retyped,

    /// <summary>It is the same under another number.</summary>
    Renumbered,
}
