using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>The functions that RabbitMQ.Client runs for messages: those subscribed to an event, and the methods of consumers' own classes.</summary>
internal static class RabbitMQConsumers
{
    /// <summary>The method that takes a message; its name in version 7 has <c>Async</c> at the end.</summary>
    public const string DeliverMethod = "HandleBasicDeliver";

    private const string DeliveryType = "RabbitMQ.Client.Events.BasicDeliverEventArgs";

    private static readonly string[] Events = { "Received", "ReceivedAsync" };

    private static readonly string[] Types = { "RabbitMQ.Client.Events.EventingBasicConsumer", "RabbitMQ.Client.Events.AsyncEventingBasicConsumer" };

    /// <summary>Whether a symbol is the event that is raised for each message.</summary>
    public static bool IsDelivery(ISymbol? symbol) => symbol is IEventSymbol && Events.Contains(symbol.Name) && Types.Contains(symbol.ContainingType.FullName());

    /// <summary>Whether a method could be subscribed to that event.</summary>
    public static bool Takes(IMethodSymbol method) =>
        method.Parameters.Length == 2 && method.Parameters[1].Type.Name == "BasicDeliverEventArgs" && method.Parameters[1].Type.FullName() == DeliveryType;

    /// <summary>The functions that a consumer runs for each message, as far as they are in sight.</summary>
    public static ImmutableArray<IOperation> HandlersOf(IOperation consumer, CommunicationModel model)
    {
        var made = model.OriginOf(consumer).Type as INamedTypeSymbol;
        if (made is null) return ImmutableArray<IOperation>.Empty;
        if (!Types.Contains(made.FullName())) return OwnHandlers(made, model);
        if (Holder(consumer) is not { } holder) return ImmutableArray<IOperation>.Empty;

        return Subscriptions(consumer.Syntax.SyntaxTree, holder, model)
            .Select(taken => taken.HandlerValue.DelegateTarget() switch
            {
                IAnonymousFunctionOperation lambda => lambda,
                IMethodReferenceOperation { Method: var method } => model.BodyOf(method.OriginalDefinition),
                _ => null,
            })
            .OfType<IOperation>()
            .ToImmutableArray();
    }

    /// <summary>The local, field, property or parameter that holds a consumer.</summary>
    public static ISymbol? Holder(IOperation? consumer) => consumer?.Unwrap() switch
    {
        ILocalReferenceOperation local => local.Local,
        IMemberReferenceOperation member => member.Member,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static IEnumerable<IEventAssignmentOperation> Subscriptions(SyntaxTree tree, ISymbol holder, CommunicationModel model) =>
        from name in Events
        from place in Mentions.In(tree).Of(name)
        let assignment = tree.GetRoot().FindNode(place, getInnermostNodeForTie: true).FirstAncestorOrSelf<AssignmentExpressionSyntax>()
        where assignment is not null && assignment.IsKind(SyntaxKind.AddAssignmentExpression)
        let taken = model.OperationOf(assignment) as IEventAssignmentOperation
        where taken?.EventReference is IEventReferenceOperation reference && Holder(reference.Instance)?.IsSame(holder) == true
        select taken;

    private static ImmutableArray<IOperation> OwnHandlers(INamedTypeSymbol type, CommunicationModel model) => type.SelfAndBases()
        .SelectMany(t => t.GetMembers(DeliverMethod).Concat(t.GetMembers(DeliverMethod + "Async")).OfType<IMethodSymbol>())
        .Take(1)
        .Select(method => model.BodyOf(method.OriginalDefinition))
        .OfType<IOperation>()
        .ToImmutableArray();
}
