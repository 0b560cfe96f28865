using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>The submodules of a repository on disk, as its <c>.gitmodules</c> lists them (gitmodules(5)).</summary>
internal static class Submodules
{
    private const string FileName = ".gitmodules";

    /// <summary>Whether a directory is one.</summary>
    /// <param name="directory">Its full path, without links.</param>
    public static bool Contain(string directory)
    {
        if (Path.GetDirectoryName(directory) is not { } parent || ConfigurationFile.RepositoryAround(parent) is not { } repository)
            return false;
        var list = Path.Combine(repository, FileName);
        return File.Exists(list) && File.ReadLines(list).Select(PathOf).Any(p => p is not null && Path.GetFullPath(Path.Combine(repository, p)) == directory);
    }

    private static string? PathOf(string line) => line.Split('=', 2) is [var key, var value] && key.Trim() == "path" ? value.Trim().Trim('"') : null;
}
