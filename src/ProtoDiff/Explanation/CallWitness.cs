using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>
/// The path of a call that clients of one version send and no service of the other answers, or answers with another number of messages (grpc.io, "gRPC over
/// HTTP2": the path is the full name of the service and the name of the method).
/// </summary>
internal static class CallWitness
{
    public static Witness? Find(PendingFinding finding, SchemaPairs pairs, Breaks direction)
    {
        // Old clients call new servers, which read what is old; and the reverse.
        var isForward = direction == Breaks.NewReadsOld;
        if (!isForward && direction != Breaks.OldReadsNew)
            return null;
        var (client, server) = isForward ? (pairs.PreviousFiles, pairs.CurrentFiles) : (pairs.CurrentFiles, pairs.PreviousFiles);
        var served = server.SelectMany(f => f.Services).SelectMany(s => s.Methods).GroupBy(PathOf, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

        // A finding about one method names it; others are about every method of the service, the file or the package.
        var subject = isForward ? finding.Subject.Previous : finding.Subject.Current;
        MethodSchema[] methods = [.. client.SelectMany(f => f.Services).Where(s => s == subject || s.Methods.Contains(subject) || Concerns(finding, s)).SelectMany(s => s.Methods)];
        foreach (var method in Array.Exists(methods, IsNamed) ? methods.Where(IsNamed) : methods)
        {
            var path = PathOf(method);
            if (!served.TryGetValue(path, out var answer))
                return Create(method, path, direction, "UNIMPLEMENTED, no service has this method");
            if (Streams(method) != Streams(answer))
                return Create(method, path, direction, $"the method is {Streams(answer)}, and the client takes it for {Streams(method)}");
        }

        return null;

        bool IsNamed(MethodSchema method) => method == subject || method.FullName == finding.Element;
    }

    private static Witness Create(MethodSchema method, string path, Breaks direction, string refusal) => new()
    {
        Direction = direction,
        Format = WitnessFormat.Call,
        Element = method.FullName,
        Written = [],
        Data = path,
        Pieces = [],
        Read = [],
        Refusal = refusal,
    };

    private static string PathOf(MethodSchema method) => $"/{method.Parent!.FullName}/{method.Name}";

    private static bool Concerns(PendingFinding finding, ServiceSchema service) =>
        finding.Element == service.FullName || finding.Element.StartsWith($"{service.FullName}.", StringComparison.Ordinal)
        || finding.Element == service.File.Name || finding.Element == service.File.Package;

    private static string Streams(MethodSchema method) => (method.IsClientStreaming, method.IsServerStreaming) switch
    {
        (false, false) => "unary",
        (true, false) => "client streaming",
        (false, true) => "server streaming",
        _ => "bidirectional streaming",
    };
}
