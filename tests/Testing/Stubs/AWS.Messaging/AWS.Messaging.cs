namespace AWS.Messaging;

public interface IMessageHandler<T>
{
    Task<MessageProcessStatus> HandleAsync(MessageEnvelope<T> messageEnvelope, CancellationToken token = default);
}

public sealed class MessageProcessStatus
{
    public static MessageProcessStatus Success() => throw null!;

    public static MessageProcessStatus Failed() => throw null!;
}

public abstract class MessageEnvelope
{
    public string Id { get; set; } = null!;
}

public class MessageEnvelope<T> : MessageEnvelope
{
    public T Message { get; set; } = default!;
}

public interface IPublishResponse;

public interface IMessagePublisher
{
    Task<IPublishResponse> PublishAsync<T>(T message, CancellationToken token = default);
}
