using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// NATS.Client 1, the older client: JetStream's handlers and publishing. Where a subscription acknowledges itself, it does so when the handler has returned;
/// a publish throws when the stream refuses the message.
/// </summary>
internal sealed class NatsClient1 : Framework
{
    private const string JetStream = "NATS.Client.JetStream.IJetStream";
    private const string Connection = "NATS.Client.IConnection";
    private const string Message = "NATS.Client.Msg";

    public override string MarkerType => Connection;

    public override bool IsReason => true;

    public override bool IsBroker => true;

    public override bool Knows(IMethodSymbol member) => member.Name switch
    {
        "PushSubscribeAsync" => member.ContainingType.FullName() == JetStream,
        "Publish" or "PublishAsync" => member.ContainingType.FullName() is JetStream or Connection,
        "Ack" or "AckSync" or "Nak" or "Term" => member.ContainingType.FullName() == Message,
        _ => false,
    };

    /// <summary>As in the newer client. A <c>Msg</c> may have headers, and options an id.</summary>
    public override Unidentified? UnidentifiedOf(Publish publish, CommunicationModel model) =>
        !publish.IsAtMostOnce && publish.Operation.Argument("data") is { } data && publish.Operation.Arguments.Length == 2
            ? new Unidentified(data, "'WithMessageId' in its options")
            : null;

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => call.TargetMethod.Name switch
    {
        "PushSubscribeAsync" => call.Argument("handler")?.DelegateTarget() is { } target
            ? new Handler(call, target, new EntryPoint(EntryPointKind.Message, target.HandlerName("handler of a stream"))
            {
                SettlesItself = call.Argument("autoAck")?.ConstantValue is { HasValue: true, Value: false },
            })
            : null,
        "Ack" or "AckSync" => new Settlement(call, SettlementKind.Acknowledged, null) { Remedy = "Refuse it with 'Nak', or for good with 'Term'" },
        "Nak" or "Term" => new Settlement(call, SettlementKind.Refused, null),
        _ when call.TargetMethod.ContainingType.FullName() == JetStream => new Publish(call, NewIds.IsGivenTo(call)) { Scope = PublisherScope.Process },
        _ => new Publish(call, HasNewIdentity: false)
        {
            Scope = PublisherScope.Process,
            IsAtMostOnce = true,
            IsReply = call.Argument("reply") is not null || call.Argument("subject")?.Syntax.ToString().IndexOf("reply", StringComparison.OrdinalIgnoreCase) >= 0,
        },
    };
}
