namespace Wirecheck.ProtoDiff;

/// <summary>A part of a version (semver.org).</summary>
public enum VersionPart
{
    /// <summary>Nothing that a program could notice.</summary>
    Patch,

    /// <summary>More than before, and nothing less.</summary>
    Minor,

    /// <summary>Someone breaks.</summary>
    Major,
}
