using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Services;

/// <summary>What deployed clients call is gone. The rules of buf ask this of source code only, though it is the wire that breaks.</summary>
internal static class CallsNoDelete
{
    public static readonly Rule Rpc = new()
    {
        Id = "RPC_DELETED",
        Categories = new(Categories.WireJson | Categories.Wire),
        IsInBuf = false,
        Change = ChangeKind.Deleted,
        Finds = "A service that is still there has no RPC of that name any more.",
        WhoBreaks = "Clients already deployed, whose calls fail with UNIMPLEMENTED.",
        Instead = "Mark the RPC `option deprecated = true;` and keep serving it until no client calls it.",
        Services = RpcNoDelete.Rule.Services,
    };

    public static readonly Rule Service = new()
    {
        Id = "SERVICE_DELETED",
        Categories = new(Categories.WireJson | Categories.Wire),
        IsInBuf = false,
        Change = ChangeKind.Deleted,
        Finds = "No file declares a service of that full name any more.",
        WhoBreaks = "Clients already deployed, whose calls fail with UNIMPLEMENTED; the name and the package are part of every call's path.",
        Instead = "Keep the service, marked `option deprecated = true;`, until no client calls it; a new name or package needs a new service beside it.",
        NeedsDeleted = true,
        Schemas = context =>
        {
            var files = context.Pairs.CurrentFiles.ToDictionary(f => f.Name, StringComparer.Ordinal);
            foreach (var service in context.Pairs.PreviousFiles.SelectMany(f => f.Services).Where(s => context.Pairs.FindCurrent(context.Pairs.Renames.Now(s.FullName)) is not ServiceSchema))
            {
                context.Against = service.File;
                context.Report(
                    files.TryGetValue(service.File.Name, out var file) ? Anchor.At(file) : Anchor.Nowhere,
                    service.FullName,
                    detail: "",
                    Breaks.NewReadsOld,
                    $"Service {service.FullName} was deleted: clients already deployed get UNIMPLEMENTED for every call.",
                    "Keep it, marked `option deprecated = true;`, until no client calls it.",
                    new([service]));
            }
        },
    };
}
