using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Flurl.Http 2 to 4, whose names are the same where it matters: requests as extension methods of strings, addresses and requests.</summary>
internal sealed class Flurl : Framework
{
    private const string RootNamespace = "Flurl";
    private const string UrlType = "Flurl.Url";

    private static readonly string[] Types =
    {
        "Flurl.Http.GeneratedExtensions", "Flurl.Http.DownloadExtensions", "Flurl.Http.MultipartExtensions",
        "Flurl.Http.IFlurlRequest", "Flurl.Http.FlurlRequest", "Flurl.Http.IFlurlClient", "Flurl.Http.FlurlClient",
    };

    private static readonly string[] ClientTypes = { "Flurl.Http.IFlurlClient", "Flurl.Http.FlurlClient" };

    public override string MarkerType => "Flurl.Http.FlurlClient";

    public override bool Knows(IMethodSymbol member) => member.MethodKind switch
    {
        MethodKind.Ordinary => IsRequest(member),
        MethodKind.Constructor => ClientTypes.Contains(member.ContainingType.FullName()),
        MethodKind.PropertySet => member.Name == "set_BaseUrl" && ClientTypes.Contains(member.ContainingType.FullName()),
        _ => false,
    };

    private static bool IsRequest(IMethodSymbol method) =>
        method.Name.EndsWith("Async", StringComparison.Ordinal) &&
        (method.Name.StartsWith("Send", StringComparison.Ordinal) || method.Name == "DownloadFileAsync" || HttpVerbs.Begins(method.Name)) &&
        Types.Contains(method.ContainingType.FullName());

    public override Fact Classify(IInvocationOperation call, CommunicationModel model) =>
        new RemoteCall(call, Transport.Http, CallShape.Unary, AccessOf(call), "Flurl." + call.TargetMethod.Name);

    public override Fact? Classify(IObjectCreationOperation creation, CommunicationModel model) =>
        creation.Argument("baseUrl") is { } url ? new AddressSetting(creation, url) : null;

    public override Fact Classify(ISimpleAssignmentOperation assignment, IPropertySymbol property, CommunicationModel model) => new AddressSetting(assignment, assignment.Value);

    /// <summary>What the chain starts with, unless that is a client.</summary>
    public override IOperation? GivenAddress(RemoteCall call, CommunicationModel model)
    {
        var start = call.Operation.Receiver()?.Resolve();
        while (start is IInvocationOperation step && IsOurs(step.TargetMethod.ContainingType)) start = step.Receiver()?.Resolve();
        return start is null || ClientTypes.Contains(start.Type?.FullName() ?? "") ? null : start;
    }

    /// <summary>In <c>"http://shipping".AppendPathSegment("quotes").GetAsync()</c> the address is what the chain starts with.</summary>
    public override Address AddressOf(RemoteCall call, CommunicationModel model)
    {
        var request = call.Operation.Argument("request") ?? call.Operation.Receiver();
        return request is null ? Address.Unknown : AddressOf(request, model, new Lookback());
    }

    private static Address AddressOf(IOperation value, CommunicationModel model, Lookback lookback)
    {
        if (!lookback.Step()) return Address.Unknown;

        var origin = model.OriginOf(value);
        return origin switch
        {
            IInvocationOperation step when IsOurs(step.TargetMethod.ContainingType) => AddressOfStep(step, model, lookback),
            IObjectCreationOperation creation when creation.Type is INamedTypeSymbol type && IsOurs(type) => AddressOfNew(creation, model, lookback),
            _ => Uris.Of(origin, model, lookback),
        };
    }

    private static Address AddressOfStep(IInvocationOperation step, CommunicationModel model, Lookback lookback)
    {
        var method = step.TargetMethod;
        if (method.Name is "Combine" or "Parse" && method.ContainingType.FullName() == UrlType) return step.Arguments.Length > 0 ? First(step.Arguments[0].Value) : Address.Unknown;

        // client.Request("quotes", 1): the first segment may be an address of its own.
        if (method.Name == "Request" && step.Instance is { } client)
        {
            var segment = step.Arguments.Length > 0 ? First(step.Arguments[0].Value) : Address.Unset;
            return segment.Kind == AddressKind.Absolute ? segment : AddressOf(client, model, lookback).Join(segment);
        }

        // A client from the cache that is made with its address where it is asked for.
        if (method.Name == "GetOrAdd") return step.Argument("baseUrl") is { } url ? Uris.Of(url, model, lookback) : Address.Unknown;
        if (step.Receiver() is not { } before || ClientTypes.Contains(before.Type?.FullName() ?? "")) return Address.Unknown;

        var path = step.Argument("segment") is { } last ? Text.Of(last, model, lookback).Known : "";
        return AddressOf(before, model, lookback).Join(new Address(AddressKind.Relative, IsProbe: Address.IsProbePath(path)));

        Address First(IOperation argument)
        {
            var first = argument is IArrayCreationOperation array ? array.Initializer?.ElementValues.FirstOrDefault() : argument;
            return first is null ? Address.Unset : Uris.Of(first, model, lookback);
        }
    }

    private static Address AddressOfNew(IObjectCreationOperation creation, CommunicationModel model, Lookback lookback) =>
        (creation.Argument("baseUrl") ?? creation.Argument("url") ?? creation.Argument("uri") ?? creation.Assigned("BaseUrl") ?? creation.Assigned("Url")) is { } url ? AddressOf(url, model, lookback)
        : creation.Argument("httpClient") is { } http ? HttpClients.BaseAddressOf(http, model, lookback)
        : Address.Unknown;

    private static Access AccessOf(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (name == "DownloadFileAsync") return Access.Read;
        if (HttpVerbs.Begins(name)) return HttpVerbs.AccessOf(name);

        return call.Argument("verb")?.Resolve() is IPropertyReferenceOperation verb ? HttpVerbs.AccessOf(verb.Property.Name) : Access.Unknown;
    }

    private static bool IsOurs(INamedTypeSymbol type) =>
        type.ContainingNamespace is { } space && (space.Name == RootNamespace || space.ToDisplayString().StartsWith(RootNamespace + ".", StringComparison.Ordinal));
}
