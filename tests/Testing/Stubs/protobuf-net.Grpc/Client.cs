using Grpc.Core;
using ProtoBuf.Grpc.Configuration;

namespace ProtoBuf.Grpc.Client;

public static class GrpcClientFactory
{
    public static bool AllowUnencryptedHttp2 { get; set; }

    public static TService CreateGrpcService<TService>(this ChannelBase client, ClientFactory? clientFactory = null)
        where TService : class => throw null!;

    public static TService CreateGrpcService<TService>(this CallInvoker client, ClientFactory? clientFactory = null)
        where TService : class => throw null!;

    public static GrpcClient CreateGrpcService(
        this ChannelBase client, Type serviceType, ClientFactory? clientFactory = null) => throw null!;

    public static GrpcClient CreateGrpcService(
        this CallInvoker client, Type serviceType, ClientFactory? clientFactory = null) => throw null!;
}

public sealed class GrpcClient
{
    internal GrpcClient() => throw null!;

    public Task<TResponse> UnaryAsync<TRequest, TResponse>(
        TRequest request, string operationName, in CallContext context = default)
        where TRequest : class
        where TResponse : class => throw null!;

    public TResponse BlockingUnary<TRequest, TResponse>(
        TRequest request, string operationName, in CallContext context = default)
        where TRequest : class
        where TResponse : class => throw null!;

    public Task<TResponse> ClientStreamingAsync<TRequest, TResponse>(
        IAsyncEnumerable<TRequest> request, string operationName, in CallContext context = default)
        where TRequest : class
        where TResponse : class => throw null!;

    public IAsyncEnumerable<TResponse> ServerStreamingAsync<TRequest, TResponse>(
        TRequest request, string operationName, in CallContext context = default)
        where TRequest : class
        where TResponse : class => throw null!;

    public IAsyncEnumerable<TResponse> DuplexStreamingAsync<TRequest, TResponse>(
        IAsyncEnumerable<TRequest> request, string operationName, in CallContext context = default)
        where TRequest : class
        where TResponse : class => throw null!;
}
