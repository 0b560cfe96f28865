namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>Data that some checkouts have beside the repository and others do not: test pairs of other tools, and large real schemas.</summary>
internal static class SharedData
{
    /// <summary>A directory in <c>shared</c> beside the repository; null where there is none.</summary>
    public static string? Find(string name)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var candidate = Path.Combine(directory.FullName, "shared", name);
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
