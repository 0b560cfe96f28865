namespace Microsoft.Azure.WebJobs;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceBusTriggerAttribute : Attribute
{
    public ServiceBusTriggerAttribute(string queueName) => throw null!;

    public ServiceBusTriggerAttribute(string topicName, string subscriptionName) => throw null!;

    public string? Connection { get; set; }
}
