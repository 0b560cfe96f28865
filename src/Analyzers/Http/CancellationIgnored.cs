using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Http;

/// <summary>
/// WIRE1004: a remote call of a request handler that is told to go on when the request is over. A token that is merely left out is CA2016's business.
/// </summary>
internal sealed class CancellationIgnored : IFactRule<RemoteCall>
{
    public void Inspect(RemoteCall call, RuleContext context)
    {
        if (context.Model.Frameworks.IsTestProject || Refusal(call.Operation) is not { } refusal || call.Operation.IsDiscarded() || call.Operation.IsInCleanUp()) return;
        if (RequestTokens.InScope(call.Operation) is not { } token || IsAfterCommit(call.Operation, context.Model)) return;
        if (context.Model.EntryPaths.FromRequest(call.Operation) is not { } path || IsOfAnotherRule(call, path)) return;

        context.Report(RuleCatalog.CancellationIgnored, refusal.Syntax.GetLocation(), path.Places, call.Name, path.EntryPoint.Name, token);
    }

    /// <summary>The argument that says that nothing cancels the call.</summary>
    public static IArgumentOperation? Refusal(IInvocationOperation call) => call.Arguments.FirstOrDefault(argument =>
        argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Type.FullName() == CancellationTokens.TokenType && CancellationTokens.IsNone(argument.Value));

    /// <summary>gRPC calls in a gRPC service are told of by WIRE2002, with their deadline.</summary>
    private static bool IsOfAnotherRule(RemoteCall call, EntryPath path) =>
        call.Transport == Transport.Grpc && path is { EntryPoint.Kind: EntryPointKind.GrpcRequest, Path.IsEmpty: true };

    /// <summary>Whether something was done before that this call may be the rest of: then stopping halfway is what must not be.</summary>
    private static bool IsAfterCommit(IInvocationOperation call, CommunicationModel model) =>
        FunctionBody.OwnOperations(call.EnclosingFunction(), model).OfType<IInvocationOperation>().Any(earlier => earlier.Syntax.Span.End <= call.Syntax.SpanStart && MayCommit(earlier, model));

    private static bool MayCommit(IInvocationOperation call, CommunicationModel model) => model.Frameworks.Classify(call, model) switch
    {
        Commit or Publish => true,
        RemoteCall remoteCall => remoteCall.Access != Access.Read,

        // Work that is waited for and is not named as a question, or that says what it is.
        _ => (call.Type.IsAwaitable() && !Conventions.IsRead(call.TargetMethod.Name) && call.TargetMethod.ContainingNamespace?.ToDisplayString() != Tasks.Namespace) ||
            Conventions.IsCommit(call.TargetMethod.Name),
    };
}
