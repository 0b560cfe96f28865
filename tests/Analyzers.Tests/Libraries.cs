using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Wirecheck.Analyzers.Tests;

/// <summary>The libraries that sources under test may use, as references.</summary>
[Flags]
public enum Uses : long
{
    /// <summary>The base class library alone.</summary>
    Nothing = 0,

    /// <summary>ASP.NET Core, with Microsoft.Extensions.Http.</summary>
    AspNetCore = 1L << 0,

    /// <summary>gRPC: clients, services, the client factory, and a generated contract.</summary>
    Grpc = 1L << 1,

    /// <summary>protobuf-net.Grpc.</summary>
    CodeFirstGrpc = 1L << 2,

    /// <summary>MassTransit.</summary>
    MassTransit = 1L << 3,

    /// <summary>Entity Framework Core.</summary>
    EntityFramework = 1L << 4,

    /// <summary>StackExchange.Redis.</summary>
    Redis = 1L << 5,

    /// <summary>Microsoft.Extensions.Http.Resilience.</summary>
    Resilience = 1L << 6,

    /// <summary>A test framework: the source is a test project's.</summary>
    XunitOfTheProject = 1L << 7,

    /// <summary>Refit.</summary>
    Refit = 1L << 8,

    /// <summary>RestSharp.</summary>
    RestSharp = 1L << 9,

    /// <summary>Flurl.Http.</summary>
    Flurl = 1L << 10,

    /// <summary>Dapr.Client.</summary>
    Dapr = 1L << 11,

    /// <summary>Microsoft.Extensions.Http.Polly, with Polly 7.</summary>
    HttpPolly = 1L << 12,

    /// <summary>Microsoft.Extensions.Http as it was before version 9.</summary>
    HttpFactory8 = 1L << 13,

    /// <summary>Polly 8, with the policies of 7.</summary>
    Polly = 1L << 14,

    /// <summary>MediatR.</summary>
    MediatR = 1L << 15,

    /// <summary>FastEndpoints, and Carter.</summary>
    EndpointLibraries = 1L << 16,

    /// <summary>Azure Functions in a worker of their own.</summary>
    AzureFunctions = 1L << 17,

    /// <summary>Azure Functions in the host's process.</summary>
    WebJobs = 1L << 18,

    /// <summary>AWS Lambda.</summary>
    Lambda = 1L << 19,

    /// <summary>RabbitMQ.Client 6.</summary>
    RabbitMQ6 = 1L << 20,

    /// <summary>RabbitMQ.Client 7, whose types are others.</summary>
    RabbitMQ7 = 1L << 21,

    /// <summary>NServiceBus.</summary>
    NServiceBus = 1L << 22,

    /// <summary>Rebus.</summary>
    Rebus = 1L << 23,

    /// <summary>Wolverine.</summary>
    Wolverine = 1L << 24,

    /// <summary>DotNetCore.CAP.</summary>
    Cap = 1L << 25,

    /// <summary>The AWS Message Processing Framework.</summary>
    AwsMessaging = 1L << 26,

    /// <summary>Dapr's publish and subscribe for ASP.NET Core.</summary>
    DaprTopics = 1L << 27,

    /// <summary>Azure.Messaging.ServiceBus.</summary>
    ServiceBus = 1L << 28,

    /// <summary>Confluent.Kafka.</summary>
    Kafka = 1L << 29,

    /// <summary>NATS.Net: core NATS and JetStream.</summary>
    Nats = 1L << 30,

    /// <summary>NATS.Client 1.</summary>
    NatsClient1 = 1L << 31,

    /// <summary>AWSSDK.SQS.</summary>
    Sqs = 1L << 32,

    /// <summary>Dapper.</summary>
    Dapper = 1L << 33,

    /// <summary>MongoDB.Driver.</summary>
    Mongo = 1L << 34,

    /// <summary>Marten.</summary>
    Marten = 1L << 35,

    /// <summary>Microsoft.Extensions.Caching: in memory, and distributed.</summary>
    Caching = 1L << 36,

    /// <summary>Brighter.</summary>
    Brighter = 1L << 37,
}

internal static class Libraries
{
    private const string HttpFactory = "Microsoft.Extensions.Http.dll";

