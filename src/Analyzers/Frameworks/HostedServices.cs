using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Microsoft.Extensions.Hosting: work that runs beside requests and messages, for as long as the process does.</summary>
internal sealed class HostedServices : Framework
{
    private const string HostedServiceType = "Microsoft.Extensions.Hosting.IHostedService";

    private readonly INamedTypeSymbol? _hostedService;

    public HostedServices(LibraryTypes types) => _hostedService = types.Find(HostedServiceType);

    public override string MarkerType => HostedServiceType;

    public override bool Knows(IMethodSymbol member) => false;

    /// <summary>What the host calls, and what only that can call. A public method of its own may be anybody's.</summary>
    public override bool IsJob(IMethodSymbol method) =>
        method is { IsStatic: false, ContainingType: { TypeKind: TypeKind.Class } type } &&
        type.Implements(_hostedService) &&
        (method.IsOverride ||
         method.DeclaredAccessibility == Accessibility.Private ||
         _hostedService!.GetMembers().Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method)));
}
