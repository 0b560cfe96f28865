namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>How a revision leads to a commit.</summary>
internal enum GitRevision
{
    /// <summary>It names it (gitrevisions(7)).</summary>
    Commit,

    /// <summary>Where HEAD left it.</summary>
    MergeBase,

    /// <summary>By the newest tag before HEAD that matches it.</summary>
    LatestTag,
}
