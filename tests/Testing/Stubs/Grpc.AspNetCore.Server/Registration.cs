using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.Extensions.DependencyInjection
{
    public static class GrpcServicesExtensions
    {
        public static IGrpcServerBuilder AddGrpc(this IServiceCollection services) => throw null!;

        public static IGrpcServerBuilder AddGrpc(
            this IServiceCollection services, Action<GrpcServiceOptions> configureOptions) => throw null!;

        public static IGrpcServerBuilder AddServiceOptions<TService>(
            this IGrpcServerBuilder grpcBuilder, Action<GrpcServiceOptions<TService>> configure)
            where TService : class => throw null!;
    }
}

namespace Microsoft.AspNetCore.Builder
{
    public static class GrpcEndpointRouteBuilderExtensions
    {
        public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder)
            where TService : class => throw null!;

        public static GrpcServiceEndpointConventionBuilder MapGrpcService(
            this IEndpointRouteBuilder builder, Func<IServiceProvider, ServerServiceDefinition> mapDefinition) => throw null!;

        public static GrpcServiceEndpointConventionBuilder MapGrpcService(
            this IEndpointRouteBuilder builder, ServerServiceDefinition serviceDefinition) => throw null!;
    }

    public sealed class GrpcServiceEndpointConventionBuilder : IEndpointConventionBuilder
    {
        internal GrpcServiceEndpointConventionBuilder() => throw null!;

        public void Add(Action<EndpointBuilder> convention) => throw null!;

        public void Finally(Action<EndpointBuilder> finallyConvention) => throw null!;
    }
}

namespace Grpc.Core
{
    public static class ServerCallContextExtensions
    {
        public static HttpContext GetHttpContext(this ServerCallContext serverCallContext) => throw null!;
    }
}
