using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Azure Functions with a trigger that is a request or a message, in a worker of their own or in the host's process.</summary>
internal sealed class AzureFunctions : Framework
{
    /// <summary>The function's attribute, and the namespace that those of its triggers are in, or below.</summary>
    private static readonly (string Function, string Triggers)[] Models =
    {
        ("Microsoft.Azure.Functions.Worker.FunctionAttribute", "Microsoft.Azure.Functions.Worker"),
        ("Microsoft.Azure.WebJobs.FunctionNameAttribute", "Microsoft.Azure.WebJobs"),
    };

    /// <summary>What each trigger runs a function for. A failed function sees its messages again (Azure Functions documentation, "Designing for identical input").</summary>
    private static readonly Dictionary<string, EntryPointKind> Triggers = new()
    {
        ["HttpTriggerAttribute"] = EntryPointKind.HttpRequest,
        ["ServiceBusTriggerAttribute"] = EntryPointKind.Message,
        ["QueueTriggerAttribute"] = EntryPointKind.Message,
        ["EventHubTriggerAttribute"] = EntryPointKind.Message,
        ["EventGridTriggerAttribute"] = EntryPointKind.Message,
        ["KafkaTriggerAttribute"] = EntryPointKind.Message,
        ["RabbitMQTriggerAttribute"] = EntryPointKind.Message,
        ["CosmosDBTriggerAttribute"] = EntryPointKind.Message,
    };

    private readonly INamedTypeSymbol? _function;
    private readonly string _triggers;

    public AzureFunctions(LibraryTypes types)
    {
        var (function, triggers) = Models.FirstOrDefault(m => types.Find(m.Function) is not null);
        MarkerType = function ?? Models[0].Function;
        _function = types.Find(MarkerType);
        _triggers = triggers ?? Models[0].Triggers;
    }

    public override string MarkerType { get; }

    public override bool IsReason => true;

    public override bool Knows(IMethodSymbol method) => false;

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) =>
        method is { MethodKind: MethodKind.Ordinary, IsAbstract: false } && method.HasAttribute(_function) && TriggerOf(method) is { } kind
            ? new EntryPoint(kind, method.ShortName()) { IsMadePerCall = true }
            : null;

    private EntryPointKind? TriggerOf(IMethodSymbol function)
    {
        foreach (var attribute in function.Parameters.SelectMany(parameter => parameter.GetAttributes()))
        {
            if (attribute.AttributeClass is { } type && Triggers.TryGetValue(type.Name, out var kind) &&
                (type.ContainingNamespace.ToDisplayString() + ".").StartsWith(_triggers + ".", StringComparison.Ordinal)) return kind;
        }

        return null;
    }
}
