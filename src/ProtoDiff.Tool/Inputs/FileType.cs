using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Tells files from pipes and devices, which .NET does not, and whose reading may never end.</summary>
internal static partial class FileType
{
    // statx(2): the same layout on every Linux. stat(2) of macOS: st_mode after a 32-bit st_dev.
    private const int BufferBytes = 256;
    private const int LinuxModeOffset = 28;
    private const int MacModeOffset = 4;
    private const int CurrentDirectory = -100;
    private const uint TypeAndMode = 3;

    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Whether a path leads, through links too, to a regular file; taken to be so where the system cannot be asked.</summary>
    public static bool IsRegular(string path)
    {
        var buffer = new Buffer();
        try
        {
            if (OperatingSystem.IsLinux())
                return StatX(CurrentDirectory, path, 0, TypeAndMode, ref buffer) != 0 || IsRegular(buffer, LinuxModeOffset);
            if (OperatingSystem.IsMacOS())
                return (RuntimeInformation.ProcessArchitecture == Architecture.X64 ? Stat64(path, ref buffer) : Stat(path, ref buffer)) != 0 || IsRegular(buffer, MacModeOffset);
        }
        catch (EntryPointNotFoundException)
        {
            // An older libc: opening the file will tell.
        }

        return true;
    }

    private static bool IsRegular(Buffer buffer, int offset) => (BitConverter.ToUInt16(((ReadOnlySpan<byte>)buffer)[offset..]) & TypeMask) == Regular;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int directory, string path, int flags, uint mask, ref Buffer buffer);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, ref Buffer buffer);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat64(string path, ref Buffer buffer);

    [InlineArray(BufferBytes)]
    private struct Buffer
    {
        private byte _first;
    }
}
