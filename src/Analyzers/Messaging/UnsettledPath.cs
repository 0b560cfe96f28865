using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Messaging;

/// <summary>WIRE3009: a message that some path through its handler leaves with the consumer.</summary>
internal sealed class UnsettledPath : IConsumerRule
{
    public void Inspect(Consumer consumer, RuleContext context)
    {
        var model = context.Model;
        if (!consumer.SettlesItself || model.Frameworks.IsTestProject || IsPassedOn(consumer, model)) return;
        if (OpenPaths.SettlementBesides(consumer.Body, model) is not { } settlement) return;

        context.Report(
            RuleCatalog.UnsettledPath,
            consumer.Location,
            new[] { settlement.Operation.NameLocation() },
            consumer.Name, settlement.Operation.TargetMethod.Name, settlement.Operation.LineNumber());
    }

    /// <summary>Whether something else gets what it takes to settle the message: a method or lambda, or whoever looks at a field.</summary>
    private static bool IsPassedOn(Consumer consumer, CommunicationModel model) => consumer.Body.Descendants().Any(operation => operation switch
    {
        IInvocationOperation call => model.Frameworks.Classify(call, model) is not Settlement && !Bookkeeping.IsLogging(call.TargetMethod) && call.Arguments.Any(argument => Settles(argument.Value)),
        IObjectCreationOperation creation => creation.Arguments.Any(argument => Settles(argument.Value)),
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation } assignment => Settles(assignment.Value),
        IAnonymousFunctionOperation lambda => lambda != consumer.Body && lambda.Descendants().Any(Settles),
        _ => false,
    });

    /// <summary>Whether a value is the delivery as a whole, or the tag that it is settled by.</summary>
    private static bool Settles(IOperation value) => value.Unwrap() switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => parameter.Name == "deliveryTag" || parameter.Type.Name.EndsWith("Args", StringComparison.Ordinal),
        IMemberReferenceOperation { Member.Name: var name, Type: var type } => name == "DeliveryTag" || type?.Name == "Msg",
        _ => false,
    };
}
