using System.CommandLine;
using Wirecheck.ProtoDiff.Tool.Inputs;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>`protodiff compile`, for the build package alone: makes a descriptor set of the .proto files of a project, as they are or as they were.</summary>
internal static class CompileCommand
{
    private static readonly Argument<string> List = new("LIST") { Description = "The import roots and files, as the build lists them" };

    private static readonly Option<string> Output = new("--output", "-o") { Description = "The descriptor set to write", HelpName = "FILE", Required = true };

    private static readonly Option<string?> At = new("--at")
    {
        Description = "The files as they are in a commit; when it has none of them, no set is written",
        HelpName = "git:REF",
    };

    private static readonly Option<string?> Dependencies = new("--dependencies") { Description = "File to write the paths of all that was read to", HelpName = "FILE" };

    private static readonly Flag WithoutSourceInfo = new("--without-source-info") { Description = "Leave out positions and comments" };

    public static Command Create()
    {
        var command = new Command("compile", "Makes a descriptor set of the .proto files of a project.") { List, Output, At, Dependencies, WithoutSourceInfo };
        command.Hidden = true;
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var path = arguments.GetRequiredValue(Output);
        var current = ProjectFiles.Read(arguments.GetRequiredValue(List));
        using var temporary = new TemporaryDirectory(current.Input);
        var files = arguments.GetValue(At) is { } at ? current.At(Reference(at), temporary) : current;
        File.Delete(path);
        if (files is null)
            return ExitCode.Compatible;

        using var set = Protoc.Compile(files, temporary);
        var named = files.Files.ToHashSet(StringComparer.Ordinal);
        using var output = File.Create(path);
        var names = ProjectSet.Write(set, n => files.Find(n) is not { } file || !named.Contains(file), !WithoutSourceInfo.IsSet(arguments), output);
        if (arguments.GetValue(Dependencies) is { } dependencies)
            File.WriteAllLines(dependencies, names.Select(files.Find).OfType<string>());
        return ExitCode.Compatible;
    }

    private static GitReference Reference(string text) =>
        GitReference.TryParse(text) is { Path: null } reference
            ? reference
            : throw new SchemaException($"\"{text}\" is no commit; write git:REF, such as git:main: the files of the project are looked for in it");
}
