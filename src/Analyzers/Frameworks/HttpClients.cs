using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>System.Net.Http and System.Net.Http.Json.</summary>
internal sealed class HttpClients : Framework
{
    public const string HttpClientType = "System.Net.Http.HttpClient";
    private const string InvokerType = "System.Net.Http.HttpMessageInvoker";
    private const string JsonExtensionsType = "System.Net.Http.Json.HttpClientJsonExtensions";
    private const string RequestType = "System.Net.Http.HttpRequestMessage";
    private const string UriType = "System.Uri";
    private const string HandlerType = "System.Net.Http.HttpMessageHandler";

    private static readonly string[] ConnectingHandlers = { "System.Net.Http.HttpClientHandler", "System.Net.Http.SocketsHttpHandler", "System.Net.Http.WinHttpHandler" };

    /// <summary>Whether repeating the request differs from sending it once: RFC 9110, section 9.2.2.</summary>
    private static readonly (string Prefix, Access Access)[] Methods =
    {
        ("Get", Access.Read), ("Head", Access.Read), ("Options", Access.Read),
        ("Put", Access.IdempotentWrite), ("Delete", Access.IdempotentWrite),
        ("Post", Access.Write), ("Patch", Access.Write),
    };

    public override string MarkerType => HttpClientType;

    public override bool Knows(IMethodSymbol member) => member.MethodKind switch
    {
        MethodKind.Ordinary => IsRequest(member),
        MethodKind.Constructor => member.ContainingType.FullName() == HttpClientType,
        MethodKind.PropertySet => member.Name == "set_Timeout" && member.ContainingType.FullName() == HttpClientType,
        _ => false,
    };

    private static bool IsRequest(IMethodSymbol method) =>
        method.DeclaredAccessibility == Accessibility.Public &&
        method.ContainingType.FullName() is HttpClientType or InvokerType or JsonExtensionsType &&
        (method.Name is "Send" or "SendAsync" || Methods.Any(m => method.Name.StartsWith(m.Prefix, StringComparison.Ordinal))) &&
        !method.Name.EndsWith("AsAsyncEnumerable", StringComparison.Ordinal);

    public override Fact Classify(IInvocationOperation call, CommunicationModel model) =>
        new RemoteCall(call, Transport.Http, CallShape.Unary, AccessOf(call, model), "HttpClient." + call.TargetMethod.Name);

    /// <summary>A client given a handler that was made elsewhere shares its connections.</summary>
    public override Fact Classify(IObjectCreationOperation creation, CommunicationModel model) =>
        new ClientCreation(creation, Transport.Http, OwnsConnections: Argument(creation, "handler") is not { } handler || OpensConnections(handler, new Lookback()));

    /// <summary>Whether a handler is made on the spot and opens connections: one of the platform's own, or one around such a one.</summary>
    private static bool OpensConnections(IOperation handler, Lookback lookback)
    {
        if (!lookback.Step() || handler.Resolve() is not IObjectCreationOperation { Type: INamedTypeSymbol type } creation) return false;
        if (type.SelfAndBases().Any(t => ConnectingHandlers.Contains(t.FullName()))) return true;

        var inner = creation.Arguments.Select(a => a.Value).FirstOrDefault(a => a.Unwrap().Type is INamedTypeSymbol argument && argument.SelfAndBases().Any(t => t.FullName() == HandlerType)) ??
            AssignedMember(creation, "InnerHandler");
        return inner is not null && OpensConnections(inner, lookback);
    }

    public override Fact Classify(ISimpleAssignmentOperation assignment, IPropertySymbol property, CommunicationModel model) =>
        new TimeoutSetting(assignment, Transport.Http, assignment.Value);

    /// <summary>The call's own absolute address, or the base address of the client it is made on.</summary>
    public override Address AddressOf(RemoteCall call, CommunicationModel model)
    {
        var lookback = new Lookback();
        var address = UrlOf(call.Operation) is { } url ? UriText(url, model, lookback) : Address.Unknown;
        if (address.Kind != AddressKind.Relative || call.Operation.Receiver() is not { } client) return address;

        var baseAddress = BaseAddressOf(client, model, lookback);
        return baseAddress with { IsProbe = baseAddress.IsProbe || address.IsProbe };
    }

