namespace Wirecheck.Acceptance.Tests.Support;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    public static string Read(params string[] path) => System.IO.File.ReadAllText(File(path));

    /// <summary>The files git knows, relative to the root, with forward slashes.</summary>
    public static string[] Files(params string[] patterns)
    {
        var list = Command.Run("git", Root, ["ls-files", "-z", "--", .. patterns]).Succeeded();
        return [.. list.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => System.IO.File.Exists(File(f)))];
    }

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(directory.FullName, "Analyzers.sln"))) return directory.FullName;
        }

        throw new DirectoryNotFoundException("the tests run outside their repository");
    }
}
