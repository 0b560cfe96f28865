using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Azure Functions with an HTTP trigger, in a worker of their own or in the host's process.</summary>
internal sealed class AzureFunctions : Framework
{
    /// <summary>The function's attribute, and its trigger's.</summary>
    private static readonly (string Function, string Trigger)[] Models =
    {
        ("Microsoft.Azure.Functions.Worker.FunctionAttribute", "Microsoft.Azure.Functions.Worker.HttpTriggerAttribute"),
        ("Microsoft.Azure.WebJobs.FunctionNameAttribute", "Microsoft.Azure.WebJobs.HttpTriggerAttribute"),
    };

    private readonly (INamedTypeSymbol? Function, INamedTypeSymbol? Trigger) _model;

    public AzureFunctions(Compilation compilation)
    {
        var (function, trigger) = Models.FirstOrDefault(m => compilation.GetBestType(m.Function) is not null);
        MarkerType = function ?? Models[0].Function;
        if (trigger is not null) _model = (compilation.GetBestType(MarkerType), compilation.GetBestType(trigger));
    }

    public override string MarkerType { get; }

    public override bool IsReason => true;

    public override bool Knows(IMethodSymbol method) => false;

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) =>
        method is { MethodKind: MethodKind.Ordinary, IsAbstract: false } && method.HasAttribute(_model.Function) && method.Parameters.Any(p => p.HasAttribute(_model.Trigger))
            ? new EntryPoint(EntryPointKind.HttpRequest, method.ShortName()) { IsMadePerCall = true }
            : null;
}
