using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Inputs.Roots;

/// <summary>A directory of a place that imports start from.</summary>
/// <param name="Directory">Its path.</param>
/// <param name="Module">The module it is of, which may leave some of it out.</param>
internal sealed record ImportRoot(string Directory, BufModule? Module = null)
{
    /// <summary>Whether a file can be imported from here.</summary>
    public bool Holds(string path) => SlashPath.IsInside(path, Directory) && Module?.Holds(path) != false;

    /// <summary>Whether it has anything to do with a directory.</summary>
    public bool Meets(string directory) => SlashPath.IsInside(Directory, directory) || SlashPath.IsInside(directory, Directory);
}
