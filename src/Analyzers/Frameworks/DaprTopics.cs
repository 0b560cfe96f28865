using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// Dapr's publish and subscribe: endpoints that its sidecar calls for each message of a topic, at least once (Dapr documentation, "Pub/sub overview"), and
/// what is published through it.
/// </summary>
internal sealed class DaprTopics : Framework
{
    private static readonly string[] Attributes = { "Dapr.TopicAttribute", "Dapr.AspNetCore.BulkSubscribeAttribute" };

    public override string MarkerType => Attributes[0];

    public override bool IsReason => true;

    public override bool Knows(IMethodSymbol method) => false;

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) =>
        method is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, IsAbstract: false } && HasTopic(method)
            ? new EntryPoint(EntryPointKind.Message, method.ShortName()) { IsMadePerCall = true }
            : null;

    public override bool DeliversTo(IInvocationOperation mapping, IOperation handler) =>
        (handler switch
        {
            IAnonymousFunctionOperation lambda => HasTopic(lambda.Symbol),
            IMethodReferenceOperation named => HasTopic(named.Method),
            _ => false,
        }) ||
        FluentChain.From(mapping).Any(step => step.TargetMethod is { Name: "WithTopic", ContainingType.Name: "DaprEndpointConventionBuilderExtensions" });

    private static bool HasTopic(IMethodSymbol method) =>
        method.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && Attributes.Contains(type.FullName()));
}