    /// <summary>The address in <c>client.BaseAddress = …</c> inside a function or an initializer, or null when there is none.</summary>
    public static Address? AssignedBaseAddress(IOperation body, CommunicationModel model) => AssignedBaseAddress(body, model, new Lookback());

    private static Address? AssignedBaseAddress(IOperation body, CommunicationModel model, Lookback lookback)
    {
        Address? found = null;
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "BaseAddress" } target } assignment ||
                target.Property.ContainingType.FullName() != HttpClientType) continue;

            var address = UriText(assignment.Value, model, lookback);
            found = found is null || found == address ? address : Address.Unknown;
        }

        return found;
    }

    private static Address UriText(IOperation value, CommunicationModel model, Lookback lookback)
    {
        if (!lookback.Step()) return Address.Unknown;

        value = value.Resolve();
        return value switch
        {
            // new Uri(baseUri, relative) goes where its first argument goes.
            IObjectCreationOperation { Arguments.Length: > 0 } creation when creation.Type?.FullName() == UriType => UriText(creation.Arguments[0].Value, model, lookback),
            IMemberReferenceOperation member when member.Type?.FullName() == UriType =>
                model.OriginOf(member) is { } origin ? UriText(origin, model, lookback) : Address.Unknown,
            _ => Address.Parse(Text.Of(value, model, lookback)),
        };
    }

    private static Address BaseAddressOf(IOperation client, CommunicationModel model, Lookback lookback)
    {
        if (!lookback.Step()) return Address.Unknown;

        var origin = client.Resolve();
        return origin switch
        {
            // Set in its initializer, or by a statement after it.
            IObjectCreationOperation creation =>
                (creation.Initializer is { } initializer ? AssignedBaseAddress(initializer, model, lookback) : null) ??
                AssignedBaseAddress(creation.Root(), model, lookback) ??
                Address.Unknown,

            IInvocationOperation { TargetMethod.Name: "CreateClient" } created =>
                AssignedBaseAddress(created.Root(), model, lookback) ?? HttpClientFactory.AddressOf(created, model),

            // In a typed client the constructor's HttpClient is the registered one, unless the constructor sets another address.
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } =>
                AssignedBaseAddress(origin.Root(), model, lookback) ?? model.Registrations.HttpAddressOf(constructor.ContainingType),

            IMemberReferenceOperation member when model.OriginOf(member) is { } value => BaseAddressOf(value, model, lookback),
            _ => Address.Unknown,
        };
    }

    private static IOperation? UrlOf(IInvocationOperation call) =>
        call.Argument("requestUri") ?? (call.Argument("request") is { } request ? RequestUri(request) : null);

    private static IOperation? RequestUri(IOperation request) => Created(request) is { } creation
        ? Argument(creation, "requestUri") ?? AssignedMember(creation, "RequestUri")
        : null;

    private static Access AccessOf(IInvocationOperation call, CommunicationModel model)
    {
        var name = call.TargetMethod.Name;
        if (name is "Send" or "SendAsync")
        {
            if (call.Argument("request") is not { } request || Created(request) is not { } creation) return Access.Unknown;

            var method = Argument(creation, "method") ?? AssignedMember(creation, "Method");
            if (method is null) return Access.Read; // an HttpRequestMessage without a method is a GET
            if (method.Resolve() is not IPropertyReferenceOperation property) return Access.Unknown;
            name = property.Property.Name;
        }

        var access = Methods.FirstOrDefault(m => name.StartsWith(m.Prefix, StringComparison.Ordinal)).Access;
        var asks = access == Access.Write && UrlOf(call) is { } url && Conventions.IsQuestion(Text.Of(url, model).Known);
        return asks ? Access.Read : access;
    }

    private static IObjectCreationOperation? Created(IOperation request) =>
        request.Resolve() is IObjectCreationOperation creation && creation.Type?.FullName() == RequestType ? creation : null;

    private static IOperation? Argument(IObjectCreationOperation creation, string parameter) =>
        creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter)?.Value;

    private static IOperation? AssignedMember(IObjectCreationOperation creation, string property) =>
        creation.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(a => a.Target is IPropertyReferenceOperation p && p.Property.Name == property)?.Value;
}
