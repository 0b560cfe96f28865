using System.Collections;

#nullable disable

namespace Confluent.Kafka;

public interface IClient : IDisposable
{
    string Name { get; }
}

public interface IConsumer<TKey, TValue> : IClient, IDisposable
{
    ConsumeResult<TKey, TValue> Consume(int millisecondsTimeout);
    ConsumeResult<TKey, TValue> Consume(CancellationToken cancellationToken = default);
    ConsumeResult<TKey, TValue> Consume(TimeSpan timeout);
    void Subscribe(IEnumerable<string> topics);
    void Subscribe(string topic);
    void Assign(TopicPartition partition);
    void Assign(TopicPartitionOffset partition);
    void Assign(IEnumerable<TopicPartitionOffset> partitions);
    void Assign(IEnumerable<TopicPartition> partitions);
    void StoreOffset(ConsumeResult<TKey, TValue> result);
    void StoreOffset(TopicPartitionOffset offset);
    List<TopicPartitionOffset> Commit();
    void Commit(IEnumerable<TopicPartitionOffset> offsets);
    void Commit(ConsumeResult<TKey, TValue> result);
    void Close();
    List<string> Subscription { get; }
}

public interface IProducer<TKey, TValue> : IClient, IDisposable
{
    Task<DeliveryResult<TKey, TValue>> ProduceAsync(string topic, Message<TKey, TValue> message, CancellationToken cancellationToken = default);
    Task<DeliveryResult<TKey, TValue>> ProduceAsync(TopicPartition topicPartition, Message<TKey, TValue> message, CancellationToken cancellationToken = default);
    void Produce(string topic, Message<TKey, TValue> message, Action<DeliveryReport<TKey, TValue>> deliveryHandler = null);
    void Produce(TopicPartition topicPartition, Message<TKey, TValue> message, Action<DeliveryReport<TKey, TValue>> deliveryHandler = null);
    int Flush(TimeSpan timeout);
    void Flush(CancellationToken cancellationToken = default);
    void InitTransactions(TimeSpan timeout);
    void BeginTransaction();
    void CommitTransaction(TimeSpan timeout);
    void CommitTransaction();
    void SendOffsetsToTransaction(IEnumerable<TopicPartitionOffset> offsets, IConsumerGroupMetadata groupMetadata, TimeSpan timeout);
}

public class ConsumerBuilder<TKey, TValue>
{
    public ConsumerBuilder(IEnumerable<KeyValuePair<string, string>> config) => throw null!;
    public ConsumerBuilder<TKey, TValue> SetErrorHandler(Action<IConsumer<TKey, TValue>, Error> errorHandler) => throw null!;
    public ConsumerBuilder<TKey, TValue> SetLogHandler(Action<IConsumer<TKey, TValue>, LogMessage> logHandler) => throw null!;
    public ConsumerBuilder<TKey, TValue> SetValueDeserializer(IDeserializer<TValue> deserializer) => throw null!;
    public virtual IConsumer<TKey, TValue> Build() => throw null!;
}

public class ProducerBuilder<TKey, TValue>
{
    public ProducerBuilder(IEnumerable<KeyValuePair<string, string>> config) => throw null!;
    public ProducerBuilder<TKey, TValue> SetErrorHandler(Action<IProducer<TKey, TValue>, Error> errorHandler) => throw null!;
    public ProducerBuilder<TKey, TValue> SetLogHandler(Action<IProducer<TKey, TValue>, LogMessage> logHandler) => throw null!;
    public ProducerBuilder<TKey, TValue> SetValueSerializer(ISerializer<TValue> serializer) => throw null!;
    public ProducerBuilder<TKey, TValue> SetValueSerializer(IAsyncSerializer<TValue> serializer) => throw null!;
    public virtual IProducer<TKey, TValue> Build() => throw null!;
}

public class Config : IEnumerable<KeyValuePair<string, string>>, IEnumerable
{
    public void Set(string key, string val) => throw null!;
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => throw null!;
    IEnumerator IEnumerable.GetEnumerator() => throw null!;
}

