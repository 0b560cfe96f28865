using Microsoft.Extensions.ServiceDiscovery;

namespace Microsoft.Extensions.ServiceDiscovery
{
    public sealed class ServiceDiscoveryOptions
    {
        public bool AllowAllSchemes { get; set; }

        public TimeSpan RefreshPeriod { get; set; }

        public IList<string> AllowedSchemes { get; set; } = null!;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class ServiceDiscoveryHttpClientBuilderExtensions
    {
        public static IHttpClientBuilder AddServiceDiscovery(this IHttpClientBuilder httpClientBuilder) => throw null!;
    }

    public static class ServiceDiscoveryServiceCollectionExtensions
    {
        public static IServiceCollection AddServiceDiscovery(this IServiceCollection services) => throw null!;

        public static IServiceCollection AddServiceDiscovery(
            this IServiceCollection services, Action<ServiceDiscoveryOptions> configureOptions) => throw null!;

        public static IServiceCollection AddServiceDiscoveryCore(this IServiceCollection services) => throw null!;

        public static IServiceCollection AddServiceDiscoveryCore(
            this IServiceCollection services, Action<ServiceDiscoveryOptions> configureOptions) => throw null!;
    }
}
