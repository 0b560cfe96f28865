using System.Security.Cryptography;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>
/// What protoc made, kept for the next run under the user's cache directory (XDG Base Directory Specification). It saves time and decides
/// nothing: an entry that is not what was written is not taken, and where nothing can be kept nothing is. PROTODIFF_CACHE=off does without.
/// </summary>
internal static class CompileCache
{
    private const string Switch = "PROTODIFF_CACHE";
    private const string Extension = ".binpb";
    private const long MaxEntryBytes = 64L << 20;
    private const long MaxBytes = 256L << 20;

    private static readonly string? Directory = Find();

    /// <summary>Appends an entry to a stream.</summary>
    /// <returns>Whether there was one; if not, nothing is appended.</returns>
    public static bool TryRead(string key, Stream to)
    {
        if (Directory is null)
            return false;
        var path = PathOf(key);
        var start = to.Position;
        try
        {
            byte[] content;
            using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            {
                if (file.Length is <= SHA256.HashSizeInBytes or > MaxEntryBytes)
                    return false;
                content = new byte[file.Length];
                file.ReadExactly(content);
            }

            if (!SHA256.HashData(content.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(content.AsSpan(0, SHA256.HashSizeInBytes)))
                return false;
            to.Write(content.AsSpan(SHA256.HashSizeInBytes));
            Touch(path);
            return true;
        }
        catch (Exception e) when (IsOfTheCache(e) && to.Position == start)
        {
            return false;
        }
    }

    /// <summary>Keeps a file, whole or not at all: it gets its name when it is complete.</summary>
    public static void Write(string key, string file)
    {
        if (Directory is null || new FileInfo(file).Length > MaxEntryBytes - SHA256.HashSizeInBytes)
            return;
        var temporary = Path.Combine(Directory, $"{key}.{Guid.NewGuid():N}");
        try
        {
            if (OperatingSystem.IsWindows())
                System.IO.Directory.CreateDirectory(Directory);
            else
                System.IO.Directory.CreateDirectory(Directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var content = File.ReadAllBytes(file);
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                stream.Write(SHA256.HashData(content));
                stream.Write(content);
            }

            File.Move(temporary, PathOf(key), overwrite: true);
            Trim();
        }
        catch (Exception e) when (IsOfTheCache(e))
        {
            Delete(temporary);
        }
    }

    private static string PathOf(string key) => Path.Combine(Directory!, key + Extension);

    // The oldest go first; leftovers of runs that were cut short are among them.
    private static void Trim()
    {
        long total = 0;
        foreach (var entry in new DirectoryInfo(Directory!).EnumerateFiles().OrderByDescending(f => f.LastWriteTimeUtc))
        {
            total += entry.Length;
            if (total > MaxBytes)
                Delete(entry.FullName);
        }
    }

    private static void Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception e) when (IsOfTheCache(e))
        {
            // It only looks older than it is.
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (IsOfTheCache(e))
        {
            // The next run tries again.
        }
    }

    private static bool IsOfTheCache(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException;

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Switch) is "off" or "0" or "false")
            return null;
        var home = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } cache && Path.IsPathFullyQualified(cache)
                ? cache
                : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } user ? Path.Combine(user, ".cache") : "";
        return home.Length > 0 ? Path.Combine(home, "protodiff") : null;
    }
}
