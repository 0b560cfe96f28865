using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Wirecheck.ProtoDiff.Reports;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>The protobuf compiler that comes with the tool (the one of Grpc.Tools), or the one named by PROTODIFF_PROTOC.</summary>
internal static class Protoc
{
    private const string PathVariable = "PROTODIFF_PROTOC";

    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly string Bundle = Path.Combine(AppContext.BaseDirectory, "protoc");

    private static readonly string Include = Path.Combine(Bundle, "include");

    /// <summary>The files that decide what is made of a schema, so that what another protoc made of it is not taken for this one's.</summary>
    public static string Identity() => string.Join('\n', ((string[])[Find(), Path.Combine(Include, "google/protobuf/descriptor.proto")]).Select(Identity));

    /// <summary>A file that comes with protoc, such as google/protobuf/timestamp.proto; null when there is none of that name.</summary>
    public static byte[]? ReadBundled(string name) =>
        !name.Contains("..", StringComparison.Ordinal) && Path.Combine(Include, name) is var path && !Path.IsPathRooted(name) && File.Exists(path) ? File.ReadAllBytes(path) : null;

    /// <summary>Compiles files to a descriptor set with imports and source info.</summary>
    /// <exception cref="SchemaException">protoc refuses them, or cannot be run. The message carries what protoc wrote.</exception>
    /// <returns>Path of the set.</returns>
    public static string Compile(ProtoFiles files, TemporaryDirectory output)
    {
        var set = output.File("schema.binpb");
        var arguments = output.File("protoc-arguments");
        var root = Path.GetFullPath(files.Root);
        var include = Include;
        foreach (var path in (string[])[root, output.Path, Bundle])
        {
            if (Printable.HasControl(path))
                throw new SchemaException($"\"{files.Input}\" cannot be compiled: \"{path}\" has control characters in it; rename the directory");
        }

        // protoc takes an import root with the separator in it for two. The root of the files is its current directory, and needs no name.
        if (include.Contains(Path.PathSeparator, StringComparison.Ordinal))
            throw new SchemaException($"\"{files.Input}\" cannot be compiled: protodiff is installed in \"{Bundle}\", and protoc takes no path with '{Path.PathSeparator}' in it; install it elsewhere");

        // In a file, one a line: thousands of names do not fit a command line. "./": a name may start with a dash.
        output.Write(
            arguments,
            Encoding.UTF8.GetBytes(string.Concat(
                ((string[])
                [
                    "--proto_path=.",
                    $"--proto_path={include}",
                    "--include_imports",
                    "--include_source_info",
                    $"--descriptor_set_out={set}",
                    .. files.Names.Select(n => $"./{n}"),
                    .. files.Bundled.Select(n => Path.Combine(include, n)),
                ]).Select(a => a + "\n"))));
        var protoc = Find();
        using var progress = Progress.Show($"compiling {files.Input}");
        var run = ChildProcess.Run(protoc, [$"@{arguments}"], directory: root)
            ?? throw new SchemaException($"\"{files.Input}\" cannot be compiled: \"{protoc}\" cannot be started; set {PathVariable} to a protoc that can");
        if (run.ExitCode != 0)
            throw Refused(files, run);
        return new FileInfo(set) is { Exists: true, Length: > 0 }
            ? set
            : throw new SchemaException($"\"{files.Input}\" cannot be compiled: \"{protoc}\" ended without an error and without a descriptor set; set {PathVariable} to a protoc");
    }

    /// <summary>Compiles the files of a build to a descriptor set with imports and source info.</summary>
    /// <exception cref="SchemaException">protoc refuses them, or cannot be run. The message carries what protoc wrote.</exception>
    public static DescriptorSet Compile(ProjectFiles files, TemporaryDirectory output)
    {
        var set = output.File("schema.binpb");
        var arguments = output.File("protoc-arguments");
        string[] roots = [.. files.Roots, Path.Combine(Bundle, "include")];
        if (Array.Find([.. roots, .. files.Files], Printable.HasControl) is { } odd)
            throw new SchemaException($"\"{files.Input}\" cannot be compiled: \"{odd}\" has control characters in it; rename it");
        if (Array.Find(roots, r => r.Contains(Path.PathSeparator, StringComparison.Ordinal)) is { } two)
            throw new SchemaException($"\"{files.Input}\" cannot be compiled: protoc takes no import root with '{Path.PathSeparator}' in it, such as \"{two}\"; rename it");
        output.Write(
            arguments,
            Encoding.UTF8.GetBytes(string.Concat(
                ((string[])[.. roots.Select(r => $"--proto_path={r}"), "--include_imports", "--include_source_info", $"--descriptor_set_out={set}", .. files.Files])
                .Select(a => a + "\n"))));
        var protoc = Find();
        var run = ChildProcess.Run(protoc, [$"@{arguments}"])
            ?? throw new SchemaException($"\"{files.Input}\" cannot be compiled: \"{protoc}\" cannot be started; set {PathVariable} to a protoc that can");
        return run.ExitCode == 0
            ? DescriptorSet.Open(set, files.Input)
            : throw new SchemaException($"\"{files.Input}\" does not compile; protoc says: {run.Error.Trim().Split('\n')[0].Trim()}") { Details = [.. run.Error.Trim().Split('\n').Skip(1).Select(l => l.Trim())] };
    }

    // One line with the first error and the remedy; the further errors of protoc, a place each, below it.
    private static SchemaException Refused(ProtoFiles files, ChildProcess run)
    {
        string[] lines = [.. run.Error.Split('\n').Select(l => Located(files, l.Trim())).Where(l => l.Length > 0)];
        var isMissing = Array.Find(lines, l => l.EndsWith(": File not found.", StringComparison.Ordinal)) is not null;
        var first = lines is [var line, ..] ? line : $"nothing, and exits with {run.ExitCode}";
        var remedy = isMissing
            ? files.UsersRoot is not null ? "; files import each other relative to the input: pass the directory that all imports start from" : "; files import each other relative to the path: write git:REF:path with the directory that all imports start from"
            : "";
        return new($"\"{files.Input}\" does not compile; protoc says: {first}{remedy}") { Details = lines is [_, .. var more] ? more : [] };
    }

    // protoc names files from the root. What the user can open is named from where the user is; the files of a commit are gone when this is read.
    private static string Located(ProtoFiles files, string line) =>
        files.UsersRoot is { } root && files.Names.Any(n => line.StartsWith(n + ":", StringComparison.Ordinal)) ? Path.Combine(root, line) : line;

    private static string Identity(string path) =>
        new FileInfo(path) is { Exists: true } file ? string.Create(CultureInfo.InvariantCulture, $"{path} {file.Length} {file.LastWriteTimeUtc.Ticks}") : path;

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path)
            return path.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Path.GetFullPath(path) : ChildProcess.Find(path) ?? path;
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
