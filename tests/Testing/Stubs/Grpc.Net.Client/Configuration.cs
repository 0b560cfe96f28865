using Grpc.Core;

namespace Grpc.Net.Client.Configuration;

public abstract class ConfigObject
{
    internal ConfigObject() => throw null!;

    public IDictionary<string, object> Inner => throw null!;
}

public sealed class ServiceConfig : ConfigObject
{
    public ServiceConfig() => throw null!;

    public IList<MethodConfig> MethodConfigs => throw null!;

    public RetryThrottlingPolicy? RetryThrottling { get; set; }
}

public sealed class MethodConfig : ConfigObject
{
    public MethodConfig() => throw null!;

    public IList<MethodName> Names => throw null!;

    public RetryPolicy? RetryPolicy { get; set; }

    public HedgingPolicy? HedgingPolicy { get; set; }
}

public sealed class MethodName
{
    public static readonly MethodName Default = null!;

    public MethodName() => throw null!;

    public string? Service { get; set; }

    public string? Method { get; set; }
}

public sealed class RetryPolicy : ConfigObject
{
    public RetryPolicy() => throw null!;

    public int? MaxAttempts { get; set; }

    public TimeSpan? InitialBackoff { get; set; }

    public TimeSpan? MaxBackoff { get; set; }

    public double? BackoffMultiplier { get; set; }

    public IList<StatusCode> RetryableStatusCodes => throw null!;
}

public sealed class HedgingPolicy : ConfigObject
{
    public HedgingPolicy() => throw null!;

    public int? MaxAttempts { get; set; }

    public TimeSpan? HedgingDelay { get; set; }

    public IList<StatusCode> NonFatalStatusCodes => throw null!;
}

public sealed class RetryThrottlingPolicy : ConfigObject
{
    public RetryThrottlingPolicy() => throw null!;

    public int? MaxTokens { get; set; }

    public double? TokenRatio { get; set; }
}
