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
        foreach (var found in reached)
        {
            var call = found.Call;
            if (call.Transport != Transport.Http || found.Path.Any(method => context.Model.EntryPoints.Of(method) is { IsHealthProbe: true })) continue;

            var address = context.Model.Frameworks.AddressOf(call, context.Model);
            if (address.IsProbe) continue;

            var service = address.IsInternal(context.Options.InternalHosts, context.Options.ExternalHosts) ? $"internal service '{address.Host}'"
                : address.Kind != AddressKind.Absolute && context.Options.ReportUnknownHosts ? "a service whose address cannot be seen here"
                : null;
            if (service is null || context.Options.EdgeHandlers.Match(entryPoint.Name) || !(reported ??= new(StringComparer.OrdinalIgnoreCase)).Add(service)) continue;

            var steps = new[] { entryPoint.Name }.Concat(found.Path.Select(method => method.ShortName())).Concat(new[] { call.Name });
            context.Report(RuleCatalog.SynchronousInternalCall, at.Syntax.GetLocation(), found.Places, service, string.Join(" -> ", steps));
        }
    }
}
