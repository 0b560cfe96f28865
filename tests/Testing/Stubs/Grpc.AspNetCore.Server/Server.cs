using System.Collections.ObjectModel;
using System.IO.Compression;
using Grpc.Core.Interceptors;
using Grpc.Net.Compression;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server;

public interface IGrpcServerBuilder
{
    IServiceCollection Services { get; }
}

public class GrpcServiceOptions
{
    public int? MaxSendMessageSize { get; set; }

    public int? MaxReceiveMessageSize { get; set; }

    public bool? EnableDetailedErrors { get; set; }

    public string? ResponseCompressionAlgorithm { get; set; }

    public CompressionLevel? ResponseCompressionLevel { get; set; }

    public IList<ICompressionProvider> CompressionProviders { get; set; } = null!;

    public bool? IgnoreUnknownServices { get; set; }

    public InterceptorCollection Interceptors => throw null!;

    public bool SuppressCreatingService { get; set; }
}

public class GrpcServiceOptions<TService> : GrpcServiceOptions
    where TService : class
{
}

public class InterceptorCollection : Collection<InterceptorRegistration>
{
    public void Add<TInterceptor>(params object[] args)
        where TInterceptor : Interceptor => throw null!;

    public void Add(Type interceptorType, params object[] args) => throw null!;
}

public class InterceptorRegistration
{
    internal InterceptorRegistration() => throw null!;

    public Type Type => throw null!;

    public IReadOnlyList<object> Arguments => throw null!;
}
