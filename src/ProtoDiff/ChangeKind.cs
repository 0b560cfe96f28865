namespace Wirecheck.ProtoDiff;

/// <summary>What happened to an element.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>It has another type.</summary>
    Retyped,

    /// <summary>It is the same under another number.</summary>
    Renumbered,

    /// <summary>It is the same under another name.</summary>
    Renamed,

    /// <summary>It stands somewhere else.</summary>
    Moved,

    /// <summary>It is the same but for an option, a label or another property.</summary>
    Altered,
}
