using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>AWS Lambda functions that answer HTTP, by what they take or by the attributes of Amazon.Lambda.Annotations, and those that take messages.</summary>
internal sealed class AwsLambda : Framework
{
    private const string FunctionAttributeType = "Amazon.Lambda.Annotations.LambdaFunctionAttribute";

    private static readonly string[] ApiAttributes =
    {
        "Amazon.Lambda.Annotations.APIGateway.HttpApiAttribute", "Amazon.Lambda.Annotations.APIGateway.RestApiAttribute",
        "Amazon.Lambda.Annotations.APIGateway.FunctionUrlAttribute",
    };

    private static readonly string[] Requests =
    {
        "Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest", "Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyRequest",
        "Amazon.Lambda.ApplicationLoadBalancerEvents.ApplicationLoadBalancerRequest",
    };

    /// <summary>Batches of messages, of which Lambda may hand over any twice (AWS Lambda Developer Guide, "Using Lambda with Amazon SQS").</summary>
    private static readonly string[] Messages = { "Amazon.Lambda.SQSEvents.SQSEvent", "Amazon.Lambda.SNSEvents.SNSEvent" };

    private readonly INamedTypeSymbol? _function;

    public AwsLambda(LibraryTypes types) => _function = types.Find(FunctionAttributeType);

    public override string MarkerType => "Amazon.Lambda.Core.ILambdaContext";

    public override bool IsReason => true;

    public override bool Knows(IMethodSymbol method) => false;

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsAbstract: false }) return null;
        if (Takes(method, Messages)) return new EntryPoint(EntryPointKind.Message, method.ShortName());

        return Takes(method, Requests) || IsAnnotated(method) ? new EntryPoint(EntryPointKind.HttpRequest, method.ShortName()) : null;
    }

    /// <summary>The event first and the context second: what the runtime calls a handler with.</summary>
    private bool Takes(IMethodSymbol method, string[] events) =>
        method.Parameters.Length == 2 && method.Parameters[1].Type.FullName() == MarkerType && events.Contains(method.Parameters[0].Type.FullName());

    private bool IsAnnotated(IMethodSymbol method) =>
        method.HasAttribute(_function) && method.GetAttributes().Any(a => a.AttributeClass is { } attribute && ApiAttributes.Contains(attribute.FullName()));
}