    private static readonly string[] Platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static readonly (Uses Library, string[] Assemblies)[] Assemblies =
    [
        (Uses.AspNetCore, ["Microsoft.AspNetCore", "Microsoft.AspNetCore.*", "Microsoft.Extensions.*"]),
        (Uses.Grpc, ["Grpc.*", "Google.Protobuf", "Wirecheck.Testing.Contracts", "Microsoft.Extensions.*", "Microsoft.AspNetCore", "Microsoft.AspNetCore.*"]),
        (Uses.CodeFirstGrpc, ["Grpc.Core.Api", "protobuf-net.Grpc*"]),
        (Uses.MassTransit, ["MassTransit", "MassTransit.Abstractions", "MassTransit.EntityFrameworkCoreIntegration", "Microsoft.Extensions.*", "Microsoft.EntityFrameworkCore*"]),
        (Uses.EntityFramework, ["Microsoft.EntityFrameworkCore*"]),
        (Uses.Redis, ["StackExchange.Redis"]),
        (Uses.XunitOfTheProject, ["xunit.core"]),
        (Uses.Resilience, ["Microsoft.Extensions.Http.Resilience", "Polly.Core"]),
        (Uses.Refit, ["Refit", "Refit.HttpClientFactory"]),
        (Uses.RestSharp, ["RestSharp"]),
        (Uses.Flurl, ["Flurl", "Flurl.Http"]),
        (Uses.Dapr, ["Dapr.Client", "Google.Protobuf"]),
        (Uses.HttpPolly, ["Microsoft.Extensions.Http.Polly", "Polly", "Polly.Core", "Polly.Extensions.Http"]),
        (Uses.Polly, ["Polly", "Polly.Core"]),
        (Uses.MediatR, ["MediatR", "MediatR.Contracts"]),
        (Uses.EndpointLibraries, ["FastEndpoints", "Carter", "Microsoft.AspNetCore", "Microsoft.AspNetCore.*", "Microsoft.Extensions.*"]),
        (Uses.AzureFunctions, ["Microsoft.Azure.Functions.*"]),
        (Uses.WebJobs, ["Microsoft.Azure.WebJobs*"]),
        (Uses.Lambda, ["Amazon.Lambda.*"]),
        (Uses.RabbitMQ7, ["System.Threading.RateLimiting"]),
        (Uses.NServiceBus, ["NServiceBus.Core"]),
        (Uses.Rebus, ["Rebus"]),
        (Uses.Wolverine, ["Wolverine", "Microsoft.Extensions.*"]),
        (Uses.Cap, ["DotNetCore.CAP", "Microsoft.Extensions.*"]),
        (Uses.ServiceBus, ["Azure.Messaging.ServiceBus"]),
        (Uses.Kafka, ["Confluent.Kafka"]),
        (Uses.Nats, ["NATS.Client.Core", "NATS.Client.JetStream"]),
        (Uses.NatsClient1, ["NATS.Client"]),
        (Uses.Sqs, ["AWSSDK.SQS"]),
        (Uses.Brighter, ["Paramore.Brighter"]),
        (Uses.Dapper, ["Dapper"]),
        (Uses.Mongo, ["MongoDB.Driver"]),
        (Uses.Marten, ["Marten"]),
        (Uses.Caching, ["Microsoft.Extensions.Caching.Abstractions", "Microsoft.Extensions.Caching.Memory"]),
        (Uses.AwsMessaging, ["AWS.Messaging"]),
        (Uses.DaprTopics, ["Dapr.AspNetCore", "Dapr.Client", "Google.Protobuf", "Microsoft.AspNetCore", "Microsoft.AspNetCore.*", "Microsoft.Extensions.*"]),
    ];

    /// <summary>Libraries of which tests have several versions, each in a folder of its own.</summary>
    private static readonly (Uses Library, string File)[] Versions =
    [
        (Uses.RabbitMQ6, Path.Combine("RabbitMQ6", "RabbitMQ.Client.dll")),
        (Uses.RabbitMQ7, Path.Combine("RabbitMQ7", "RabbitMQ.Client.dll")),
    ];

    private static readonly ConcurrentDictionary<Uses, MetadataReference[]> Cache = new();

    public static MetadataReference[] Of(Uses uses) => Cache.GetOrAdd(uses, set =>
    {
        var patterns = Assemblies.Where(a => set.HasFlag(a.Library)).SelectMany(a => a.Assemblies).Distinct().ToArray();
        return Platform
            .Where(path => patterns.Any(pattern => Matches(Path.GetFileNameWithoutExtension(path), pattern)))
            // Libraries that are on their own: a compilation has them only when asked for, although others of their family are there.
            .Where(path => set.HasFlag(Uses.Resilience) || !path.EndsWith("Http.Resilience.dll", StringComparison.Ordinal))
            .Where(path => set.HasFlag(Uses.HttpPolly) || !path.EndsWith("Http.Polly.dll", StringComparison.Ordinal))
            .Select(path => set.HasFlag(Uses.HttpFactory8) && Path.GetFileName(path) == HttpFactory ? Path.Combine(AppContext.BaseDirectory, "Http8", HttpFactory) : path)
            .Concat(Versions.Where(version => set.HasFlag(version.Library)).Select(version => Path.Combine(AppContext.BaseDirectory, version.File)))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToArray();
    });

    private static bool Matches(string name, string pattern) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : name == pattern;
}
