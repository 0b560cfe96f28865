using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>System.Net.Http and System.Net.Http.Json.</summary>
internal sealed class HttpClients : Framework
{
    public const string HttpClientType = "System.Net.Http.HttpClient";
    public const string BaseAddress = "BaseAddress";
    private const string InvokerType = "System.Net.Http.HttpMessageInvoker";
    private const string JsonExtensionsType = "System.Net.Http.Json.HttpClientJsonExtensions";
    private const string RequestType = "System.Net.Http.HttpRequestMessage";

    public override string MarkerType => HttpClientType;

    public override bool Knows(IMethodSymbol member) => member.MethodKind switch
    {
        MethodKind.Ordinary => IsRequest(member),
        MethodKind.Constructor => member.ContainingType.FullName() == HttpClientType,
        MethodKind.PropertySet => member.Name is "set_Timeout" or "set_" + BaseAddress && member.ContainingType.FullName() == HttpClientType,
        _ => false,
    };

    /// <summary>Handlers are no callers: what a <c>DelegatingHandler</c> passes on was sent by somebody else.</summary>
    private static bool IsRequest(IMethodSymbol method) =>
        (method.Name is "Send" or "SendAsync" || HttpVerbs.Begins(method.Name)) &&
        method.DeclaredAccessibility == Accessibility.Public &&
        method.ContainingType.FullName() is HttpClientType or InvokerType or JsonExtensionsType;

    public override Fact Classify(IInvocationOperation call, CommunicationModel model)
    {
        // GetFromJsonAsAsyncEnumerable reads the answer while it arrives.
        var shape = call.TargetMethod.ReturnType.Name == "IAsyncEnumerable" ? CallShape.ServerStreaming : CallShape.Unary;
        return new RemoteCall(call, Transport.Http, shape, AccessOf(call, model), "HttpClient." + call.TargetMethod.Name);
    }

    /// <summary>A client given a handler that was made elsewhere shares its connections.</summary>
    public override Fact Classify(IObjectCreationOperation creation, CommunicationModel model) =>
        new ClientCreation(creation, Transport.Http, OwnsConnections: creation.Argument("handler") is not { } handler || HttpHandlers.OpenConnections(handler, new Lookback()));

    public override Fact Classify(ISimpleAssignmentOperation assignment, IPropertySymbol property, CommunicationModel model) =>
        property.Name == BaseAddress ? new AddressSetting(assignment, assignment.Value) : new TimeoutSetting(assignment, Transport.Http, assignment.Value);

    public override IOperation? GivenAddress(RemoteCall call, CommunicationModel model) => UrlOf(call.Operation);

    /// <summary>The call's own absolute address, or the base address of the client it is made on.</summary>
    public override Address AddressOf(RemoteCall call, CommunicationModel model)
    {
        var lookback = new Lookback();
        var address = UrlOf(call.Operation) is { } url ? Uris.Of(url, model, lookback) : Address.Unknown;
        return address.Kind == AddressKind.Relative && call.Operation.Receiver() is { } client
            ? BaseAddressOf(client, model, lookback).Join(address)
            : address;
    }

    /// <summary>The address in <c>client.BaseAddress = …</c> inside a function or an initializer, or null when there is none.</summary>
    /// <param name="body">The function or initializer.</param>
    /// <param name="model">The model.</param>
    /// <param name="lookback">How much further the question may look.</param>
    /// <param name="client">The client that is asked about; null where the body can only be about one.</param>
    public static Address? AssignedBaseAddress(IOperation body, CommunicationModel model, Lookback lookback, IOperation? client = null)
    {
        Address? found = null;
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: BaseAddress } target } assignment ||
                target.Property.ContainingType.FullName() != HttpClientType ||
                (client is not null && !IsMadeBy(target.Instance, client, model))) continue;

            var address = Uris.Of(assignment.Value, model, lookback);
            found = found is null || found == address ? address : Address.Unknown;
        }

        return found;
    }

    /// <summary>Where the relative addresses of a client's calls start.</summary>
    public static Address BaseAddressOf(IOperation client, CommunicationModel model, Lookback lookback)
    {
        var origin = model.OriginOf(client);
        return origin switch
        {
            // Set in its initializer, or by a statement after it.
            IObjectCreationOperation creation =>
                (creation.Initializer is { } initializer ? AssignedBaseAddress(initializer, model, lookback) : null) ??
                AssignedBaseAddress(creation.Root(), model, lookback, creation) ??
                Address.Unknown,

            IInvocationOperation created => AssignedBaseAddress(created.Root(), model, lookback, created) ?? model.Frameworks.AddressOfClient(created, model),

            IParameterReferenceOperation { Parameter: var parameter } when HttpClientFactory.KeyOf(parameter) is { } key => model.Registrations.HttpAddressOf(key),

            // In a typed client the constructor's HttpClient is the registered one, unless the constructor sets another address.
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } =>
                AssignedBaseAddress(origin.Root(), model, lookback, origin) ?? model.Registrations.HttpAddressOf(constructor.ContainingType),

            _ => Address.Unknown,
        };
    }

    private static bool IsMadeBy(IOperation? value, IOperation origin, CommunicationModel model)
    {
        if (value is null) return false;

        var other = model.OriginOf(value);
        return other is IParameterReferenceOperation parameter && origin is IParameterReferenceOperation asked
            ? SymbolEqualityComparer.Default.Equals(parameter.Parameter, asked.Parameter)
            : other.Syntax == origin.Syntax;
    }

    private static IOperation? UrlOf(IInvocationOperation call) =>
        call.Argument("requestUri") ?? (call.Argument("request") is { } request ? RequestUri(request) : null);

    private static IOperation? RequestUri(IOperation request) =>
        Created(request) is { } creation ? creation.Argument("requestUri") ?? creation.Assigned("RequestUri") : null;

    private static Access AccessOf(IInvocationOperation call, CommunicationModel model)
    {
        var name = call.TargetMethod.Name;
        if (name is "Send" or "SendAsync")
        {
            if (call.Argument("request") is not { } request || Created(request) is not { } creation) return Access.Unknown;

            var method = creation.Argument("method") ?? creation.Assigned("Method");
            if (method is null) return Access.Read; // an HttpRequestMessage without a method is a GET
            if (method.Resolve() is not IPropertyReferenceOperation property) return Access.Unknown;
            name = property.Property.Name;
        }

        var access = HttpVerbs.AccessOf(name);
        return access == Access.Write && UrlOf(call) is { } url ? HttpVerbs.AccessOf(name, Text.Of(url, model).Known) : access;
    }

    private static IObjectCreationOperation? Created(IOperation request) =>
        request.Resolve() is IObjectCreationOperation creation && creation.Type?.FullName() == RequestType ? creation : null;
}
