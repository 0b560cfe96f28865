namespace Amazon.Lambda.SQSEvents;

public class SQSEvent
{
    public List<SQSMessage> Records { get; set; } = null!;

    public class SQSMessage
    {
        public string MessageId { get; set; } = null!;

        public string Body { get; set; } = null!;
    }
}
