namespace Grpc.Core;

public abstract class ClientBase<T> : ClientBase
    where T : ClientBase<T>
{
    protected ClientBase() => throw null!;

    protected ClientBase(ClientBaseConfiguration configuration) => throw null!;

    public ClientBase(ChannelBase channel) => throw null!;

    public ClientBase(CallInvoker callInvoker) => throw null!;

    public T WithHost(string host) => throw null!;

    protected abstract T NewInstance(ClientBaseConfiguration configuration);
}

public abstract class ClientBase
{
    protected ClientBase() => throw null!;

    protected ClientBase(ClientBaseConfiguration configuration) => throw null!;

    public ClientBase(ChannelBase channel) => throw null!;

    public ClientBase(CallInvoker callInvoker) => throw null!;

    protected CallInvoker CallInvoker => throw null!;

    protected internal class ClientBaseConfiguration
    {
        internal ClientBaseConfiguration() => throw null!;
    }
}

public abstract class CallInvoker
{
    public abstract TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class;

    public abstract AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class;

    public abstract AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class;

    public abstract AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        where TRequest : class
        where TResponse : class;

    public abstract AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        where TRequest : class
        where TResponse : class;
}

public abstract class ChannelBase
{
    protected ChannelBase(string target) => throw null!;

    public string Target => throw null!;

    public abstract CallInvoker CreateCallInvoker();

    public Task ShutdownAsync() => throw null!;

    protected virtual Task ShutdownAsyncCore() => throw null!;
}
