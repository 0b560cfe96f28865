using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Polly.CircuitBreaker;
using Polly.Hedging;
using Polly.Retry;
using Polly.Timeout;

namespace Microsoft.Extensions.Http.Resilience;

public interface IHttpResiliencePipelineBuilder
{
    string PipelineName { get; }

    IServiceCollection Services { get; }
}

public interface IHttpStandardResiliencePipelineBuilder
{
    string PipelineName { get; }

    IServiceCollection Services { get; }
}

public interface IRoutingStrategyBuilder
{
    string Name { get; }

    IServiceCollection Services { get; }
}

public interface IStandardHedgingHandlerBuilder
{
    string Name { get; }

    IServiceCollection Services { get; }

    IRoutingStrategyBuilder RoutingStrategyBuilder { get; }
}

public sealed class ResilienceHandlerContext
{
    internal ResilienceHandlerContext() => throw null!;

    public IServiceProvider ServiceProvider => throw null!;

    public string BuilderName => throw null!;

    public string InstanceName => throw null!;

    public void EnableReloads<TOptions>(string? name = null) => throw null!;

    public TOptions GetOptions<TOptions>(string? name = null) => throw null!;

    public void OnPipelineDisposed(Action callback) => throw null!;
}

/// <remarks>Without <c>RateLimiter</c>, whose base type is in another package that no rule looks at.</remarks>
public class HttpStandardResilienceOptions
{
    public HttpTimeoutStrategyOptions TotalRequestTimeout { get; set; } = null!;

    public HttpRetryStrategyOptions Retry { get; set; } = null!;

    public HttpCircuitBreakerStrategyOptions CircuitBreaker { get; set; } = null!;

    public HttpTimeoutStrategyOptions AttemptTimeout { get; set; } = null!;
}

public class HttpStandardHedgingResilienceOptions
{
    public HttpTimeoutStrategyOptions TotalRequestTimeout { get; set; } = null!;

    public HttpHedgingStrategyOptions Hedging { get; set; } = null!;
}

public class HttpTimeoutStrategyOptions : TimeoutStrategyOptions
{
}

public class HttpRetryStrategyOptions : RetryStrategyOptions<HttpResponseMessage>
{
    public bool ShouldRetryAfterHeader { get; set; }
}

public class HttpCircuitBreakerStrategyOptions : CircuitBreakerStrategyOptions<HttpResponseMessage>
{
}

public class HttpHedgingStrategyOptions : HedgingStrategyOptions<HttpResponseMessage>
{
}

[Experimental(diagnosticId: "EXTEXP0001", UrlFormat = "https://aka.ms/dotnet-extensions-warnings/{0}")]
public static class HttpRetryStrategyOptionsExtensions
{
    public static void DisableForUnsafeHttpMethods(this HttpRetryStrategyOptions options) => throw null!;

    public static void DisableFor(this HttpRetryStrategyOptions options, params HttpMethod[] methods) => throw null!;
}

public static class HttpStandardResiliencePipelineBuilderExtensions
{
    public static IHttpStandardResiliencePipelineBuilder Configure(
        this IHttpStandardResiliencePipelineBuilder builder, IConfigurationSection section) => throw null!;

    public static IHttpStandardResiliencePipelineBuilder Configure(
        this IHttpStandardResiliencePipelineBuilder builder, Action<HttpStandardResilienceOptions> configure) => throw null!;

    public static IHttpStandardResiliencePipelineBuilder Configure(
        this IHttpStandardResiliencePipelineBuilder builder,
        Action<HttpStandardResilienceOptions, IServiceProvider> configure) => throw null!;
}

public static class StandardHedgingHandlerBuilderExtensions
{
    public static IStandardHedgingHandlerBuilder Configure(
        this IStandardHedgingHandlerBuilder builder, IConfigurationSection section) => throw null!;

    public static IStandardHedgingHandlerBuilder Configure(
        this IStandardHedgingHandlerBuilder builder, Action<HttpStandardHedgingResilienceOptions> configure) => throw null!;
}
