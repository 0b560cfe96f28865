namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>A directory that is gone after the test.</summary>
internal sealed class TestDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("protodiff-tests-");

    public string Path => _directory.FullName;

    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose()
    {
        // Git marks its objects read-only, which Windows takes for protection against deletion.
        foreach (var file in _directory.EnumerateFiles("*", SearchOption.AllDirectories))
            file.Attributes = FileAttributes.Normal;
        _directory.Delete(recursive: true);
    }
}
