using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Dapr's client: service invocation, which finds a service of the system's own by its app id, and publishing.</summary>
internal sealed class Dapr : Framework
{
    private const string ClientType = "Dapr.Client.DaprClient";
    private const string AppId = "appId";

    public override string MarkerType => ClientType;

    public override bool Knows(IMethodSymbol method) =>
        method.Name is "InvokeMethodAsync" or "InvokeMethodWithResponseAsync" or "InvokeMethodGrpcAsync" or "CreateInvokeHttpClient" or "PublishEventAsync" &&
        method.ContainingType.FullName() == ClientType;

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        var method = call.TargetMethod.Name;
        if (method == "CreateInvokeHttpClient") return null;
        if (method == "PublishEventAsync") return new Publish(call, NewIds.IsGivenTo(call)) { Scope = PublisherScope.Process };

        var transport = method == "InvokeMethodGrpcAsync" ? Transport.Grpc : Transport.Http;
        return new RemoteCall(call, transport, CallShape.Unary, AccessOf(RequestOf(call, model), model), "DaprClient." + method);
    }

    public override Address AddressOf(RemoteCall call, CommunicationModel model) => AddressOfApp(RequestOf(call.Operation, model), model);

    /// <summary><c>DaprClient.CreateInvokeHttpClient("shipping")</c>. Without an app id each of its requests names one as its host.</summary>
    public override Address AddressOfClient(IInvocationOperation made, CommunicationModel model) => AddressOfApp(made, model);

    private static Address AddressOfApp(IInvocationOperation call, CommunicationModel model)
    {
        if (call.Argument(AppId) is not { } appId || Text.Of(appId, model) is not { IsWhole: true, Known.Length: > 0 } app) return Address.Unknown;

        // An app id that is an address leads out of the system (Dapr documentation, "non-Dapr endpoints").
        var isProbe = call.Argument("methodName") is { } path && Address.IsProbePath(Text.Of(path, model).Known);
        return app.Known.IndexOf("://", StringComparison.Ordinal) >= 0 ? Address.Parse(app) : Address.Discovered(app.Known) with { IsProbe = isProbe };
    }

    /// <summary>The call that says what is asked of whom: itself, or <c>CreateInvokeMethodRequest</c> for the request it sends.</summary>
    private static IInvocationOperation RequestOf(IInvocationOperation call, CommunicationModel model) =>
        call.Argument(AppId) is null && call.Argument("request") is { } request && model.OriginOf(request) is IInvocationOperation made && made.TargetMethod.ContainingType.FullName() == ClientType
            ? made
            : call;

    /// <summary>By its verb where one is given. Without one it is a POST, whatever it asks, and its name says more.</summary>
    private static Access AccessOf(IInvocationOperation request, CommunicationModel model)
    {
        if (request.Argument("httpMethod")?.Resolve() is IPropertyReferenceOperation verb) return HttpVerbs.AccessOf(verb.Property.Name);

        var path = request.Argument("methodName") is { } name ? Address.LastSegment(Text.Of(name, model).Known) : "";
        return Conventions.IsQuestion(path) || (path.Length > 0 && Conventions.IsRead(char.ToUpperInvariant(path[0]) + path.Substring(1))) ? Access.Read : Access.Unknown;
    }
}
