using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>RestSharp. Its synchronous methods block a thread on the asynchronous ones.</summary>
internal sealed class RestSharp : Framework
{
    private const string ClientType = "RestSharp.RestClient";
    private const string OptionsType = "RestSharp.RestClientOptions";
    private const string RequestType = "RestSharp.RestRequest";
    private const string Execute = "Execute";

    private static readonly string[] Types = { ClientType, "RestSharp.IRestClient", "RestSharp.RestClientExtensions" };

    private static readonly string[] ReadPrefixes = { "Download", "StreamJson" };

    public override string MarkerType => ClientType;

    public override bool Knows(IMethodSymbol member) => member.MethodKind switch
    {
        MethodKind.Ordinary => IsRequest(member),
        MethodKind.Constructor => member.ContainingType.FullName() is ClientType or OptionsType,
        MethodKind.PropertySet => member.Name == "set_BaseUrl" && member.ContainingType.FullName() is ClientType or OptionsType,
        _ => false,
    };

    private static bool IsRequest(IMethodSymbol method) =>
        (method.Name.StartsWith(Execute, StringComparison.Ordinal) || HttpVerbs.Begins(method.Name) || Reads(method.Name)) &&
        Types.Contains(method.ContainingType.FullName());

    public override Fact Classify(IInvocationOperation call, CommunicationModel model)
    {
        var shape = call.TargetMethod.ReturnType.Name == "IAsyncEnumerable" ? CallShape.ServerStreaming : CallShape.Unary;
        return new RemoteCall(call, Transport.Http, shape, AccessOf(call, model), "RestClient." + call.TargetMethod.Name);
    }

    public override Fact? Classify(IObjectCreationOperation creation, CommunicationModel model) =>
        creation.Argument("baseUrl") is { } url ? new AddressSetting(creation, url) : null;

    public override Fact Classify(ISimpleAssignmentOperation assignment, IPropertySymbol property, CommunicationModel model) => new AddressSetting(assignment, assignment.Value);

    public override IOperation? GivenAddress(RemoteCall call, CommunicationModel model) => ResourceOf(call.Operation);

    public override Address AddressOf(RemoteCall call, CommunicationModel model)
    {
        var lookback = new Lookback();
        var path = ResourceOf(call.Operation) is { } resource ? Uris.Of(resource, model, lookback) : Address.Unset;
        return path.Kind == AddressKind.Absolute ? path
            : call.Operation.Receiver() is { } client ? BaseAddressOf(client, model, lookback).Join(path)
            : Address.Unknown;
    }

    private static Address BaseAddressOf(IOperation client, CommunicationModel model, Lookback lookback)
    {
        if (model.OriginOf(client) is not IObjectCreationOperation creation || creation.Type?.FullName() != ClientType) return Address.Unknown;
        if (creation.Argument("baseUrl") is { } url) return Uris.Of(url, model, lookback);
        if (creation.Argument("options") is { } options) return AddressIn(options, model, lookback);
        if (creation.Argument("configureRestClient")?.DelegateTarget() is IAnonymousFunctionOperation configure && BaseUrlSetIn(configure) is { } set) return Uris.Of(set, model, lookback);

        return creation.Argument("httpClient") is { } http ? HttpClients.BaseAddressOf(http, model, lookback) : Address.Unknown;
    }

    private static Address AddressIn(IOperation options, CommunicationModel model, Lookback lookback) =>
        model.OriginOf(options) is IObjectCreationOperation creation &&
        creation.Type?.FullName() == OptionsType &&
        (creation.Argument("baseUrl") ?? creation.Assigned("BaseUrl")) is { } url
            ? Uris.Of(url, model, lookback)
            : Address.Unknown;

    private static IOperation? BaseUrlSetIn(IAnonymousFunctionOperation configure) => configure.Descendants()
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "BaseUrl" })?.Value;

    private static IOperation? ResourceOf(IInvocationOperation call) =>
        call.Argument("resource") ?? (Created(call) is { } request ? request.Argument("resource") ?? request.Assigned("Resource") : null);

    /// <summary>What the method is called, or says, or what the request does: a request is a GET when nobody says.</summary>
    private static Access AccessOf(IInvocationOperation call, CommunicationModel model)
    {
        var name = call.TargetMethod.Name;
        if (Reads(name)) return Access.Read;

        var verb = name.StartsWith(Execute, StringComparison.Ordinal) ? name.Substring(Execute.Length) : name;
        if (verb is "" or "Async")
        {
            var method = call.Argument("httpMethod") ?? (Created(call) is { } request ? request.Argument("method") ?? request.Assigned("Method") : null);
            if (method is null) return Created(call) is null ? Access.Unknown : Access.Read;
            if (method.Resolve() is not IFieldReferenceOperation field) return Access.Unknown;
            verb = field.Field.Name;
        }

        return HttpVerbs.AccessOf(verb, ResourceOf(call) is { } resource ? Text.Of(resource, model).Known : "");
    }

    private static bool Reads(string method) => ReadPrefixes.Any(prefix => method.StartsWith(prefix, StringComparison.Ordinal));

    private static IObjectCreationOperation? Created(IInvocationOperation call) =>
        call.Argument("request")?.Resolve() is IObjectCreationOperation creation && creation.Type?.FullName() == RequestType ? creation : null;
}
