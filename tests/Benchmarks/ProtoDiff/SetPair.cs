using System.ComponentModel;
using System.Diagnostics;

namespace Wirecheck.Benchmarks.ProtoDiff;

/// <summary>A case: two descriptor sets, and how many files they describe where that is known.</summary>
internal sealed record SetPair(string Name, string Old, string New, int? Files = null)
{
    /// <summary>Sets that a user named, and the new one beside a copy of itself. What is compressed is decompressed first, for both programs alike.</summary>
    public static IEnumerable<SetPair> Given(string old, string @new, string directory)
    {
        var (previous, current) = (Decompressed(old, directory), Decompressed(@new, directory));
        yield return new($"{Title(old)} → {Title(@new)}", previous, current);
        yield return new($"{Title(@new)}, unchanged", Copy(current, directory), current);
    }

    /// <summary>Sets made up: a tiny pair, then for each size one with three changed files and one with none.</summary>
    public static IEnumerable<SetPair> Synthetic(IEnumerable<int> sizes, string directory)
    {
        yield return Make("tiny", files: 1, changed: 1, directory);
        foreach (var files in sizes)
        {
            var pair = Make($"{files:N0} files, 3 changed", files, changed: 3, directory);
            yield return pair;
            yield return new($"{files:N0} files, unchanged", pair.Old, Copy(pair.Old, directory), files);
        }
    }

    private static SetPair Make(string name, int files, int changed, string directory)
    {
        var (old, @new) = (Path.Combine(directory, $"{files}-old.binpb"), Path.Combine(directory, $"{files}-new.binpb"));
        SyntheticSchema.Write(old, files, changed: 0);
        SyntheticSchema.Write(@new, files, changed);
        return new(name, old, @new, files);
    }

    private static string Copy(string path, string directory)
    {
        var copy = Path.Combine(directory, $"{Path.GetFileNameWithoutExtension(path)}-copy.binpb");
        File.Copy(path, copy, overwrite: true);
        return copy;
    }

    private static string Title(string path) => Path.GetFileName(path).Replace(".zst", "").Replace(".binpb", "");

    private static string Decompressed(string path, string directory)
    {
        if (!File.Exists(path))
            throw new BenchmarkException($"\"{path}\" does not exist");
        if (!path.EndsWith(".zst", StringComparison.Ordinal))
            return Path.GetFullPath(path);

        var output = Path.Combine(directory, Path.GetFileNameWithoutExtension(path));
        try
        {
            using var zstd = Process.Start("zstd", ["--decompress", "--quiet", "--force", path, "-o", output]);
            zstd.WaitForExit();
            return zstd.ExitCode == 0 ? output : throw new BenchmarkException($"\"{path}\" cannot be decompressed");
        }
        catch (Win32Exception)
        {
            throw new BenchmarkException($"\"{path}\" is compressed, and zstd is not installed");
        }
    }
}
