using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Services;

/// <summary>An RPC stands under another name: what it takes and gives is the same, but deployed clients call the old name.</summary>
internal static class RpcRenamed
{
    public static readonly Rule Rule = new()
    {
        Id = "RPC_RENAMED",
        Categories = new(Categories.All & ~Categories.Csr),
        IsInBuf = false,
        InsteadOf = ["RPC_NO_DELETE", "RPC_DELETED"],
        Change = ChangeKind.Renamed,
        Finds = "An RPC is gone, and one of another name, with the same request, response and streaming, is new in the service.",
        WhoBreaks = "Clients already deployed, whose calls fail with UNIMPLEMENTED: the name is part of the path of every call; and code that calls or implements it.",
        Instead = "Keep the RPC and serve it; add the one of the new name beside it, and let both do the same until no client calls the old one.",
        Services = (context, previous, current) =>
        {
            foreach (var (before, after) in Find(previous, current, context.Pairs.Renames))
            {
                context.Report(
                    Anchor.AtToken(after, MethodFields.Name),
                    after.FullName,
                    $"{before.Name}:{after.Name}",
                    Breaks.NewReadsOld | Breaks.OldReadsNew | Breaks.Source,
                    $"RPC \"{before.Name}\" of service {current.FullName} is now \"{after.Name}\": clients already deployed call the old name and get UNIMPLEMENTED.",
                    $"Keep \"{before.Name}\", marked `option deprecated = true;`, and add \"{after.Name}\" beside it until no client calls the old name.");
            }
        },
    };

    /// <summary>The RPCs that have another name. Where several are gone or new that take and give the same, none of them is known to be which.</summary>
    public static IEnumerable<Pair<MethodSchema>> Find(ServiceSchema previous, ServiceSchema current, Renames renames)
    {
        var known = previous.Methods.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var present = current.Methods.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var added = current.Methods.Where(m => !known.Contains(m.Name)).ToLookup(m => Signature(m, n => n));
        foreach (var gone in previous.Methods.Where(m => !present.Contains(m.Name)).GroupBy(m => Signature(m, renames.Now)))
        {
            if (gone.Take(2).ToArray() is [var before] && added[gone.Key].Take(2).ToArray() is [var after])
                yield return new(before, after);
        }
    }

    private static RpcType Signature(MethodSchema method, Func<string, string> name) =>
        new(name(method.InputType), name(method.OutputType), method.IsClientStreaming, method.IsServerStreaming);

    private sealed record RpcType(string Input, string Output, bool IsClientStreaming, bool IsServerStreaming);
}
