using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>System.Text.Json, System.Net.Http.Json and Newtonsoft.Json: bodies read into values that have a type, and into those that have none.</summary>
internal sealed class JsonBodies : Framework
{
    private static readonly (string Type, string Method)[] Readers =
    {
        ("System.Net.Http.Json.HttpContentJsonExtensions", "ReadFromJsonAsync"),
        ("System.Text.Json.JsonSerializer", "Deserialize"), ("System.Text.Json.JsonSerializer", "DeserializeAsync"),
        ("System.Text.Json.JsonDocument", "Parse"), ("System.Text.Json.JsonDocument", "ParseAsync"),
        ("System.Text.Json.Nodes.JsonNode", "Parse"), ("System.Text.Json.Nodes.JsonNode", "ParseAsync"),
        ("Newtonsoft.Json.JsonConvert", "DeserializeObject"),
        ("Newtonsoft.Json.Linq.JToken", "Parse"), ("Newtonsoft.Json.Linq.JObject", "Parse"), ("Newtonsoft.Json.Linq.JArray", "Parse"),
    };

    private static readonly string[] Untyped =
    {
        "System.Text.Json.JsonElement", "System.Text.Json.JsonDocument",
        "System.Text.Json.Nodes.JsonNode", "System.Text.Json.Nodes.JsonObject", "System.Text.Json.Nodes.JsonArray",
        "Newtonsoft.Json.Linq.JToken", "Newtonsoft.Json.Linq.JObject", "Newtonsoft.Json.Linq.JArray",
        "System.Dynamic.ExpandoObject",
    };

    private static readonly string[] Lookups =
    {
        "GetProperty", "TryGetProperty", "TryGetPropertyValue", "TryGetValue", "GetValueOrDefault", "SelectToken", "SelectTokens", "Value", "EnumerateArray", "EnumerateObject",
    };

    public override string MarkerType => "System.Text.Json.JsonSerializer";

    public override bool Knows(IMethodSymbol method) =>
        method.Name is "ReadFromJsonAsync" or "Deserialize" or "DeserializeAsync" or "DeserializeObject" or "Parse" or "ParseAsync" &&
        Readers.Contains((method.ContainingType.FullName(), method.Name));

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        var type = Result(call);
        return IsUntyped(type) && (call.Receiver() ?? call.Arguments.FirstOrDefault()?.Value) is { } body ? new BodyRead(call, body, type!) : null;
    }

    /// <summary>The value that a call answers with, awaited; <c>dynamic</c> where that is what it is taken for.</summary>
    public static ITypeSymbol? Result(IInvocationOperation call)
    {
        IOperation value = call;
        while (value.Parent is IAwaitOperation or IParenthesizedOperation or IInvocationOperation { TargetMethod.Name: TaskMembers.ConfigureAwait }) value = value.Parent;
        if (value.Parent is IConversionOperation { Type.TypeKind: TypeKind.Dynamic } taken) return taken.Type;

        return call.Type is INamedTypeSymbol { TypeArguments.Length: 1 } task && task.IsAwaitable() ? task.TypeArguments[0] : call.Type;
    }

    /// <summary>Whether a type says nothing of the fields that its values have.</summary>
    public static bool IsUntyped(ITypeSymbol? type) => type switch
    {
        null => false,
        { TypeKind: TypeKind.Dynamic } => true,
        INamedTypeSymbol { Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary", TypeArguments: { Length: 2 } arguments } =>
            arguments[0].SpecialType == SpecialType.System_String && (arguments[1].SpecialType == SpecialType.System_Object || IsUntyped(arguments[1])),
        _ => Untyped.Contains(type.FullName()),
    };

    /// <summary>Whether an operation looks up a field of the value it is made on, or goes through its items.</summary>
    public static bool LooksUp(IOperation? operation) => operation is
        IPropertyReferenceOperation { Property.IsIndexer: true } or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation ||
        (operation is IInvocationOperation call && Lookups.Contains(call.TargetMethod.Name));
}
