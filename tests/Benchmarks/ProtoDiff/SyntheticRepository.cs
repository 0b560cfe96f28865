using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Wirecheck.Benchmarks.ProtoDiff;

/// <summary>
/// A git repository of .proto files with two commits, the later of which deletes a field in a few of them: packages of ten files, each file using
/// the first of its package.
/// </summary>
internal static class SyntheticRepository
{
    private const int FilesAPackage = 10;
    private const int MessagesAFile = 4;
    private const int FieldsAMessage = 8;
    private static readonly string[] Types = ["string", "int64", "bool", "double", "bytes", "uint32"];

    public static void Create(string directory, int files, int changed)
    {
        Git(directory, "init", "--quiet", "--initial-branch=main");
        for (var file = 0; file < files; file++)
            Write(directory, file, isChanged: false);
        Commit(directory, "before");

        // Evenly apart, and none that others import: a pull request seldom does that.
        for (var change = 1; change <= changed; change++)
            Write(directory, Math.Min(files - 1, (int)((long)files * change / (changed + 1)) | 1), isChanged: true);
        Commit(directory, "after");
    }

    private static void Write(string directory, int index, bool isChanged)
    {
        var first = index - (index % FilesAPackage);
        var text = new StringBuilder($"syntax = \"proto3\";\n\npackage shop.area{index / FilesAPackage}.v1;\n\n");
        if (index != first)
            text.Append(CultureInfo.InvariantCulture, $"import \"{NameOf(first)}\";\n\n");
        for (var message = 0; message < MessagesAFile; message++)
        {
            text.Append(CultureInfo.InvariantCulture, $"// Message {message} of part {index}.\nmessage Part{index}Message{message} {{\n");
            for (var number = isChanged && message == 0 ? 2 : 1; number <= FieldsAMessage; number++)
                text.Append(CultureInfo.InvariantCulture, $"  // What this field is for, in a sentence.\n  {(number % 5 == 0 ? "repeated " : "")}{Types[(index + message + number) % Types.Length]} field_{number} = {number};\n");
            text.Append(CultureInfo.InvariantCulture, $"  Part{first}Message0 parent = {FieldsAMessage + 1};\n}}\n\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"service Service{index} {{\n  rpc Call(Part{index}Message0) returns (Part{index}Message1);\n}}\n");
        var path = Path.Combine(directory, NameOf(index));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ToString());
    }

    private static string NameOf(int file) => $"shop/area{file / FilesAPackage}/v1/part{file}.proto";

    private static void Commit(string directory, string message)
    {
        Git(directory, "add", "--all");
        Git(directory, "-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "--message", message);
    }

    private static void Git(string directory, params string[] arguments)
    {
        using var git = Process.Start("git", ["-C", directory, .. arguments]);
        git.WaitForExit();
        if (git.ExitCode != 0)
            throw new BenchmarkException($"git {string.Join(' ', arguments)} ended with exit code {git.ExitCode}");
    }
}
