using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>ASP.NET Core MVC: the actions of controllers.</summary>
internal sealed class AspNetCoreMvc : Framework
{
    private const string ControllerAttributeType = "Microsoft.AspNetCore.Mvc.ControllerAttribute";
    private const string ControllerSuffix = "Controller";

    private readonly INamedTypeSymbol? _controller;
    private readonly INamedTypeSymbol? _nonController;
    private readonly INamedTypeSymbol? _nonAction;
    private readonly INamedTypeSymbol? _routeTemplate;

    public AspNetCoreMvc(LibraryTypes types)
    {
        _controller = types.Find(ControllerAttributeType);
        _nonController = types.Find("Microsoft.AspNetCore.Mvc.NonControllerAttribute");
        _nonAction = types.Find("Microsoft.AspNetCore.Mvc.NonActionAttribute");
        _routeTemplate = types.Find("Microsoft.AspNetCore.Mvc.Routing.IRouteTemplateProvider");
    }

    public override string MarkerType => ControllerAttributeType;

    public override bool IsReason => true;

    /// <summary>What makes actions without a route of their own reachable.</summary>
    public override IReadOnlyCollection<string> RegistrationMethods { get; } =
        new[] { "MapControllerRoute", "MapDefaultControllerRoute", "MapAreaControllerRoute", "MapFallbackToController", "UseMvc", "UseMvcWithDefaultRoute" };

    public override RegistrationKinds Registers => RegistrationKinds.Handlers;

    public override bool Knows(IMethodSymbol method) => false;

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations) => registrations.Note(ProcessFacts.ConventionalRoutes);

    /// <summary>
    /// A controller is a class with <c>[Controller]</c> on itself or a base, or named so; its actions are its public instance methods, inherited ones
    /// included (Microsoft.AspNetCore.Mvc, ControllerFeatureProvider.IsController and DefaultApplicationModelProvider.IsAction).
    /// </summary>
    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model)
    {
        if (method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsGenericMethod: false, IsAbstract: false } ||
            method.ContainingType is not { TypeKind: TypeKind.Class } type ||
            !IsAction(method) ||
            !(IsController(type) || IsControllerByName(type, method, model) || IsInheritedByController(type, method, model))) return null;

        var isProbe = type.Name is "HealthController" or "HealthzController" or "HealthCheckController" or "HealthChecksController" || HasProbeRoute(method);
        return new EntryPoint(EntryPointKind.HttpRequest, method.ShortName(), isProbe) { IsMadePerCall = true };
    }

    private static bool HasProbeRoute(IMethodSymbol action) =>
        action.GetAttributes().Any(attribute => attribute.ConstructorArguments.Any(route => route is { Kind: TypedConstantKind.Primitive, Value: string path } && Address.IsProbePath(path)));

    private bool IsAction(IMethodSymbol method)
    {
        for (IMethodSymbol? declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            if (declared.HasAttribute(_nonAction) || declared.ContainingType.SpecialType == SpecialType.System_Object) return false;
        }

        return method.Name != nameof(IDisposable.Dispose) || !method.Parameters.IsEmpty;
    }

    private bool IsController(INamedTypeSymbol type) =>
        type.SelfAndBases().Any(t => t.HasAttribute(_controller)) && !type.SelfAndBases().Any(t => t.HasAttribute(_nonController));

    /// <summary>A game has a PlayerController, too: without a route, no request reaches the methods of a class that is only named so.</summary>
    private bool IsControllerByName(INamedTypeSymbol type, IMethodSymbol action, CommunicationModel model) =>
        type is { DeclaredAccessibility: Accessibility.Public, ContainingType: null, IsAbstract: false, IsGenericType: false } &&
        type.Name.EndsWith(ControllerSuffix, StringComparison.OrdinalIgnoreCase) &&
        !type.SelfAndBases().Any(t => t.HasAttribute(_nonController)) &&
        (HasRoute(action) || type.SelfAndBases().Any(HasRoute) || model.Registrations.Has(ProcessFacts.ConventionalRoutes));

    /// <summary>A routed method of a base class that is no controller itself is an action of the controllers derived from it.</summary>
    private bool IsInheritedByController(INamedTypeSymbol type, IMethodSymbol action, CommunicationModel model) =>
        type.IsInSource(model.Compilation) && HasRoute(action) &&
        model.Subtypes.Of(type).Any(subtype => IsController(subtype) || IsControllerByName(subtype, action, model));

    private bool HasRoute(ISymbol symbol) => symbol.GetAttributes().Any(a => a.AttributeClass?.Implements(_routeTemplate) == true);
}
