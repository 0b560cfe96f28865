using System.Buffers;

namespace Grpc.Core;

public enum MethodType
{
    Unary,
    ClientStreaming,
    ServerStreaming,
    DuplexStreaming,
}

public interface IMethod
{
    MethodType Type { get; }

    string ServiceName { get; }

    string Name { get; }

    string FullName { get; }
}

public class Method<TRequest, TResponse> : IMethod
{
    public Method(
        MethodType type,
        string serviceName,
        string name,
        Marshaller<TRequest> requestMarshaller,
        Marshaller<TResponse> responseMarshaller) => throw null!;

    public MethodType Type => throw null!;

    public string ServiceName => throw null!;

    public string Name => throw null!;

    public Marshaller<TRequest> RequestMarshaller => throw null!;

    public Marshaller<TResponse> ResponseMarshaller => throw null!;

    public string FullName => throw null!;
}

public class Marshaller<T>
{
    public Marshaller(Func<T, byte[]> serializer, Func<byte[], T> deserializer) => throw null!;

    public Marshaller(Action<T, SerializationContext> serializer, Func<DeserializationContext, T> deserializer) => throw null!;

    public Func<T, byte[]> Serializer => throw null!;

    public Func<byte[], T> Deserializer => throw null!;

    public Action<T, SerializationContext> ContextualSerializer => throw null!;

    public Func<DeserializationContext, T> ContextualDeserializer => throw null!;
}

public static class Marshallers
{
    public static Marshaller<string> StringMarshaller => throw null!;

    public static Marshaller<T> Create<T>(Func<T, byte[]> serializer, Func<byte[], T> deserializer) => throw null!;

    public static Marshaller<T> Create<T>(
        Action<T, SerializationContext> serializer, Func<DeserializationContext, T> deserializer) => throw null!;
}

public abstract class SerializationContext
{
    public virtual void Complete(byte[] payload) => throw null!;

    public virtual IBufferWriter<byte> GetBufferWriter() => throw null!;

    public virtual void SetPayloadLength(int payloadLength) => throw null!;

    public virtual void Complete() => throw null!;
}

public abstract class DeserializationContext
{
    public abstract int PayloadLength { get; }

    public virtual byte[] PayloadAsNewBuffer() => throw null!;

    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() => throw null!;
}
