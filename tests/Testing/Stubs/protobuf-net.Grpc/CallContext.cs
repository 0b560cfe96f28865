using Grpc.Core;

namespace ProtoBuf.Grpc;

public readonly struct CallContext
{
    public static readonly CallContext Default;

    public CallContext(in CallOptions callOptions = default, CallContextFlags flags = CallContextFlags.None, object? state = null)
        => throw null!;

    public CallContext(object server, ServerCallContext context) => throw null!;

    public CallOptions CallOptions => throw null!;

    public ServerCallContext? ServerCallContext => throw null!;

    public Metadata? RequestHeaders => throw null!;

    public CancellationToken CancellationToken => throw null!;

    public DateTime? Deadline => throw null!;

    public WriteOptions? WriteOptions => throw null!;

    public object? State => throw null!;

    public static implicit operator CallContext(in CallOptions options) => throw null!;

    public static implicit operator CallContext(CancellationToken cancellationToken) => throw null!;

    public T As<T>()
        where T : class => throw null!;

    public ValueTask<Metadata> ResponseHeadersAsync() => throw null!;

    public Metadata ResponseTrailers() => throw null!;

    public Status ResponseStatus() => throw null!;
}

[Flags]
public enum CallContextFlags
{
    None = 0,
    CaptureMetadata = 1 << 0,
    IgnoreStreamTermination = 1 << 1,
}
