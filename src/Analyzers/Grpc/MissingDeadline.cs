using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Grpc;

/// <summary>WIRE2001: a gRPC call that ends with one answer, and that nothing ends when the answer does not come.</summary>
internal sealed class MissingDeadline : IFactRule<RemoteCall>
{
    public void Inspect(RemoteCall call, RuleContext context)
    {
        if (call.Transport != Transport.Grpc || !call.EndsWithOneAnswer) return;
        if (context.Model.Frameworks.IsTestProject || context.Model.Frameworks.MayEnd(call, context.Model)) return;
        if (DeadlineNotPropagated.EntryPointLeftBehind(call, context.Model) is not null) return; // WIRE2002 says it, and how to end this call with its caller's

        context.Report(RuleCatalog.MissingDeadline, call.Operation.Syntax.GetLocation(), Enumerable.Empty<Location>(), call.Name);
    }
}
