using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// AWSSDK.SQS: loops that receive, deleting and sending. A message that is not deleted comes again after its visibility time-out (Amazon SQS Developer Guide,
/// "Visibility timeout").
/// </summary>
internal sealed class AmazonSqs : Framework
{
    private const string Receive = "ReceiveMessageAsync";

    private static readonly string[] Clients = { "Amazon.SQS.IAmazonSQS", "Amazon.SQS.AmazonSQSClient" };

    private static readonly string[] Methods = { Receive, "DeleteMessageAsync", "SendMessageAsync", "SendMessageBatchAsync" };

    public override string MarkerType => Clients[0];

    public override IReadOnlyCollection<string> ReceptionMethods { get; } = new[] { Receive };

    public override bool IsReason => true;

    public override bool IsBroker => true;

    public override bool Knows(IMethodSymbol method) => Methods.Contains(method.Name) && Clients.Contains(method.ContainingType.FullName());

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => call.TargetMethod.Name switch
    {
        Receive => ConsumeLoops.Receive(call),
        "DeleteMessageAsync" => new Settlement(call, SettlementKind.Acknowledged, null) { IsPolled = true, Remedy = "Leave it undeleted, so that it goes to a dead-letter queue in the end" },
        _ => new Publish(call, NewIds.IsGivenTo(call)) { Scope = PublisherScope.Process },
    };
}
