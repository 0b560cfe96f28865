using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3101: a message published by a task that nobody looks at.</summary>
internal sealed class PublishDiscarded : IFactRule<Publish>
{
    public void Inspect(Publish publish, RuleContext context)
    {
        if (publish.Scope == PublisherScope.Unknown || context.Model.Frameworks.IsTestProject || !IsDropped(publish.Operation, context.Model)) return;

        context.Report(RuleCatalog.PublishDiscarded, publish.Operation.NameLocation(), Enumerable.Empty<Location>());
    }

    /// <summary>Whether nobody learns that it failed. A dropped statement in an async function is what the compiler warns of, as CS4014.</summary>
    private static bool IsDropped(IInvocationOperation publish, CommunicationModel model)
    {
        if (publish.IsDiscarded()) return !IsHandled(publish) && (publish.Parent is not IExpressionStatementOperation || !IsAsync(publish.EnclosingFunction(), model));

        // Task.Run(() => bus.Publish(…)), which nobody waits for, and which catches nothing.
        return publish.EnclosingFunction() is IAnonymousFunctionOperation lambda && EntryPoints.InvocationTaking(lambda) is { } start &&
            Tasks.Starts(start.TargetMethod) && start.IsDiscarded() && !IsHandled(start) && !IsTried(publish);
    }

    private static bool IsHandled(IInvocationOperation task) => task.Parent is IInvocationOperation { TargetMethod.Name: TaskMembers.ContinueWith };

    private static bool IsTried(IOperation operation)
    {
        for (var inner = operation; inner.Parent is { } outer and not IAnonymousFunctionOperation; inner = outer)
        {
            if (outer is ITryOperation { Catches.IsEmpty: false } attempt && attempt.Body == inner) return true;
        }

        return false;
    }

    private static bool IsAsync(IOperation function, CommunicationModel model) => function switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol.IsAsync,
        ILocalFunctionOperation local => local.Symbol.IsAsync,
        var body => model.MemberOf(body)?.IsAsync == true,
    };
}
