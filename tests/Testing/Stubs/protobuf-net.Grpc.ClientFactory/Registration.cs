using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection;

namespace ProtoBuf.Grpc.ClientFactory;

public static class ServicesExtensions
{
    public static IHttpClientBuilder AddCodeFirstGrpcClient<T>(this IServiceCollection services)
        where T : class => throw null!;

    public static IHttpClientBuilder AddCodeFirstGrpcClient<T>(
        this IServiceCollection services, Action<GrpcClientFactoryOptions> configureClient)
        where T : class => throw null!;

    public static IHttpClientBuilder AddCodeFirstGrpcClient<T>(
        this IServiceCollection services, Action<IServiceProvider, GrpcClientFactoryOptions> configureClient)
        where T : class => throw null!;

    public static IHttpClientBuilder AddCodeFirstGrpcClient<T>(this IServiceCollection services, string name)
        where T : class => throw null!;

    public static IHttpClientBuilder AddCodeFirstGrpcClient<T>(
        this IServiceCollection services, string name, Action<GrpcClientFactoryOptions> configureClient)
        where T : class => throw null!;

    public static IHttpClientBuilder AddCodeFirstGrpcClient<T>(
        this IServiceCollection services, string name, Action<IServiceProvider, GrpcClientFactoryOptions> configureClient)
        where T : class => throw null!;

    public static IHttpClientBuilder ConfigureCodeFirstGrpcClient<T>(this IHttpClientBuilder clientBuilder)
        where T : class => throw null!;
}
