using Amazon.SQS;
using Amazon.SQS.Model;

#nullable disable

namespace Amazon.SQS
{
    public interface IAmazonSQS : IDisposable
    {
        Task<DeleteMessageResponse> DeleteMessageAsync(DeleteMessageRequest request, CancellationToken cancellationToken = default);
        Task<DeleteMessageResponse> DeleteMessageAsync(string queueUrl, string receiptHandle, CancellationToken cancellationToken = default);
        Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(DeleteMessageBatchRequest request, CancellationToken cancellationToken = default);
        Task<DeleteMessageBatchResponse> DeleteMessageBatchAsync(string queueUrl, List<DeleteMessageBatchRequestEntry> entries, CancellationToken cancellationToken = default);
        Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest request, CancellationToken cancellationToken = default);
        Task<ReceiveMessageResponse> ReceiveMessageAsync(string queueUrl, CancellationToken cancellationToken = default);
        Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default);
        Task<SendMessageResponse> SendMessageAsync(string queueUrl, string messageBody, CancellationToken cancellationToken = default);
        Task<SendMessageBatchResponse> SendMessageBatchAsync(SendMessageBatchRequest request, CancellationToken cancellationToken = default);
        Task<SendMessageBatchResponse> SendMessageBatchAsync(string queueUrl, List<SendMessageBatchRequestEntry> entries, CancellationToken cancellationToken = default);
    }
}

namespace Amazon.SQS.Model
{
    public class Message
    {
        public Dictionary<string, string> Attributes { get => throw null!; set => throw null!; }
        public string Body { get => throw null!; set => throw null!; }
        public string MessageId { get => throw null!; set => throw null!; }
        public string ReceiptHandle { get => throw null!; set => throw null!; }
    }

    public class SendMessageRequest
    {
        public SendMessageRequest() => throw null!;
        public SendMessageRequest(string queueUrl, string messageBody) => throw null!;
        public string MessageBody { get => throw null!; set => throw null!; }
        public string MessageDeduplicationId { get => throw null!; set => throw null!; }
        public string MessageGroupId { get => throw null!; set => throw null!; }
        public string QueueUrl { get => throw null!; set => throw null!; }
    }

    public class SendMessageResponse
    {
        public string MessageId { get => throw null!; set => throw null!; }
    }

    public class SendMessageBatchRequest
    {
        public SendMessageBatchRequest() => throw null!;
        public SendMessageBatchRequest(string queueUrl, List<SendMessageBatchRequestEntry> entries) => throw null!;
        public List<SendMessageBatchRequestEntry> Entries { get => throw null!; set => throw null!; }
        public string QueueUrl { get => throw null!; set => throw null!; }
    }

    public class SendMessageBatchRequestEntry
    {
        public SendMessageBatchRequestEntry() => throw null!;
        public SendMessageBatchRequestEntry(string id, string messageBody) => throw null!;
        public string Id { get => throw null!; set => throw null!; }
        public string MessageBody { get => throw null!; set => throw null!; }
    }

    public class SendMessageBatchResponse
    {
        public List<BatchResultErrorEntry> Failed { get => throw null!; set => throw null!; }
    }

    public class BatchResultErrorEntry
    {
        public string Code { get => throw null!; set => throw null!; }
        public string Id { get => throw null!; set => throw null!; }
    }

    public class ReceiveMessageRequest
    {
        public ReceiveMessageRequest() => throw null!;
        public ReceiveMessageRequest(string queueUrl) => throw null!;
        public int? MaxNumberOfMessages { get => throw null!; set => throw null!; }
        public string QueueUrl { get => throw null!; set => throw null!; }
        public int? WaitTimeSeconds { get => throw null!; set => throw null!; }
    }

    public class ReceiveMessageResponse
    {
        public List<Message> Messages { get => throw null!; set => throw null!; }
    }

    public class DeleteMessageRequest
    {
        public DeleteMessageRequest() => throw null!;
        public DeleteMessageRequest(string queueUrl, string receiptHandle) => throw null!;
        public string QueueUrl { get => throw null!; set => throw null!; }
        public string ReceiptHandle { get => throw null!; set => throw null!; }
    }

    public class DeleteMessageResponse
    {
    }

    public class DeleteMessageBatchRequest
    {
        public DeleteMessageBatchRequest() => throw null!;
        public DeleteMessageBatchRequest(string queueUrl, List<DeleteMessageBatchRequestEntry> entries) => throw null!;
        public List<DeleteMessageBatchRequestEntry> Entries { get => throw null!; set => throw null!; }
        public string QueueUrl { get => throw null!; set => throw null!; }
    }

    public class DeleteMessageBatchRequestEntry
    {
        public DeleteMessageBatchRequestEntry() => throw null!;
        public DeleteMessageBatchRequestEntry(string id, string receiptHandle) => throw null!;
        public string Id { get => throw null!; set => throw null!; }
        public string ReceiptHandle { get => throw null!; set => throw null!; }
    }

    public class DeleteMessageBatchResponse
    {
        public List<BatchResultErrorEntry> Failed { get => throw null!; set => throw null!; }
    }
}