public class ClientConfig : Config
{
    public ClientConfig() => throw null!;
    public ClientConfig(ClientConfig config) => throw null!;
    public ClientConfig(IDictionary<string, string> config) => throw null!;
    public Acks? Acks { get => throw null!; set => throw null!; }
    public string BootstrapServers { get => throw null!; set => throw null!; }
}

public class ConsumerConfig : ClientConfig
{
    public ConsumerConfig() => throw null!;
    public ConsumerConfig(ClientConfig config) => throw null!;
    public ConsumerConfig(IDictionary<string, string> config) => throw null!;
    public AutoOffsetReset? AutoOffsetReset { get => throw null!; set => throw null!; }
    public string GroupId { get => throw null!; set => throw null!; }
    public bool? EnableAutoCommit { get => throw null!; set => throw null!; }
    public bool? EnableAutoOffsetStore { get => throw null!; set => throw null!; }
}

public class ProducerConfig : ClientConfig
{
    public ProducerConfig() => throw null!;
    public ProducerConfig(ClientConfig config) => throw null!;
    public ProducerConfig(IDictionary<string, string> config) => throw null!;
    public string TransactionalId { get => throw null!; set => throw null!; }
    public bool? EnableIdempotence { get => throw null!; set => throw null!; }
}

public enum Acks
{
    None = 0,
    Leader = 1,
    All = -1,
}

public enum AutoOffsetReset
{
    Latest = 0,
    Earliest = 1,
    Error = 2,
}

public class ConsumeResult<TKey, TValue>
{
    public string Topic { get => throw null!; set => throw null!; }
    public Offset Offset { get => throw null!; set => throw null!; }
    public TopicPartitionOffset TopicPartitionOffset { get => throw null!; set => throw null!; }
    public Message<TKey, TValue> Message { get => throw null!; set => throw null!; }
    public bool IsPartitionEOF { get => throw null!; set => throw null!; }
}

public class MessageMetadata
{
    public Timestamp Timestamp { get => throw null!; set => throw null!; }
    public Headers Headers { get => throw null!; set => throw null!; }
}

public class Message<TKey, TValue> : MessageMetadata
{
    public TKey Key { get => throw null!; set => throw null!; }
    public TValue Value { get => throw null!; set => throw null!; }
}

public class Headers
{
    public void Add(string key, byte[] val) => throw null!;
}

public class TopicPartitionOffset
{
    public string Topic { get => throw null!; }
}

public class TopicPartition : IComparable
{
    public TopicPartition(string topic, Partition partition) => throw null!;
    public int CompareTo(object obj) => throw null!;
    public string Topic { get => throw null!; }
}

public class DeliveryResult<TKey, TValue>
{
    public string Topic { get => throw null!; set => throw null!; }
    public PersistenceStatus Status { get => throw null!; set => throw null!; }
    public Message<TKey, TValue> Message { get => throw null!; set => throw null!; }
}

public class DeliveryReport<TKey, TValue> : DeliveryResult<TKey, TValue>
{
    public Error Error { get => throw null!; set => throw null!; }
}

public enum PersistenceStatus
{
    NotPersisted = 0,
    PossiblyPersisted = 1,
    Persisted = 2,
}

public class Error
{
    public bool IsFatal { get => throw null!; }
    public string Reason { get => throw null!; }
    public bool IsError { get => throw null!; }
}

public sealed class Null
{
}

public sealed class Ignore
{
}

public struct Timestamp
{
}

public struct Offset
{
}

public struct Partition
{
}

public interface IConsumerGroupMetadata
{
}

public class LogMessage
{
    public string Message { get => throw null!; }
}

public interface IDeserializer<T>
{
    T Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context);
}

public interface ISerializer<T>
{
    byte[] Serialize(T data, SerializationContext context);
}

public struct SerializationContext
{
}

public interface IAsyncSerializer<T>
{
    Task<byte[]> SerializeAsync(T data, SerializationContext context);
}

public class KafkaException : Exception
{
    public Error Error { get => throw null!; }
}

public class ConsumeException : KafkaException
{
}

public class ProduceException<TKey, TValue> : KafkaException
{
}
