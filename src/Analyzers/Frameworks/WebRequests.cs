using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>System.Net before HttpClient: WebClient and HttpWebRequest.</summary>
internal sealed class WebRequests : Framework
{
    private const string ClientType = "System.Net.WebClient";
    private const string RequestType = "System.Net.WebRequest";

    private static readonly string[] RequestTypes = { RequestType, "System.Net.HttpWebRequest" };

    private static readonly string[] ClientPrefixes = { "Download", "Upload", "OpenRead", "OpenWrite" };

    public override string MarkerType => RequestType;

    public override bool Knows(IMethodSymbol method) => method.Name switch
    {
        "GetResponse" or "GetResponseAsync" => RequestTypes.Contains(method.ContainingType.FullName()),

        // DownloadStringAsync raises an event when it is done: nobody waits. DownloadStringTaskAsync is the one to await.
        var name => ClientPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) &&
            (!name.EndsWith("Async", StringComparison.Ordinal) || name.EndsWith("TaskAsync", StringComparison.Ordinal)) &&
            method.ContainingType.FullName() == ClientType,
    };

    public override Fact Classify(IInvocationOperation call, CommunicationModel model)
    {
        var method = call.TargetMethod;
        return new RemoteCall(call, Transport.Http, CallShape.Unary, AccessOf(call, model), (method.ContainingType.Name == "WebClient" ? "WebClient." : "HttpWebRequest.") + method.Name);
    }

    public override IOperation? GivenAddress(RemoteCall call, CommunicationModel model) =>
        call.Operation.Argument("address") ?? (call.Operation.Instance?.Resolve() is IInvocationOperation made && IsCreate(made) ? made.Arguments[0].Value : null);

    public override Address AddressOf(RemoteCall call, CommunicationModel model)
    {
        var origin = call.Operation.Instance is { } instance ? model.OriginOf(instance) : null;
        if (call.Operation.Argument("address") is not { } given)
            return origin is IInvocationOperation made && IsCreate(made) ? Uris.Of(made.Arguments[0].Value, model) : Address.Unknown;

        var address = Uris.Of(given, model);
        return address.Kind == AddressKind.Relative && origin?.Assigned("BaseAddress") is { } start ? Uris.Of(start, model).Join(address) : address;
    }

    private static Access AccessOf(IInvocationOperation call, CommunicationModel model)
    {
        var name = call.TargetMethod.Name;
        if (name.StartsWith("Download", StringComparison.Ordinal) || name.StartsWith("OpenRead", StringComparison.Ordinal)) return Access.Read;

        var isClient = call.TargetMethod.ContainingType.Name == "WebClient";
        var method = isClient ? call.Argument("method") : call.Instance is { } request ? model.OriginOf(request).Assigned("Method") : null;
        if (method is null) return isClient ? Access.Write : Access.Read; // what each does when nobody says: POST, and GET

        var verb = Text.Of(method, model) is { IsWhole: true } text ? text.Known.Trim().ToLowerInvariant() : "";
        return verb.Length == 0 ? Access.Unknown : HttpVerbs.AccessOf(char.ToUpperInvariant(verb[0]) + verb.Substring(1));
    }

    private static bool IsCreate(IInvocationOperation made) =>
        made.TargetMethod.Name is "Create" or "CreateHttp" or "CreateDefault" && made.Arguments.Length > 0 && RequestTypes.Contains(made.TargetMethod.ContainingType.FullName());
}
