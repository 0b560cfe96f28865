using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>AWS Message Processing Framework for .NET: handlers of messages from SQS, which delivers at least once (Amazon SQS Developer Guide, "Standard queues").</summary>
internal sealed class AwsMessaging : MessageBus
{
    public override string MarkerType => "AWS.Messaging.IMessageHandler`1";

    protected override IReadOnlyCollection<string> Contracts { get; } = new[] { "AWS.Messaging.IMessageHandler`1" };

    protected override IReadOnlyCollection<string> Publishers { get; } = new[]
    {
        "AWS.Messaging.IMessagePublisher", "AWS.Messaging.Publishers.SQS.ISQSPublisher", "AWS.Messaging.Publishers.SNS.ISNSPublisher",
        "AWS.Messaging.Publishers.EventBridge.IEventBridgePublisher",
    };

    protected override IReadOnlyCollection<string> PublishMethods { get; } = new[] { "PublishAsync", "SendAsync" };

    protected override PublisherScope ScopeOf(ITypeSymbol? publisher) => PublisherScope.Process;
}
