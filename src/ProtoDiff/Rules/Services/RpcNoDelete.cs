using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Services;

/// <summary>An RPC of a service is gone.</summary>
internal static class RpcNoDelete
{
    public static readonly Rule Rule = new()
    {
        Id = "RPC_NO_DELETE",
        Categories = new(Categories.File | Categories.Package),
        Change = ChangeKind.Deleted,
        Finds = "The service has no RPC of that name any more.",
        WhoBreaks = "Clients already deployed, whose calls fail with UNIMPLEMENTED, and code that calls or implements the method.",
        Instead = "Mark the RPC `option deprecated = true;` and keep serving it until no client calls it.",
        Services = Check,
    };

    private static void Check(RuleContext context, ServiceSchema previous, ServiceSchema current)
    {
        var names = current.Methods.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        var renamed = context.Leaves(RpcRenamed.Rule) ? RpcRenamed.Find(previous, current, context.Pairs.Renames).Select(p => p.Previous).ToHashSet() : [];
        foreach (var method in previous.Methods.Where(m => !names.Contains(m.Name) && !renamed.Contains(m)))
        {
            context.Report(
                Anchor.At(current),
                method.FullName,
                detail: "",
                Breaks.NewReadsOld | Breaks.Source,
                $"RPC \"{method.Name}\" of service {current.FullName} was deleted: clients already deployed get UNIMPLEMENTED.",
                "Keep it, marked `option deprecated = true;`, until no client calls it.",
                new([method]));
        }
    }
}
