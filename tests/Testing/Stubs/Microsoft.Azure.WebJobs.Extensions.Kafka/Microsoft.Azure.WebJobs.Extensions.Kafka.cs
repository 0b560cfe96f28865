namespace Microsoft.Azure.WebJobs.Extensions.Kafka;

[AttributeUsage(AttributeTargets.Parameter)]
public class KafkaTriggerAttribute : Attribute
{
    public KafkaTriggerAttribute(string brokerList, string topic) => throw null!;

    public string Topic => throw null!;
}
