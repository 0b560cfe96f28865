using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>SignalR: the methods of hubs, which clients invoke and wait for.</summary>
internal sealed class SignalR : Framework
{
    private readonly INamedTypeSymbol? _hub;

    public SignalR(LibraryTypes types) => _hub = types.Find(MarkerType);

    public override string MarkerType => "Microsoft.AspNetCore.SignalR.Hub";

    public override bool IsReason => true;

    public override bool Knows(IMethodSymbol method) => false;

    /// <summary>Public methods, and what runs when a client connects or leaves (Microsoft.AspNetCore.SignalR, HubReflectionHelper.GetHubMethods).</summary>
    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsGenericMethod: false, IsAbstract: false } &&
        method.ContainingType.DerivesFrom(_hub) && !OverridesObject(method) && !(method.Name == nameof(IDisposable.Dispose) && method.Parameters.IsEmpty)
            ? new EntryPoint(EntryPointKind.HttpRequest, method.ShortName()) { IsMadePerCall = true }
            : null;

    private static bool OverridesObject(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden) method = overridden;
        return method.ContainingType.SpecialType == SpecialType.System_Object;
    }
}
