namespace Grpc.Core;

public struct CallOptions
{
    public CallOptions(
        Metadata? headers = null,
        DateTime? deadline = null,
        CancellationToken cancellationToken = default,
        WriteOptions? writeOptions = null,
        ContextPropagationToken? propagationToken = null,
        CallCredentials? credentials = null) => throw null!;

    public Metadata? Headers => throw null!;

    public DateTime? Deadline => throw null!;

    public CancellationToken CancellationToken => throw null!;

    public WriteOptions? WriteOptions => throw null!;

    public ContextPropagationToken? PropagationToken => throw null!;

    public CallCredentials? Credentials => throw null!;

    public bool IsWaitForReady => throw null!;

    public CallOptions WithHeaders(Metadata headers) => throw null!;

    public CallOptions WithDeadline(DateTime deadline) => throw null!;

    public CallOptions WithCancellationToken(CancellationToken cancellationToken) => throw null!;

    public CallOptions WithWriteOptions(WriteOptions writeOptions) => throw null!;

    public CallOptions WithPropagationToken(ContextPropagationToken propagationToken) => throw null!;

    public CallOptions WithCredentials(CallCredentials credentials) => throw null!;

    public CallOptions WithWaitForReady(bool waitForReady = true) => throw null!;
}

public abstract class ContextPropagationToken
{
    internal ContextPropagationToken() => throw null!;
}

public class ContextPropagationOptions
{
    public static readonly ContextPropagationOptions Default = null!;

    public ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true) => throw null!;

    public bool IsPropagateDeadline => throw null!;

    public bool IsPropagateCancellation => throw null!;
}
