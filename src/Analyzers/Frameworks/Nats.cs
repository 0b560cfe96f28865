using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// NATS.Net: consumers of JetStream, and publishing. JetStream delivers again what nobody acknowledged, and answers a publish with an acknowledgement or an
/// error that is not thrown; core NATS delivers at most once (NATS documentation, "JetStream").
/// </summary>
internal sealed class Nats : Framework
{
    private const string JetStream = "NATS.Client.JetStream.";
    private const string Core = "NATS.Client.Core.";
    /// <summary>The class of the extension methods that look at an answer, and the one that throws when it says no.</summary>
    public const string AnswerMethods = "NatsJSExtensions";
    public const string EnsureSuccess = "EnsureSuccess";

    private const string ConfigType = JetStream + "Models.ConsumerConfig";

    private const string MessageId = "MsgId";

    private static readonly FileQuestion NamesJetStream = new(tree => tree.GetRoot().DescendantTokens()
        .Any(token => token.ValueText is "INatsJSContext" or "NatsJSContext" or "IJetStream" or "CreateJetStreamContext"));

    private static readonly string[] Receptions = { "ConsumeAsync", "FetchAsync", "NextAsync" };

    public override string MarkerType => Core + "INatsClient";

    public override IReadOnlyCollection<string> ReceptionMethods => Receptions;

    public override bool IsReason => true;

    public override bool IsBroker => true;

    public override bool Knows(IMethodSymbol member) => member.Name switch
    {
        _ when Receptions.Contains(member.Name) => member.ContainingType.FullName() is JetStream + "INatsJSConsumer" or JetStream + "NatsJSConsumer",
        "AckAsync" or "AckTerminateAsync" or "NakAsync" => member.ContainingType.FullName() is JetStream + "INatsJSMsg`1" or JetStream + "NatsJSMsg`1",
        "PublishAsync" => member.ContainingType.FullName() is JetStream + "INatsJSContext" or JetStream + "NatsJSContext" or Core + "INatsClient" or Core + "INatsConnection" or Core + "NatsConnection",
        "set_AckPolicy" => member.ContainingType.FullName() == ConfigType,
        _ => false,
    };

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => call.TargetMethod.Name switch
    {
        _ when Receptions.Contains(call.TargetMethod.Name) => ConsumeLoops.Receive(call),
        "AckAsync" => new Settlement(call, SettlementKind.Acknowledged, null) { Remedy = "Refuse it with 'NakAsync', or for good with 'AckTerminateAsync'" },
        "AckTerminateAsync" or "NakAsync" => new Settlement(call, SettlementKind.Refused, null),
        _ => IsOfStream(call.TargetMethod)
            ? new Publish(call, NewIds.IsGivenTo(call)) { Scope = PublisherScope.Process, IsAnswered = true }
            : new Publish(call, HasNewIdentity: false) { Scope = PublisherScope.Process, IsAtMostOnce = true, IsReply = IsReply(call) },
    };

    public override Fact? Classify(ISimpleAssignmentOperation assignment, IPropertySymbol property, CommunicationModel model) =>
        assignment.Value.Resolve() is IFieldReferenceOperation { Field.Name: "None" }
            ? new AutomaticSettlement(assignment, "this consumer", "Set 'AckPolicy' to 'Explicit' and acknowledge after the work")
            : null;

    /// <summary>Whether a consumer of this project is set up to acknowledge itself, or may be: any policy but the two that ask for an acknowledgement.</summary>
    public override bool MayForget(Reception reception, CommunicationModel model) => model.MentionsOf("AckPolicy")
        .Select(mention => mention.FirstAncestorOrSelf<AssignmentExpressionSyntax>())
        .Any(setting => setting is not { Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Explicit" or "All" } });

    /// <summary>A stream forgets a message that has the <c>Nats-Msg-Id</c> of one before (NATS documentation, "JetStream", "Message deduplication").</summary>
    public override Unidentified? UnidentifiedOf(Publish publish, CommunicationModel model)
    {
        var call = publish.Operation;
        if (publish.IsAtMostOnce || call.Argument("data") is not { } data || call.Argument("headers") is not null) return null;

        return call.Argument("opts")?.Resolve() is null or IObjectCreationOperation && !call.IsBesideNameOf(MessageId) ? new Unidentified(data, "'MsgId' in its options") : null;
    }

    /// <summary>Whether some code names a type or method of JetStream's, in either client.</summary>
    public static bool UsesJetStream(CommunicationModel model) => NamesJetStream.IsSoIn(model.Compilation);

    private static bool IsOfStream(IMethodSymbol method) => method.ContainingType.FullName().StartsWith(JetStream, StringComparison.Ordinal);

    /// <summary>An answer goes to the subject that a request names.</summary>
    private static bool IsReply(IInvocationOperation publish) =>
        publish.Argument("replyTo") is not null || publish.Argument("subject")?.Syntax.ToString().IndexOf("reply", StringComparison.OrdinalIgnoreCase) >= 0;
}
