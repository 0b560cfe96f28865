using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Grpc;

/// <summary>WIRE2002: a gRPC call made while another is served, which goes on when that one is over.</summary>
internal sealed class DeadlineNotPropagated : IFactRule<RemoteCall>
{
    public void Inspect(RemoteCall call, RuleContext context)
    {
        if (context.Model.Frameworks.IsTestProject || EntryPointLeftBehind(call, context.Model) is not { CallerContext: { } caller } entryPoint) return;

        context.Report(RuleCatalog.DeadlineNotPropagated, call.Operation.Syntax.GetLocation(), Enumerable.Empty<Location>(), call.Name, entryPoint.Name, caller.Name);
    }

    /// <summary>
    /// The gRPC method that waits for the call, when neither its deadline nor its cancellation reaches the call. What is not waited for, and
    /// what cleans up, has to go on when the caller is gone.
    /// </summary>
    public static EntryPoint? EntryPointLeftBehind(RemoteCall call, CommunicationModel model) =>
        call.Transport == Transport.Grpc &&
        call.EndsWithOneAnswer &&
        !call.Operation.IsDiscarded() &&
        !call.Operation.IsInCleanUp() &&
        model.EntryPoints.Enclosing(call.Operation) is { Kind: EntryPointKind.GrpcRequest, CallerContext: not null } entryPoint &&
        !model.Frameworks.MayInherit(call, model)
            ? entryPoint
            : null;
}
