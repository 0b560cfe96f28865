using System.Text.RegularExpressions;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>
/// The same statement in every kind of function that RabbitMQ.Client runs, for versions 6 and 7: <c>$$</c> is where it goes. Statements are written
/// as for 7, and put into the words of 6 where that is asked for.
/// </summary>
internal static class RabbitMQ
{
    private const string World = """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Logging;
        using RabbitMQ.Client;
        using RabbitMQ.Client.Events;

        public class Payment { public int Id { get; set; } public decimal Total { get; set; } }
        public class Store : DbContext { public DbSet<Payment> Payments => Set<Payment>(); }
        public class Psp(HttpClient http)
        {
            public Task PayAsync(object order) => http.PostAsJsonAsync("https://psp.example.com/charges", order);
            public Task<string> GetAsync() => http.GetStringAsync("https://psp.example.com/charges");
        }
        public interface IWork { Task DoAsync(object message); bool Try(object message); string Parse(object message); Task ParkAsync(object message); event Action<object> Came; }
        public interface ILoggerManager { void Error(Exception e); }
        public class Settings { public string Queue { get; set; } = ""; public bool AutoAck { get; set; } }

        """;

    private const string Parameters = "IConnection connection, IChannel channel, IWork work, Psp psp, Store db, ILogger log, ILoggerManager loggers";

    private static readonly (string Kind, string Source)[] All =
    [
        ("method", $$"""
            public class Orders({{Parameters}})
            {
                public async Task Start(string queue, Settings settings, CancellationToken ct) { ## }
                private async Task OnReceived(object sender, BasicDeliverEventArgs ea) { $$ await Task.Yield(); }
                private async Task Subscribe()
                {
                    var consumer = new AsyncEventingBasicConsumer(channel);
                    consumer.ReceivedAsync += OnReceived;
                    await channel.BasicConsumeAsync("orders", false, consumer);
                }
            }
            """),
        ("lambda", $$"""
            public class Orders({{Parameters}})
            {
                public Func<string, Settings, CancellationToken, Task> Start() => async (queue, settings, ct) => { ## };
                private async Task Subscribe()
                {
                    var consumer = new AsyncEventingBasicConsumer(channel);
                    consumer.ReceivedAsync += async (_, ea) => { $$ await Task.Yield(); };
                    await channel.BasicConsumeAsync(queue: "orders", autoAck: false, consumer: consumer);
                }
            }
            """),
        ("local function", $$"""
            public class Orders({{Parameters}})
            {
                public Task Start(string name, Settings given, CancellationToken token)
                {
                    return Local(name, given, token);
                    async Task Local(string queue, Settings settings, CancellationToken ct) { ## }
                }
                private async Task Subscribe()
                {
                    var consumer = new AsyncEventingBasicConsumer(channel);
                    consumer.ReceivedAsync += Handle;
                    await channel.BasicConsumeAsync("orders", false, consumer);
                    async Task Handle(object sender, BasicDeliverEventArgs ea) { $$ await Task.Yield(); }
                }
            }
            """),
        ("class", $$"""
            public class Consumer({{Parameters}}) : AsyncDefaultBasicConsumer(channel)
            {
                public override async Task HandleBasicDeliverAsync(string consumerTag, ulong deliveryTag, bool redelivered, string exchange, string routingKey, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
                {
                    var ea = new { DeliveryTag = deliveryTag, Body = body, BasicProperties = properties };
                    $$
                    await Task.Yield();
                }
                private async Task Subscribe() => await channel.BasicConsumeAsync("orders", false, this);
                public async Task Start(string queue, Settings settings, CancellationToken ct) { ## }
            }
            """),
    ];

    /// <summary>All rules about RabbitMQ but one, switched off: each source breaks several.</summary>
    public static string[] Only(string rule) =>
    [
        .. RuleCatalog.All.Select(r => r.Id).Where(id => id != rule && id.StartsWith("WIRE3", StringComparison.Ordinal)).Select(id => $"dotnet_diagnostic.{id}.severity = none"),
    ];

    public static Uses Uses(int version) =>
        (version == 6 ? Tests.Uses.RabbitMQ6 : Tests.Uses.RabbitMQ7) | Tests.Uses.AspNetCore | Tests.Uses.EntityFramework;

    /// <summary>A source of any shape, for a version.</summary>
    public static string Source(int version, string source) => version == 6 ? AsIn6(World + source) : World + source;

    /// <summary>A statement in a function that handles a message: there are <c>ea</c>, <c>channel</c>, <c>work</c>, <c>psp</c>, <c>db</c>, and logs.</summary>
    public static string Handling(int version, string kind, string statement) =>
        Source(version, All.Single(f => f.Kind == kind).Source.Replace("$$", statement).Replace("##", "await Task.Yield();"));

    /// <summary>A statement in a function that attaches a consumer: there are <c>connection</c>, <c>queue</c>, <c>settings</c> and the same as above.</summary>
    public static string Starting(int version, string kind, string statement) =>
        Source(version, Regex.Replace(All.Single(f => f.Kind == kind).Source, @" *private async Task Subscribe\(\) => .*\n", "").Replace("$$", "").Replace("##", statement));

    /// <summary>Each statement in each kind of function, for both versions.</summary>
    public static TheoryData<int, string, string> Cases(IEnumerable<(string Why, string Statement)> statements, params string[] without)
    {
        var data = new TheoryData<int, string, string>();
        foreach (var version in (int[])[6, 7])
        {
            foreach (var (kind, _) in All.Where(f => !without.Contains(f.Kind)))
            {
                foreach (var (why, _) in statements) data.Add(version, kind, why);
            }
        }

        return data;
    }

    /// <summary>Every source of such a matrix as for version 7, without markup.</summary>
    public static IEnumerable<string> Sources(IEnumerable<(string Why, string Statement)> statements, Func<int, string, string, string> place) =>
        from function in All from statement in statements select Wire.Unmarked(place(7, function.Kind, statement.Statement));

    private static string AsIn6(string source)
    {
        source = Regex.Replace(source, @"await ((?:channel|other|third)\.(?:\{\|#?\w+:)?\w+)Async\b", "$1");
        source = Regex.Replace(source, @"await connection\.CreateChannelAsync\b", "connection.CreateModel");
        source = Regex.Replace(source, @"(BasicPublish(?:\|\})?\("""", [^,]+, )", "$1null, ");
        return source
            .Replace("await using", "using")
            .Replace("ReceivedAsync", "Received")
            .Replace("IReadOnlyBasicProperties", "IBasicProperties")
            .Replace("HandleBasicDeliverAsync", "HandleBasicDeliver")
            .Replace("ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default", "ReadOnlyMemory<byte> body")
            .Replace("IChannel", "IModel");
    }
}
