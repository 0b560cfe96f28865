using Grpc.Core;
using Grpc.Net.Client.Configuration;
using Grpc.Net.Compression;
using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client;

public sealed class GrpcChannel : ChannelBase, IDisposable
{
    internal GrpcChannel()
        : base(null!) => throw null!;

    public ConnectivityState State => throw null!;

    public static GrpcChannel ForAddress(string address) => throw null!;

    public static GrpcChannel ForAddress(string address, GrpcChannelOptions channelOptions) => throw null!;

    public static GrpcChannel ForAddress(Uri address) => throw null!;

    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions channelOptions) => throw null!;

    public override CallInvoker CreateCallInvoker() => throw null!;

    public Task ConnectAsync(CancellationToken cancellationToken = default) => throw null!;

    public Task WaitForStateChangedAsync(
        ConnectivityState lastObservedState, CancellationToken cancellationToken = default) => throw null!;

    public void Dispose() => throw null!;
}

public sealed class GrpcChannelOptions
{
    public GrpcChannelOptions() => throw null!;

    public ChannelCredentials? Credentials { get; set; }

    public int? MaxSendMessageSize { get; set; }

    public int? MaxReceiveMessageSize { get; set; }

    public int? MaxRetryAttempts { get; set; }

    public long? MaxRetryBufferSize { get; set; }

    public long? MaxRetryBufferPerCallSize { get; set; }

    public IList<ICompressionProvider>? CompressionProviders { get; set; }

    public ILoggerFactory? LoggerFactory { get; set; }

    public HttpClient? HttpClient { get; set; }

    public HttpMessageHandler? HttpHandler { get; set; }

    public bool DisposeHttpClient { get; set; }

    public bool ThrowOperationCanceledOnCancellation { get; set; }

    public bool UnsafeUseInsecureChannelCallCredentials { get; set; }

    public ServiceConfig? ServiceConfig { get; set; }

    public bool DisableResolverServiceConfig { get; set; }

    public TimeSpan? MaxReconnectBackoff { get; set; }

    public TimeSpan InitialReconnectBackoff { get; set; }

    public IServiceProvider? ServiceProvider { get; set; }

    public Version? HttpVersion { get; set; }

    public HttpVersionPolicy? HttpVersionPolicy { get; set; }
}
