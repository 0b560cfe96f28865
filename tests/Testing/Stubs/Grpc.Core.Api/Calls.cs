using System.Runtime.CompilerServices;

namespace Grpc.Core;

public sealed class AsyncUnaryCall<TResponse> : IDisposable
{
    public AsyncUnaryCall(
        Task<TResponse> responseAsync,
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatusFunc,
        Func<Metadata> getTrailersFunc,
        Action disposeAction) => throw null!;

    public Task<TResponse> ResponseAsync => throw null!;

    public Task<Metadata> ResponseHeadersAsync => throw null!;

    public TaskAwaiter<TResponse> GetAwaiter() => throw null!;

    public ConfiguredTaskAwaitable<TResponse> ConfigureAwait(bool continueOnCapturedContext) => throw null!;

    public Status GetStatus() => throw null!;

    public Metadata GetTrailers() => throw null!;

    public void Dispose() => throw null!;
}

public sealed class AsyncClientStreamingCall<TRequest, TResponse> : IDisposable
{
    public AsyncClientStreamingCall(
        IClientStreamWriter<TRequest> requestStream,
        Task<TResponse> responseAsync,
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatusFunc,
        Func<Metadata> getTrailersFunc,
        Action disposeAction) => throw null!;

    public Task<TResponse> ResponseAsync => throw null!;

    public Task<Metadata> ResponseHeadersAsync => throw null!;

    public IClientStreamWriter<TRequest> RequestStream => throw null!;

    public TaskAwaiter<TResponse> GetAwaiter() => throw null!;

    public ConfiguredTaskAwaitable<TResponse> ConfigureAwait(bool continueOnCapturedContext) => throw null!;

    public Status GetStatus() => throw null!;

    public Metadata GetTrailers() => throw null!;

    public void Dispose() => throw null!;
}

public sealed class AsyncServerStreamingCall<TResponse> : IDisposable
{
    public AsyncServerStreamingCall(
        IAsyncStreamReader<TResponse> responseStream,
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatusFunc,
        Func<Metadata> getTrailersFunc,
        Action disposeAction) => throw null!;

    public IAsyncStreamReader<TResponse> ResponseStream => throw null!;

    public Task<Metadata> ResponseHeadersAsync => throw null!;

    public Status GetStatus() => throw null!;

    public Metadata GetTrailers() => throw null!;

    public void Dispose() => throw null!;
}

public sealed class AsyncDuplexStreamingCall<TRequest, TResponse> : IDisposable
{
    public AsyncDuplexStreamingCall(
        IClientStreamWriter<TRequest> requestStream,
        IAsyncStreamReader<TResponse> responseStream,
        Task<Metadata> responseHeadersAsync,
        Func<Status> getStatusFunc,
        Func<Metadata> getTrailersFunc,
        Action disposeAction) => throw null!;

    public IAsyncStreamReader<TResponse> ResponseStream => throw null!;

    public IClientStreamWriter<TRequest> RequestStream => throw null!;

    public Task<Metadata> ResponseHeadersAsync => throw null!;

    public Status GetStatus() => throw null!;

    public Metadata GetTrailers() => throw null!;

    public void Dispose() => throw null!;
}

public interface IAsyncStreamReader<out T>
{
    T Current { get; }

    Task<bool> MoveNext(CancellationToken cancellationToken);
}

public static class AsyncStreamReaderExtensions
{
    public static Task<bool> MoveNext<T>(this IAsyncStreamReader<T> streamReader)
        where T : class => throw null!;
}

public interface IAsyncStreamWriter<in T>
{
    WriteOptions? WriteOptions { get; set; }

    Task WriteAsync(T message);

    Task WriteAsync(T message, CancellationToken cancellationToken) => throw null!;
}

public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    Task CompleteAsync();
}

public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}

[Flags]
public enum WriteFlags
{
    BufferHint = 0x1,
    NoCompress = 0x2,
}

public class WriteOptions
{
    public static readonly WriteOptions Default = null!;

    public WriteOptions(WriteFlags flags = default) => throw null!;

    public WriteFlags Flags => throw null!;
}
