using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Values on their way to bytes: what was written, before it was text and after.</summary>
internal static class Serialization
{
    /// <summary>Methods that write what they are given first, and nothing else.</summary>
    private static readonly (string Type, string Method)[] Writers =
    {
        ("System.Text.Json.JsonSerializer", "Serialize"), ("System.Text.Json.JsonSerializer", "SerializeToUtf8Bytes"),
        ("Newtonsoft.Json.JsonConvert", "SerializeObject"), ("MessagePack.MessagePackSerializer", "Serialize"),
        ("Google.Protobuf.MessageExtensions", "ToByteArray"), ("Google.Protobuf.MessageExtensions", "ToByteString"),
        ("System.Text.Encoding", "GetBytes"), ("System.MemoryExtensions", "AsMemory"),
        ("System.BinaryData", "FromObjectAsJson"), ("System.BinaryData", "FromString"), ("System.BinaryData", "FromBytes"),
    };

    private static readonly string[] Wrappers = { "System.BinaryData", "System.ReadOnlyMemory`1" };

    /// <summary>What was written, or the value itself where nothing in this function writes it.</summary>
    public static IOperation Undo(IOperation value)
    {
        // A value that is written into itself stands only in code that does not compile.
        for (var step = 0; step < 8; step++)
        {
            value = value.Resolve();
            var written = value switch
            {
                IInvocationOperation { Arguments.Length: > 0 } call when IsWriter(call.TargetMethod) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value,
                IObjectCreationOperation { Arguments.Length: > 0 } creation when Wrappers.Contains(creation.Type?.FullName() ?? "") => creation.Arguments[0].Value,
                _ => null,
            };
            if (written is null) return value;
            value = written;
        }

        return value;
    }

    private static bool IsWriter(IMethodSymbol method) => Writers.Contains(((method.ReducedFrom ?? method).ContainingType.FullName(), method.Name));
}
