using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>ASP.NET Core: controllers and minimal APIs.</summary>
internal sealed class AspNetCore : Framework
{
    private const string ControllerAttributeType = "Microsoft.AspNetCore.Mvc.ControllerAttribute";
    private const string NonControllerAttributeType = "Microsoft.AspNetCore.Mvc.NonControllerAttribute";
    private const string NonActionAttributeType = "Microsoft.AspNetCore.Mvc.NonActionAttribute";
    private const string RouteBuilderExtensionsType = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";

    private readonly INamedTypeSymbol? _controllerAttribute;
    private readonly INamedTypeSymbol? _nonControllerAttribute;
    private readonly INamedTypeSymbol? _nonActionAttribute;

    public AspNetCore(Compilation compilation)
    {
        _controllerAttribute = compilation.GetBestType(ControllerAttributeType);
        _nonControllerAttribute = compilation.GetBestType(NonControllerAttributeType);
        _nonActionAttribute = compilation.GetBestType(NonActionAttributeType);
    }

    public override string MarkerType => RouteBuilderExtensionsType;

    public override bool IsReason => true;

    /// <summary>Without plain <c>Map</c>, which names every object mapper's method too: a handler given to it by name is not followed.</summary>
    public override IReadOnlyCollection<string> RegistrationMethods { get; } =
        new[] { "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapFallback" };

    public override bool Knows(IMethodSymbol method) =>
        (method.Name == "Map" || RegistrationMethods.Contains(method.Name)) && method.ContainingType.FullName() == RouteBuilderExtensionsType;

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        var handler = call.Argument("handler") ?? call.Argument("requestDelegate");
        if (handler?.DelegateTarget() is not { } target) return null;

        var pattern = call.Argument("pattern") is { } given ? Text.Of(given, model) : Text.Unknown;
        var verb = call.TargetMethod.Name.Substring("Map".Length).ToUpperInvariant();
        var name = (verb.Length > 0 && verb is not ("METHODS" or "FALLBACK") ? verb + " " : "") + (pattern.IsWhole ? pattern.Known : "endpoint");
        return new Handler(call, target, new EntryPoint(EntryPointKind.HttpRequest, name, Address.IsProbePath(pattern.Known)));
    }

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        if (Knows(call.TargetMethod.Declared())) registrations.AddHandler(Classify(call, model) as Handler);
    }

    /// <summary>
    /// A controller is a class with <c>[Controller]</c> on itself or a base; its actions are its public instance methods
    /// (Microsoft.AspNetCore.Mvc.ApplicationModels, DefaultApplicationModelProvider.IsAction).
    /// </summary>
    public override EntryPoint? EntryPoint(IMethodSymbol method)
    {
        if (_controllerAttribute is null ||
            method is not { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsGenericMethod: false, IsAbstract: false } ||
            method.ContainingType is not { TypeKind: TypeKind.Class } type ||
            !HasAttribute(type, _controllerAttribute) ||
            HasAttribute(type, _nonControllerAttribute)) return null;

        for (IMethodSymbol? declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            if (Has(declared, _nonActionAttribute) || declared.ContainingType.SpecialType == SpecialType.System_Object) return null;
        }

        if (method.Name == nameof(IDisposable.Dispose) && method.Parameters.IsEmpty) return null;

        var isProbe = type.Name is "HealthController" or "HealthzController" or "HealthCheckController" or "HealthChecksController";
        return new EntryPoint(EntryPointKind.HttpRequest, method.ShortName(), isProbe);
    }

    private static bool HasAttribute(INamedTypeSymbol type, INamedTypeSymbol? attribute) => type.SelfAndBases().Any(t => Has(t, attribute));

    private static bool Has(ISymbol symbol, INamedTypeSymbol? attribute) =>
        attribute is not null && symbol.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute));
}
