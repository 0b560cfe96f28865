namespace Amazon.Lambda.SNSEvents;

public class SNSEvent
{
    public IList<SNSRecord> Records { get; set; } = null!;

    public class SNSRecord
    {
        public SNSMessage Sns { get; set; } = null!;
    }

    public class SNSMessage
    {
        public string MessageId { get; set; } = null!;

        public string Message { get; set; } = null!;
    }
}
