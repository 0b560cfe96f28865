using Microsoft.Extensions.DependencyInjection;

namespace Refit;

public static class HttpClientFactoryExtensions
{
    public static IHttpClientBuilder AddRefitClient(this IHttpClientBuilder builder, Type refitInterfaceType) => throw null!;

    public static IHttpClientBuilder AddRefitClient<T>(this IHttpClientBuilder builder)
        where T : class => throw null!;

    public static IHttpClientBuilder AddRefitClient(this IServiceCollection services, Type refitInterfaceType) => throw null!;

    public static IHttpClientBuilder AddRefitClient(this IServiceCollection services, Type refitInterfaceType, RefitSettings? settings) => throw null!;

    public static IHttpClientBuilder AddRefitClient<T>(this IServiceCollection services)
        where T : class => throw null!;

    public static IHttpClientBuilder AddRefitClient<T>(this IServiceCollection services, RefitSettings? settings)
        where T : class => throw null!;

    public static IHttpClientBuilder AddRefitClient<T>(this IServiceCollection services, RefitSettings? settings, string? httpClientName)
        where T : class => throw null!;

    public static IHttpClientBuilder AddKeyedRefitClient<T>(this IServiceCollection services, object? serviceKey)
        where T : class => throw null!;
}
