using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Services;

/// <summary>An RPC takes or gives another message, streams where it did not, or promises something else of being repeated.</summary>
internal static class RpcSame
{
    // google.protobuf.MethodOptions.IdempotencyLevel (descriptor.proto).
    private static readonly string[] IdempotencyLevels = ["IDEMPOTENCY_UNKNOWN", "NO_SIDE_EFFECTS", "IDEMPOTENT"];

    public static readonly Rule RequestType = Type("RPC_SAME_REQUEST_TYPE", "request", m => m.InputType, MethodFields.InputType);

    public static readonly Rule ResponseType = Type("RPC_SAME_RESPONSE_TYPE", "response", m => m.OutputType, MethodFields.OutputType);

    public static readonly Rule ClientStreaming = Streaming("RPC_SAME_CLIENT_STREAMING", "client", m => m.IsClientStreaming);

    public static readonly Rule ServerStreaming = Streaming("RPC_SAME_SERVER_STREAMING", "server", m => m.IsServerStreaming);

    public static readonly Rule IdempotencyLevel = new()
    {
        Id = "RPC_SAME_IDEMPOTENCY_LEVEL",
        Categories = new(Categories.All),
        Change = ChangeKind.Altered,
        Finds = "Option `idempotency_level` of an RPC is another one.",
        WhoBreaks = "Clients and proxies that retry, cache or send a GET because the RPC promised that they may.",
        Instead = "Keep the promise that was made; a method that cannot needs a new name.",
        Methods = (context, previous, current) =>
        {
            var (from, to) = (IdempotencyLevelOf(previous), IdempotencyLevelOf(current));
            if (from != to)
            {
                context.Report(
                    Anchor.AtOption(current, MethodOptionFields.IdempotencyLevel),
                    current.FullName,
                    $"{from}:{to}",
                    Breaks.Wire,
                    $"RPC {current.FullName} changed its idempotency level from {from} to {to}: clients that retry, cache or send a GET rely on it.",
                    $"Keep {from}.");
            }
        },
    };

    private static Rule Type(string id, string role, Func<MethodSchema, string> typeOf, int token) => new()
    {
        Id = id,
        Categories = new(Categories.All),
        Change = ChangeKind.Retyped,
        Finds = $"An RPC has another {role} message, by full name.",
        WhoBreaks = $"Code that calls or implements the RPC; and, unless both messages are written alike, deployed programs that read the {role}.",
        Instead = $"Keep the {role} message and add fields to it, or add an RPC beside this one.",
        Methods = (context, previous, current) =>
        {
            var (from, to) = (typeOf(previous), typeOf(current));
            if (context.Pairs.Renames.AreSame(from, to))
                return;
            var data = context.TellsOnce && MessageStructure.Find(previous.File, from) is { } before && MessageStructure.Find(current.File, to) is { } after
                ? context.Types.Structure.ReadersThatBreak(before, after)
                : default(Breaks?);
            var breaks = Breaks.Source | (data ?? (Breaks.Wire | Breaks.Json));

            // What can be judged by its content is another rule's where only data is asked about.
            if (!context.Asks(data is not null && context.Leaves(MessageTypeStructure.Rule) ? Breaks.Source : breaks))
                return;
            context.Report(
                Anchor.AtToken(current, token),
                current.FullName,
                $"{from}:{to}",
                breaks,
                $"RPC {current.FullName} changed its {role} from {from} to {to}: {(breaks == Breaks.Source ? "both are written alike, but code that calls or implements it stops compiling" : "deployed programs take the bytes of one for the other")}.",
                $"Keep {from}, or add an RPC for {to} beside this one.");
        },
    };

    /// <summary>Whether deployed calls still pass, though code has to follow.</summary>
    public static bool HaveSameTypes(MethodSchema previous, MethodSchema current, Renames renames) =>
        renames.AreSame(previous.InputType, current.InputType) && renames.AreSame(previous.OutputType, current.OutputType);

    private static Rule Streaming(string id, string side, Func<MethodSchema, bool> isStreaming) => new()
    {
        Id = id,
        Categories = new(Categories.All),
        Change = ChangeKind.Altered,
        Finds = $"The {side} of an RPC streams now and did not, or the reverse.",
        WhoBreaks = "Deployed clients and servers, which disagree on how many messages to expect, and code that calls or implements the RPC.",
        Instead = "Keep it, and add an RPC that streams beside the one that does not.",
        Methods = (context, previous, current) =>
        {
            if (isStreaming(previous) == isStreaming(current))
                return;
            var (from, to) = isStreaming(current) ? ("unary", "streaming") : ("streaming", "unary");
            context.Report(
                Anchor.At(current),
                current.FullName,
                to,
                Breaks.Source | Breaks.Wire,
                $"RPC {current.FullName} changed from {side} {from} to {side} {to}: deployed clients and servers disagree on how many messages to expect.",
                $"Keep it {side} {from}, and add an RPC beside it.");
        },
    };

    private static string IdempotencyLevelOf(MethodSchema method) =>
        OptionReader.Number(method, MethodOptionFields.IdempotencyLevel) is { } level && (uint)level < (uint)IdempotencyLevels.Length ? IdempotencyLevels[level] : IdempotencyLevels[0];
}
