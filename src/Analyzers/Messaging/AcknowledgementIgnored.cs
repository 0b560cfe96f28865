using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3102: a stream's answer that would say that it has not got the message.</summary>
internal sealed class AcknowledgementIgnored : IFactRule<Publish>
{
    public void Inspect(Publish publish, RuleContext context)
    {
        if (!publish.IsAnswered || context.Model.Frameworks.IsTestProject || !IsIgnored(publish.Operation)) return;

        context.Report(RuleCatalog.AcknowledgementIgnored, publish.Operation.NameLocation(), Enumerable.Empty<Location>());
    }

    /// <summary>Whether the answer is awaited and dropped, or kept in a local that nobody reads. What is not awaited is another rule's.</summary>
    private static bool IsIgnored(IInvocationOperation publish)
    {
        IOperation operation = publish;
        while (operation.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" } or IArgumentOperation or IConversionOperation or IParenthesizedOperation) operation = operation.Parent;
        if (operation.Parent is not IAwaitOperation awaited) return false;

        return awaited.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => !publish.Root().Descendants().OfType<ILocalReferenceOperation>().Any(use => use.Local.IsSame(local)),
            _ => false,
        };
    }
}
