using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Refit: an interface whose methods are requests.</summary>
internal sealed class Refit : Framework
{
    private const string MethodAttributeType = "Refit.HttpMethodAttribute";
    private const string UrlAttributeType = "Refit.UrlAttribute";
    private const string ServiceType = "Refit.RestService";
    private const string RegistrationType = "Refit.HttpClientFactoryExtensions";

    public static readonly ImmutableArray<string> Registrations =
        ImmutableArray.Create("AddRefitClient", "AddKeyedRefitClient", "AddRefitGeneratedClient", "AddKeyedRefitGeneratedClient");

    private readonly INamedTypeSymbol? _methodAttribute;

    public Refit(LibraryTypes types) => _methodAttribute = types.Find(MethodAttributeType);

    public override string MarkerType => MethodAttributeType;

    public override IReadOnlyCollection<string> RegistrationMethods => Registrations;

    public override RegistrationKinds Registers => RegistrationKinds.HttpClients;

    public override bool Knows(IMethodSymbol method) => IsRegistration(method) || IsMaker(method) || Verb(method) is not null;

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        var method = call.TargetMethod;
        if (IsMaker(method)) return call.Argument("hostUrl") is { } url ? new AddressSetting(call, url) : null;
        if (Verb(method) is not { } verb) return OnServices(call) ? Read(call, model, caller: null) : null;

        var shape = method.ReturnType.Name is "IAsyncEnumerable" or "IObservable" ? CallShape.ServerStreaming : CallShape.Unary;
        return new RemoteCall(call, Transport.Http, shape, HttpVerbs.AccessOf(verb.AttributeClass!.Name, PathOf(verb)), method.ShortName());
    }

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        if (IsRegistration(call.TargetMethod.Declared()) && OnServices(call)) HttpClientBuilder.Register(call, caller => Read(call, model, caller), model, registrations);
    }

    /// <summary>Where the interface's client goes: as <c>RestService.For</c> made it, or as it is registered.</summary>
    public override Address AddressOf(RemoteCall call, CommunicationModel model)
    {
        var method = call.Operation.TargetMethod;
        if (call.Operation.Instance is not { Type: INamedTypeSymbol type } client || Verb(method) is not { } verb || method.Parameters.Any(TakesUrl)) return Address.Unknown;

        var path = Address.Parse(new Text(PathOf(verb), IsWhole: true));
        if (path.Kind == AddressKind.Absolute) return path;

        var start = model.OriginOf(client) is IInvocationOperation made && IsMaker(made.TargetMethod)
            ? AddressOfMade(made, model)
            : model.Registrations.HttpAddressOf(type);
        return start.Join(path);
    }

    private static Address AddressOfMade(IInvocationOperation made, CommunicationModel model) =>
        made.Argument("hostUrl") is { } url ? Uris.Of(url, model)
        : made.Argument("client") is { } http ? HttpClients.BaseAddressOf(http, model, new Lookback())
        : Address.Unknown;

    private static ClientRegistration Read(IInvocationOperation call, CommunicationModel model, IInvocationOperation? caller)
    {
        var lookback = new Lookback(caller);
        var name = call.Argument("httpClientName") is { } given ? Text.Of(given, model, lookback) : Text.Unknown;
        return HttpClientBuilder.Read(call, HttpClientBuilder.TypeOf(call) is { } type ? lookback.Type(type) : null, name, model, caller);
    }

    /// <summary>Made on a builder, it is a step of another registration.</summary>
    private static bool OnServices(IInvocationOperation call) => call.Receiver()?.Type?.Name != HttpClientBuilder.BuilderName;

    private static bool IsRegistration(IMethodSymbol method) => Registrations.Contains(method.Name) && method.ContainingType.FullName() == RegistrationType;

    /// <summary><c>RestService.For</c>, and <c>ForGenerated</c> since Refit 14.</summary>
    private static bool IsMaker(IMethodSymbol method) => method.Name.StartsWith("For", StringComparison.Ordinal) && method.ContainingType.FullName() == ServiceType;

    private AttributeData? Verb(IMethodSymbol method) => method.ContainingType is { TypeKind: TypeKind.Interface }
        ? method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.DerivesFrom(_methodAttribute) == true)
        : null;

    private static string PathOf(AttributeData verb) => verb.ConstructorArguments.FirstOrDefault().Value as string ?? "";

    /// <summary>A parameter that is the whole address.</summary>
    private static bool TakesUrl(IParameterSymbol parameter) => parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.FullName() == UrlAttributeType);
}
