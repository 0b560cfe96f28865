namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>A directory that is gone when the work is done, also when the work is interrupted.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private DirectoryInfo? _directory;

    /// <exception cref="SchemaException">There is no place for temporary files.</exception>
    public TemporaryDirectory(string input)
    {
        try
        {
            Interruption.Add(this, () => _directory = System.IO.Directory.CreateTempSubdirectory("protodiff-"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SchemaException(
                $"\"{input}\" cannot be compiled: no temporary files can be made in \"{System.IO.Path.GetTempPath()}\" ({e.Message}); set TMPDIR to a directory that can be written", e);
        }
    }

    public string Path => _directory!.FullName;

    /// <summary>Path of a file in the directory.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Makes a directory in the directory, of a name that is not taken yet.</summary>
    /// <returns>Its path.</returns>
    public string NewDirectory(string name)
    {
        var number = 1;
        var path = File(name);
        while (System.IO.Directory.Exists(path))
            path = File($"{name}{++number}");
        return Interruption.Guard(() => System.IO.Directory.CreateDirectory(path).FullName);
    }

    /// <summary>Writes a file in the directory, in directories that are made as needed. It must not be there yet.</summary>
    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        Interruption.Guard(() =>
        {
            System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.CreateNew);
            file.Write(copy);
            return true;
        });
    }

    public void Dispose() => Interruption.Remove(this, Delete);

    /// <summary>Deletes the directory. Only for whoever has made sure that nobody writes to it any more.</summary>
    public void Delete()
    {
        try
        {
            _directory?.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The verdict matters more than a leftover in the temporary folder.
        }
    }
}
