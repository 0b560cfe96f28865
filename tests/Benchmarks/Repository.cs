namespace Wirecheck.Benchmarks;

/// <summary>The checkout that the benchmarks were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>What the benchmarks leave behind, out of git's sight.</summary>
    public static string Artifacts { get; } = Path.Combine(Root, "artifacts", "benchmarks");

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Directory.Packages.props")))
                return directory.FullName;
        }

        throw new BenchmarkException("the benchmarks run outside their repository");
    }
}
