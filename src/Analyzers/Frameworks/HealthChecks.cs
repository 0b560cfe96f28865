using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Microsoft.Extensions.Diagnostics.HealthChecks: a check exists to call what the service depends on.</summary>
internal sealed class HealthChecks : Framework
{
    private readonly INamedTypeSymbol? _check;

    public HealthChecks(LibraryTypes types) => _check = types.Find(MarkerType);

    public override string MarkerType => "Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck";

    public override bool Knows(IMethodSymbol method) => false;

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) =>
        method is { Name: "CheckHealthAsync", IsAbstract: false, ContainingType: { TypeKind: TypeKind.Class } type } && type.Implements(_check)
            ? new EntryPoint(EntryPointKind.HttpRequest, method.ShortName(), IsHealthProbe: true)
            : null;
}
