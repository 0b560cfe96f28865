using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>ASP.NET Core's endpoint routing: minimal APIs. What Carter's modules map is mapped with the same methods, or its own of the same names.</summary>
internal sealed class AspNetCoreRouting : Framework
{
    private static readonly string[] Types =
    {
        "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions",
        "Microsoft.AspNetCore.Builder.FallbackEndpointRouteBuilderExtensions",
        "Carter.RouteExtensions",
    };

    public override string MarkerType => Types[0];

    public override bool IsReason => true;

    /// <summary>Without plain <c>Map</c>, which names every object mapper's method too: a handler given to it by name is not followed.</summary>
    public override IReadOnlyCollection<string> RegistrationMethods { get; } =
        new[] { "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapFallback" };

    public override RegistrationKinds Registers => RegistrationKinds.Handlers;

    public override bool Knows(IMethodSymbol method) =>
        (method.Name == "Map" || RegistrationMethods.Contains(method.Name)) && Types.Contains(method.ContainingType.FullName());

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        var handler = call.Argument("handler") ?? call.Argument("requestDelegate");
        if (handler?.DelegateTarget() is not { } target) return null;

        var pattern = call.Argument("pattern") is { } given ? Text.Of(given, model) : Text.Unknown;
        var verb = call.TargetMethod.Name.Substring("Map".Length).ToUpperInvariant();
        var name = (verb.Length > 0 && verb is not ("METHODS" or "FALLBACK") ? verb + " " : "") + (pattern.IsWhole ? pattern.Known : "endpoint");
        var kind = model.Frameworks.DeliversTo(call, target) ? EntryPointKind.Message : EntryPointKind.HttpRequest;
        return new Handler(call, target, new EntryPoint(kind, name, Address.IsProbePath(pattern.Known)));
    }

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        if (Knows(call.TargetMethod.Declared())) registrations.AddHandler(Classify(call, model) as Handler);
    }
}
