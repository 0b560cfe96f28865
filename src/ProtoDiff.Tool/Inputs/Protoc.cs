using System.Runtime.InteropServices;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>The protobuf compiler that comes with the tool (the one of Grpc.Tools), or the one named by PROTODIFF_PROTOC.</summary>
internal static class Protoc
{
    private const string PathVariable = "PROTODIFF_PROTOC";

    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly string Bundle = Path.Combine(AppContext.BaseDirectory, "protoc");

    /// <summary>Compiles files to a descriptor set with imports and source info.</summary>
    /// <exception cref="SchemaException">protoc refuses them, or cannot be run. The message carries what protoc wrote.</exception>
    public static DescriptorSet Compile(ProtoFiles files, TemporaryDirectory output)
    {
        var set = output.File("schema.binpb");
        var arguments = output.File("protoc-arguments");
        var root = Path.GetFullPath(files.Root);

        // In a file, one a line: thousands of names do not fit a command line. Full paths: protoc looks for others in its own directory first.
        File.WriteAllLines(
            arguments,
            [
                $"--proto_path={root}",
                $"--proto_path={Path.Combine(Bundle, "include")}",
                "--include_imports",
                "--include_source_info",
                $"--descriptor_set_out={set}",
                .. files.Names.Select(n => Path.Combine(root, n)),
            ]);
        var protoc = Find();
        var run = ChildProcess.Run(protoc, [$"@{arguments}"])
            ?? throw new SchemaException($"\"{files.Input}\" cannot be compiled: \"{protoc}\" cannot be started; set {PathVariable} to a protoc that can");
        if (run.ExitCode == 0)
            return DescriptorSet.Open(set, files.Input, files.IsUsers ? files.Root : null);

        // The files of a commit are in a temporary directory, which is gone when the message is read.
        var error = files.IsUsers ? run.Error : run.Error.Replace(root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        throw new SchemaException($"\"{files.Input}\" does not compile; protoc says: {error.Trim()}");
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path)
            return path;
        var bundled = Platforms().Select(p => Path.Combine(Bundle, p, OperatingSystem.IsWindows() ? "protoc.exe" : "protoc")).FirstOrDefault(File.Exists)
            ?? throw new SchemaException(
                $"no protoc for {RuntimeInformation.RuntimeIdentifier} comes with protodiff, and .proto files need one; set {PathVariable} to one, or pass a descriptor set");
        MakeExecutable(bundled);
        return bundled;
    }

    // The folder names of Grpc.Tools. Windows on Arm runs x64 programs.
    private static string[] Platforms()
    {
        if (OperatingSystem.IsMacOS())
            return ["macosx_universal"];
        var architecture = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        return OperatingSystem.IsWindows() ? [$"windows_{architecture}", "windows_x64"] : [$"linux_{architecture}"];
    }

    // Archives of packages do not keep the executable bit.
    private static void MakeExecutable(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var mode = File.GetUnixFileMode(path);
        if (mode.HasFlag(UnixFileMode.UserExecute))
            return;
        try
        {
            File.SetUnixFileMode(path, mode | Executable);
        }
        catch (UnauthorizedAccessException)
        {
            // Someone else's installation: starting it will tell.
        }
    }
}
