using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Grpc;

/// <summary>WIRE2006: a streaming call that stays open when the code around it leaves early.</summary>
internal sealed class StreamingCallNotDisposed : IFactRule<RemoteCall>
{
    public void Inspect(RemoteCall call, RuleContext context)
    {
        if (call.Transport != Transport.Grpc || call.Shape == CallShape.Unary || context.Model.Frameworks.IsTestProject) return;
        if (call.Operation.Type?.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_IDisposable) != true || !Disposals.IsLeftOpen(call.Operation)) return;

        context.Report(RuleCatalog.StreamingCallNotDisposed, call.Operation.Syntax.GetLocation(), Enumerable.Empty<Location>(), call.Name);
    }
}
