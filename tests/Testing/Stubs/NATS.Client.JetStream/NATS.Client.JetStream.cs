using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace NATS.Client.JetStream
{
    public interface INatsJSContext
    {
        ValueTask<INatsJSConsumer> CreateOrUpdateConsumerAsync(string stream, ConsumerConfig config, CancellationToken cancellationToken = default);
        ValueTask<INatsJSConsumer> GetConsumerAsync(string stream, string consumer, CancellationToken cancellationToken = default);
        ValueTask<PubAckResponse> PublishAsync<T>(string subject, T? data, NATS.Client.Core.INatsSerialize<T>? serializer = null, NatsJSPubOpts? opts = null, NATS.Client.Core.NatsHeaders? headers = null, CancellationToken cancellationToken = default);
        NATS.Client.Core.INatsConnection Connection { get; }
    }

    public interface INatsJSConsumer
    {
        IAsyncEnumerable<INatsJSMsg<T>> ConsumeAsync<T>(NATS.Client.Core.INatsDeserialize<T>? serializer = null, NatsJSConsumeOpts? opts = null, CancellationToken cancellationToken = default);
    }

    public interface INatsJSMsg<out T>
    {
        ValueTask AckAsync(AckOpts? opts = null, CancellationToken cancellationToken = default);
        ValueTask NakAsync(AckOpts? opts = null, CancellationToken cancellationToken = default);
        ValueTask AckProgressAsync(AckOpts? opts = null, CancellationToken cancellationToken = default);
        ValueTask AckTerminateAsync(AckOpts? opts = null, CancellationToken cancellationToken = default);
        string Subject { get; }
        T? Data { get; }
    }

    public record NatsJSPubOpts
    {
        public string? MsgId { get => throw null!; init => throw null!; }
    }

    public record NatsJSConsumeOpts
    {
        public int? MaxMsgs { get => throw null!; init => throw null!; }
    }

    public static class NatsJSExtensions
    {
        public static void EnsureSuccess(this PubAckResponse ack) => throw null!;
        public static bool IsSuccess(this PubAckResponse ack) => throw null!;
    }

    public readonly struct AckOpts
    {
    }
}

namespace NATS.Client.JetStream.Models
{
    public record PubAckResponse
    {
        public ApiError? Error { get => throw null!; set => throw null!; }
        public string? Stream { get => throw null!; set => throw null!; }
        public ulong Seq { get => throw null!; set => throw null!; }
        public bool Duplicate { get => throw null!; set => throw null!; }
    }

    public record ApiError
    {
        public int Code { get => throw null!; set => throw null!; }
        public string? Description { get => throw null!; set => throw null!; }
    }

    public record ConsumerConfig
    {
        public ConsumerConfig() => throw null!;
        public ConsumerConfig(string name) => throw null!;
        public string? DurableName { get => throw null!; set => throw null!; }
        public string? Name { get => throw null!; set => throw null!; }
        public ConsumerConfigAckPolicy AckPolicy { get => throw null!; set => throw null!; }
        public string? FilterSubject { get => throw null!; set => throw null!; }
    }

    public enum ConsumerConfigAckPolicy
    {
        Explicit = 0,
        All = 1,
        None = 2,
        FlowControl = 3,
    }
}
