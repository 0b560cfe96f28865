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

        context.Report(RuleCatalog.MissingDeadline, call.Operation.Syntax.GetLocation(), Enumerable.Empty<Location>(), call.Name);
    }
}
