using System.CommandLine;
using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>`protodiff config-schema`: what editors need to know of protodiff.yaml.</summary>
internal static class ConfigSchemaCommand
{
    public const string Name = "config-schema";

    public const string Examples =
        """
        Examples:
          protodiff config-schema > protodiff.schema.json
          # yaml-language-server: $schema=protodiff.schema.json      as the first line of protodiff.yaml

        """;

    public static Command Create()
    {
        var command = new Command(Name, "Writes the JSON schema of protodiff.yaml, by which editors complete and check it.");
        command.SetAction(_ =>
        {
            using var output = Terminal.Output();
            ConfigurationSchema.Write(output);
            return ExitCode.Compatible;
        });
        return command;
    }
}
