using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Http;

/// <summary>WIRE1001: a request handler that waits for one of the system's own services over HTTP.</summary>
internal sealed class SynchronousInternalCall : IRequestPathRule
{
    public void Inspect(IInvocationOperation at, EntryPoint entryPoint, ImmutableArray<ReachedCall> reached, RuleContext context)
    {
        if (entryPoint.IsHealthProbe || context.Model.Frameworks.IsTestProject) return;

        // One finding per host: several calls of one service from one statement are one dependency.
        HashSet<string>? reported = null;
        foreach (var (call, path) in reached.Select(r => (r.Call, r.Path)))
        {
            if (call.Transport != Transport.Http || path.Any(method => context.Model.EntryPoints.Of(method) is { IsHealthProbe: true })) continue;

            var address = context.Model.Frameworks.AddressOf(call, context.Model);
            if (address.IsProbe) continue;

            var service = address.IsInternal(context.Options.InternalHosts, context.Options.ExternalHosts) ? $"internal service '{address.Host}'"
                : address.Kind != AddressKind.Absolute && context.Options.ReportUnknownHosts ? "a service whose address cannot be seen here"
                : null;
            if (service is null || context.Options.EdgeHandlers.Match(entryPoint.Name) || !(reported ??= new(StringComparer.OrdinalIgnoreCase)).Add(service)) continue;

            var steps = new[] { entryPoint.Name }.Concat(path.Select(method => method.ShortName())).Concat(new[] { call.Name });
            var related = path.IsEmpty ? Enumerable.Empty<Location>() : new[] { call.Operation.Syntax.GetLocation() };
            context.Report(RuleCatalog.SynchronousInternalCall, at.Syntax.GetLocation(), related, service, string.Join(" -> ", steps));
        }
    }
}
