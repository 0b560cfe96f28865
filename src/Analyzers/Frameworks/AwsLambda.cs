using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>AWS Lambda functions that answer HTTP: by what they take, or by the attributes of Amazon.Lambda.Annotations.</summary>
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

    private readonly INamedTypeSymbol? _function;

    public AwsLambda(Compilation compilation) => _function = compilation.GetBestType(FunctionAttributeType);

    public override string MarkerType => "Amazon.Lambda.Core.ILambdaContext";

    public override bool IsReason => true;

    public override bool Knows(IMethodSymbol method) => false;

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsAbstract: false } && (TakesRequest(method) || IsAnnotated(method))
            ? new EntryPoint(EntryPointKind.HttpRequest, method.ShortName())
            : null;

    /// <summary>The request first and the context second: what the runtime calls a handler with.</summary>
    private bool TakesRequest(IMethodSymbol method) =>
        method.Parameters.Length == 2 && method.Parameters[1].Type.FullName() == MarkerType && Requests.Contains(method.Parameters[0].Type.FullName());

    private bool IsAnnotated(IMethodSymbol method) =>
        method.HasAttribute(_function) && method.GetAttributes().Any(a => a.AttributeClass is { } attribute && ApiAttributes.Contains(attribute.FullName()));
}
