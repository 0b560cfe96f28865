using System.Runtime.InteropServices;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>A directory that is gone when the work is done, also when the work is interrupted.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly PosixSignalRegistration[] _signals;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("protodiff-");

    public TemporaryDirectory() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Delete()),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Delete()),
    ];

    public string Path => _directory.FullName;

    /// <summary>Path of a file in the directory.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        Delete();
    }

    private void Delete()
    {
        try
        {
            _directory.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The verdict matters more than a leftover in the temporary folder.
        }
    }
}
