using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>FastEndpoints: an endpoint is a class whose base is the library's, and whose handler overrides that one's.</summary>
internal sealed class FastEndpoints : Framework
{
    private readonly INamedTypeSymbol? _endpoint;

    public FastEndpoints(LibraryTypes types) => _endpoint = types.Find(MarkerType);

    public override string MarkerType => "FastEndpoints.BaseEndpoint";

    public override bool IsReason => true;

    public override bool Knows(IMethodSymbol method) => false;

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) =>
        method is { Name: "HandleAsync" or "ExecuteAsync", IsOverride: true, IsAbstract: false } && method.ContainingType.DerivesFrom(_endpoint)
            ? new EntryPoint(EntryPointKind.HttpRequest, method.ShortName())
            : null;
}
