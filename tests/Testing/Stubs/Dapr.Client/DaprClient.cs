using Google.Protobuf;

namespace Dapr.Client;

public abstract class DaprClient : IDisposable
{
    public static HttpClient CreateInvokeHttpClient(string? appId = null, string? daprEndpoint = null, string? daprApiToken = null) => throw null!;

    public HttpRequestMessage CreateInvokeMethodRequest(string appId, string methodName) => throw null!;

    public abstract HttpRequestMessage CreateInvokeMethodRequest(HttpMethod httpMethod, string appId, string methodName);

    public HttpRequestMessage CreateInvokeMethodRequest<TRequest>(string appId, string methodName, TRequest data) => throw null!;

    public abstract Task<HttpResponseMessage> InvokeMethodWithResponseAsync(HttpRequestMessage request, CancellationToken cancellationToken = default);

    public abstract Task InvokeMethodAsync(HttpRequestMessage request, CancellationToken cancellationToken = default);

    public abstract Task<TResponse> InvokeMethodAsync<TResponse>(HttpRequestMessage request, CancellationToken cancellationToken = default);

    public Task InvokeMethodAsync(string appId, string methodName, CancellationToken cancellationToken = default) => throw null!;

    public Task InvokeMethodAsync(HttpMethod httpMethod, string appId, string methodName, CancellationToken cancellationToken = default) => throw null!;

    public Task InvokeMethodAsync<TRequest>(string appId, string methodName, TRequest data, CancellationToken cancellationToken = default) => throw null!;

    public Task<TResponse> InvokeMethodAsync<TResponse>(string appId, string methodName, CancellationToken cancellationToken = default) => throw null!;

    public Task<TResponse> InvokeMethodAsync<TResponse>(HttpMethod httpMethod, string appId, string methodName, CancellationToken cancellationToken = default) => throw null!;

    public Task<TResponse> InvokeMethodAsync<TRequest, TResponse>(string appId, string methodName, TRequest data, CancellationToken cancellationToken = default) => throw null!;

    public abstract Task InvokeMethodGrpcAsync(string appId, string methodName, CancellationToken cancellationToken = default);

    public abstract Task<TResponse> InvokeMethodGrpcAsync<TRequest, TResponse>(string appId, string methodName, TRequest data, CancellationToken cancellationToken = default)
        where TRequest : IMessage
        where TResponse : IMessage, new();

    public abstract Task PublishEventAsync<TData>(string pubsubName, string topicName, TData data, CancellationToken cancellationToken = default);

    public void Dispose() => throw null!;
}
