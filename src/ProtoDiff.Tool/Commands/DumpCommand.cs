using System.CommandLine;
using System.Text;
using Wirecheck.ProtoDiff.Tool.Inputs;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>`protodiff dump`: the descriptor set that an input is taken for.</summary>
internal static class DumpCommand
{
    public const string Name = "dump";

    public const string Examples =
        """
        Examples:
          protodiff dump protos -o api.binpb
          protodiff dump git:v1.2.0:protos -o released.binpb
          protodiff dump Orders.dll --format json -o shipped.json

        """;

    private static readonly Argument<string> Input = new("INPUT") { Description = "The schema: any input of `protodiff check`" };

    private static readonly Option<string> Format = Choices.Of("--format", "Form of the set", "binpb", "json");

    private static readonly Option<string[]> ImportDirectory = Choices.ImportDirectories();

    private static readonly Option<string> Output = new("--output", "-o") { Description = "File to write", HelpName = "FILE", Required = true };

    public static Command Create()
    {
        var command = new Command(Name, "Writes the descriptor set of an input to a file.") { Input, Format, Output, ImportDirectory };
        command.SetAction(Run);
        return command;
    }

    // What is there only because others import it stays marked as that.
    private static byte[] Bytes(DescriptorSet set)
    {
        if (set.Layout is not { } layout)
        {
            var source = new byte[set.Source.Length];
            set.Source.Read(0, source);
            return source;
        }

        var marked = new MemoryStream();
        ProjectSet.Write(set, layout.IsImport, keepSourceInfo: true, marked);
        return marked.ToArray();
    }

    private static int Run(ParseResult arguments)
    {
        var (text, path) = (arguments.GetRequiredValue(Input), arguments.GetRequiredValue(Output));
        using var input = InputResolver.Resolve(text, arguments.GetValue(ImportDirectory));
        var set = Bytes(input.Set);
        if (arguments.GetValue(Format) == "json")
            set = Encoding.UTF8.GetBytes(JsonImage.FromBinary(text, set) + "\n");
        try
        {
            File.WriteAllBytes(path, set);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"the set cannot be written to \"{path}\": {e.Message.TrimEnd('.')}; name a file that can be written with --output", e);
        }

        return ExitCode.Compatible;
    }
}
