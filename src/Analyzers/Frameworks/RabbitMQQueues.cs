using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>What is known of RabbitMQ's queues: how long one lives, and whether the broker ever gives a message up.</summary>
internal static class RabbitMQQueues
{
    /// <summary>The prefix of queues that the broker makes for answers (RabbitMQ documentation, "Direct Reply-to").</summary>
    private const string DirectReply = "amq.rabbitmq.reply-to";

    private static readonly string[] DeclareMethods = { "QueueDeclare", "QueueDeclareAsync", "QueueDeclareNoWait" };

    /// <summary>Words for queues that answers come to.</summary>
    private static readonly string[] ReplyWords = { "reply", "callback", "response" };

    /// <summary>Arguments of a queue that has a limit, or may: quorum queues have one by default since RabbitMQ 4.</summary>
    private static readonly string[] LimitingArguments = { "x-delivery-limit", "x-queue-type", "quorum" };

    private static readonly FileQuestion SpeaksOfLimit = new(tree => tree.GetRoot().DescendantTokens()
        .Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && LimitingArguments.Contains(token.ValueText, StringComparer.OrdinalIgnoreCase)));

    /// <summary>How long the queue lives that a consumer is attached to.</summary>
    /// <param name="queue">The name, as it is given.</param>
    /// <param name="call">The call that attaches the consumer.</param>
    /// <param name="model">The compilation.</param>
    public static QueueLifetime LifetimeOf(IOperation queue, IOperation call, CommunicationModel model)
    {
        var name = model.OriginOf(queue);
        if (NamesReply(queue) || NamesReply(name) || IsServerNamed(name, model)) return QueueLifetime.OfConsumer;
        if (Constant(name) == "") return QueueLifetime.OfConsumer; // the queue that was declared last

        var declarations = call.Root().Descendants().OfType<IInvocationOperation>().Where(c => IsDeclaration(c) && IsNamed(c, queue)).ToArray();
        if (declarations.Any(declaration => Says(declaration, "exclusive", byDefault: true) || Says(declaration, "autoDelete", byDefault: true))) return QueueLifetime.OfConsumer;
        return declarations.Length > 0 || Constant(name) is not null ? QueueLifetime.Lasting : QueueLifetime.Unknown;
    }

    /// <summary>Whether a queue's name, or what holds it, says that answers come to it.</summary>
    public static bool NamesReply(IOperation name) =>
        (Constant(name) ?? "").StartsWith(DirectReply, StringComparison.Ordinal) ||
        name.Syntax.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && ReplyWords.Any(word => token.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));

    /// <summary>Whether some code here speaks of a limit.</summary>
    public static bool LimitDeliveries(CommunicationModel model) => SpeaksOfLimit.IsSoIn(model.Compilation);

    /// <summary><c>channel.QueueDeclare()</c> and the name of what it answers with: the broker makes a name up, and deletes the queue with the connection.</summary>
    private static bool IsServerNamed(IOperation name, CommunicationModel model)
    {
        if (name is IMemberReferenceOperation { Member.ContainingType.Name: "QueueDeclareOk", Instance: { } answer }) name = model.OriginOf(answer);
        return name is IInvocationOperation call && IsDeclaration(call) && (call.Argument("queue") is not { } given || Constant(given.Resolve()) is "");
    }

    private static bool IsDeclaration(IInvocationOperation call) =>
        DeclareMethods.Contains(call.TargetMethod.Name) && call.TargetMethod.ContainingNamespace?.ToDisplayString() == "RabbitMQ.Client";

    private static bool IsNamed(IInvocationOperation declaration, IOperation queue)
    {
        if (declaration.Argument("queue") is not { } declared) return false;
        if (Constant(declared.Resolve()) is { } name) return name == Constant(queue.Resolve());

        return RabbitMQConsumers.Holder(declared) is { } holder && holder.IsSame(RabbitMQConsumers.Holder(queue));
    }

    /// <summary>Whether a declaration says so, does by saying nothing, or may.</summary>
    private static bool Says(IInvocationOperation declaration, string parameter, bool byDefault) => declaration.Argument(parameter) is { } given
        ? given.Unwrap().ConstantValue is not { HasValue: true, Value: false }
        : byDefault;

    private static string? Constant(IOperation value) => value.ConstantValue is { HasValue: true, Value: string text } ? text : null;
}
