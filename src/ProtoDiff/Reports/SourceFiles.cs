using System.Text;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>The lines of the current schema's files, where these are on disk. Findings come file by file, and so one file is kept.</summary>
/// <param name="root">The directory the files are in; null when they are in none.</param>
internal sealed class SourceFiles(string? root)
{
    // More than any schema that people read: beyond it nothing is quoted.
    private const int MaxBytes = 4 << 20;

    private string? _path;
    private byte[] _bytes = [];
    private List<int> _starts = [];

    /// <summary>A line, without its end; null when the file is not there or does not reach that far.</summary>
    /// <param name="path">Name of the file, as other files import it.</param>
    /// <param name="number">From 1.</param>
    public SourceLine? Line(string path, int number)
    {
        if (_path != path)
            Read(path);
        if (number >= _starts.Count)
            return null;
        var line = _bytes.AsSpan(_starts[number - 1].._starts[number]).TrimEnd("\r\n"u8);
        return new(Encoding.UTF8.GetString(line));
    }

    private void Read(string path)
    {
        _path = path;
        _bytes = Bytes(path);

        // The last one ends the last line. A line that was cut off is none.
        _starts = new() { 0 };
        for (var i = 0; i < _bytes.Length; i++)
        {
            if (_bytes[i] == '\n')
                _starts.Add(i + 1);
        }

        if (_bytes.Length < MaxBytes && _starts[^1] < _bytes.Length)
            _starts.Add(_bytes.Length);
    }

    // The names come from a descriptor: they must not lead anywhere but into the directory.
    private byte[] Bytes(string path)
    {
        if (root is null || path.Length == 0 || Path.IsPathRooted(path) || path.Split('/', '\\').Contains(".."))
            return [];
        try
        {
            var file = new FileInfo(Path.Combine(root, path));
            if (!file.Exists || file.Length == 0)
                return [];
            using var stream = file.OpenRead();
            var bytes = new byte[Math.Min(file.Length, MaxBytes)];
            return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
