using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

public sealed class ServiceBusTriggerAttribute : TriggerBindingAttribute
{
    public ServiceBusTriggerAttribute(string queueName) => throw null!;

    public ServiceBusTriggerAttribute(string topicName, string subscriptionName) => throw null!;

    public string? Connection { get; set; }
}
