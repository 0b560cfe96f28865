using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>The protobuf compiler that comes with the tool (the one of Grpc.Tools), or the one named by PROTODIFF_PROTOC.</summary>
internal static class Protoc
{
    private const string PathVariable = "PROTODIFF_PROTOC";

    private const string NotFound = ": File not found.";

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
        foreach (var path in (string[])[root, output.Path, Bundle, .. files.MoreRoots])
        {
            if (Printable.HasControl(path))
                throw new SchemaException($"\"{files.Input}\" cannot be compiled: \"{path}\" has control characters in it; rename the directory");
        }

        // protoc takes an import root with the separator in it for two. The root of the files is its current directory, and needs no name.
        if (((IEnumerable<string>)(files.Paths is null ? [] : [root, .. files.MoreRoots])).FirstOrDefault(r => r.Contains(Path.PathSeparator, StringComparison.Ordinal)) is { } two)
            throw new SchemaException($"\"{files.Input}\" cannot be compiled: protoc takes no import root with '{Path.PathSeparator}' in it, such as \"{two}\"; rename it");
        if (include.Contains(Path.PathSeparator, StringComparison.Ordinal))
            throw new SchemaException($"\"{files.Input}\" cannot be compiled: protodiff is installed in \"{Bundle}\", and protoc takes no path with '{Path.PathSeparator}' in it; install it elsewhere");

        // In a file, one a line: thousands of names do not fit a command line. "./": a name may start with a dash.
        output.Write(
            arguments,
            Encoding.UTF8.GetBytes(string.Concat(
                ((string[])
                [
                    $"--proto_path={(files.Paths is null ? "." : root)}",
                    .. files.MoreRoots.Select(r => $"--proto_path={r}"),
                    $"--proto_path={include}",
                    "--include_imports",
                    "--include_source_info",
                    $"--descriptor_set_out={set}",
                    .. files.Paths ?? files.Names.Select(n => $"./{n}"),
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
        string[] said = [.. run.Error.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];
        string[] lines = [.. said.Select(l => Located(files, l))];
        if (said.FirstOrDefault(l => l.EndsWith(NotFound, StringComparison.Ordinal))?[..^NotFound.Length] is { } import
            && Array.FindIndex(said, l => l.Contains($": Import \"{import}\" was not found", StringComparison.Ordinal)) is >= 0 and var at)
        {
            var importer = lines[at][..lines[at].IndexOf(": Import ", StringComparison.Ordinal)];
            return new($"\"{files.Input}\" does not compile: {importer} imports \"{import}\", which is in none of the import roots; name the directory that \"{import}\" starts from with -I DIR, or add its module to {BufModule.FileName}")
            {
                Details = [.. lines.Where((_, i) => i != at && !said[i].StartsWith(import + NotFound, StringComparison.Ordinal))],
            };
        }

        var first = lines is [var line, ..] ? line : $"nothing, and exits with {run.ExitCode}";
        return new($"\"{files.Input}\" does not compile; protoc says: {first}") { Details = lines is [_, .. var more] ? more : [] };
    }

    // protoc names files from the root. What the user can open is named from where the user is; the files of a commit are gone when this is read.
    private static string Located(ProtoFiles files, string line)
    {
        // A name may hold a colon itself.
        var name = files.Names.Where(n => line.StartsWith($"{n}:", StringComparison.Ordinal)).MaxBy(n => n.Length);
        return name is not null ? $"{(files.UsersRoot is { } root ? Path.Combine(root, files.PathOf(name)) : files.PathOf(name))}{line[name.Length..]}" : line;
    }

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
