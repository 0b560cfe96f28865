namespace Wirecheck.Benchmarks.Analyzers;

/// <summary>
/// C# files, the same at each run. A feature of a service is ten of them: a controller, its service, a typed HTTP client, a gRPC client, a
/// consumer (of another library in each of four features), and five of plain code.
/// </summary>
internal static class GeneratedCode
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Text;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    public const string LibraryUsings = """
        global using Azure.Messaging.ServiceBus;
        global using Confluent.Kafka;
        global using Dapper;
        global using Grpc.Core;
        global using MassTransit;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.EntityFrameworkCore;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Logging;
        global using RabbitMQ.Client;
        global using RabbitMQ.Client.Events;
        global using Shop.Contracts;
        global using StackExchange.Redis;

        """;

    /// <summary>A consumer of each of the libraries.</summary>
    private static readonly Func<int, string>[] Consumers = [MassTransitConsumer, RabbitConsumer, KafkaConsumer, ServiceBusConsumer];

    /// <summary>The file of each kind, first in its feature.</summary>
    private static readonly Func<int, int, (string Name, string Text)>[] Kinds =
    [
        (n, _) => ($"Controller{n}", Controller(n)),
        (n, _) => ($"Service{n}", Service(n)),
        (n, _) => ($"ShippingClient{n}", TypedClient(n)),
        (n, _) => ($"Stock{n}", GrpcClient(n)),
        (n, _) => ($"Consumer{n}", Consumers[n % Consumers.Length](n)),
        PlainFile, PlainFile, PlainFile, PlainFile, PlainFile,
    ];

    public static IEnumerable<(string Path, string Text)> Services(int files) => Files(files, (feature, index) => Kinds[index](feature, index));

    public static IEnumerable<(string Path, string Text)> Plain(int files) => Files(files, PlainFile);

    /// <summary>Features are written whole, so that each finds what it calls.</summary>
    private static IEnumerable<(string Path, string Text)> Files(int files, Func<int, int, (string Name, string Text)> create) =>
        from feature in Enumerable.Range(0, (files + Kinds.Length - 1) / Kinds.Length)
        from index in Enumerable.Range(0, Kinds.Length)
        let file = create(feature, index)
        select ($"Feature{feature}/{file.Name}.cs", file.Text);

    private static string Controller(int n) => $$"""
        namespace Shop.Feature{{n}};

        [ApiController]
        [Route("feature{{n}}/orders")]
        public class Controller{{n}}(IService{{n}} orders, ILogger<Controller{{n}}> logger) : ControllerBase
        {
            [HttpPost]
            public async Task<ActionResult<Order{{n}}>> Post(OrderRequest{{n}} request, CancellationToken cancellationToken)
            {
                if (request.Items.Count == 0 || string.IsNullOrWhiteSpace(request.PostalCode)) return BadRequest("Nothing to order.");

                var order = await orders.PlaceAsync(request, cancellationToken);
                if (order is null) return Conflict("Some items are out of stock.");

                logger.LogInformation("Placed {OrderId} of {Count} items", order.Id, order.Items.Count);
                return CreatedAtAction(nameof(Get), new { id = order.Id }, order);
            }

            [HttpGet("{id:guid}")]
            public ActionResult<Order{{n}}> Get(Guid id) => orders.Find(id) is { } order ? order : NotFound();

            [HttpGet]
            public IEnumerable<Order{{n}}> List(string? postalCode, int page = 1) =>
                orders.All().Where(o => postalCode is null || o.PostalCode.StartsWith(postalCode)).OrderBy(o => o.Total).Skip((page - 1) * 20).Take(20);

            [HttpDelete("{id:guid}")]
            public async Task<IActionResult> Delete(Guid id, CancellationToken cancellationToken)
            {
                await orders.CancelAsync(id, cancellationToken);
                return NoContent();
            }
        }

        public record OrderRequest{{n}}(string UserId, string PostalCode, List<string> Items);

        public record Order{{n}}(Guid Id, string PostalCode, List<string> Items, decimal Total);

        public static class Endpoints{{n}}
        {
            public static void Map(WebApplication app)
            {
                app.MapGet("/feature{{n}}/quotes/{postalCode}", async (string postalCode, ShippingClient{{n}} shipping, CancellationToken cancellationToken) =>
                    Results.Ok(await shipping.QuoteAsync(postalCode, [], cancellationToken)));
                app.MapGet("/feature{{n}}/health", () => Results.Ok("healthy"));
            }

            public static IServiceCollection AddFeature{{n}}(this IServiceCollection services)
            {
                services.AddScoped<IService{{n}}, Service{{n}}>();
                services.AddScoped<Stock{{n}}>();
                services.AddHttpClient<ShippingClient{{n}}>(client => client.BaseAddress = new Uri("http://shipping{{n % 7}}"));
                return services;
            }
        }
        """;

    private static string Service(int n) => $$"""
        namespace Shop.Feature{{n}};

        public record OrderPlaced{{n}}(Guid OrderId, string UserId, decimal Total);

        public record OrderCancelled{{n}}(Guid OrderId, string Items);

        public interface IService{{n}}
        {
            Task<Order{{n}}?> PlaceAsync(OrderRequest{{n}} request, CancellationToken cancellationToken);
            Task CancelAsync(Guid id, CancellationToken cancellationToken);
            Order{{n}}? Find(Guid id);
            IReadOnlyCollection<Order{{n}}> All();
        }

        public class Service{{n}}(ShippingClient{{n}} shipping, Stock{{n}} stock, IPublishEndpoint publisher) : IService{{n}}
        {
            private readonly Dictionary<Guid, Order{{n}}> _orders = new();

            public async Task<Order{{n}}?> PlaceAsync(OrderRequest{{n}} request, CancellationToken cancellationToken)
            {
                foreach (var item in request.Items.Distinct())
                {
                    if (await stock.AvailableAsync(item, cancellationToken) <= 0) return null;
                }

                var price = await shipping.QuoteAsync(request.PostalCode, request.Items, cancellationToken);
                var order = new Order{{n}}(Guid.NewGuid(), request.PostalCode, request.Items, Total(request, price));
                _orders.Add(order.Id, order);
                await publisher.Publish(new OrderPlaced{{n}}(order.Id, request.UserId, order.Total), cancellationToken);
                return order;
            }

            public async Task CancelAsync(Guid id, CancellationToken cancellationToken)
            {
                if (!_orders.Remove(id, out var order)) return;
                await publisher.Publish(new OrderCancelled{{n}}(id, string.Join(", ", order.Items)), cancellationToken);
            }

            public Order{{n}}? Find(Guid id) => _orders.TryGetValue(id, out var order) ? order : null;

            public IReadOnlyCollection<Order{{n}}> All() => _orders.Values.ToList();

            private static decimal Total(OrderRequest{{n}} request, decimal shipping)
            {
                var goods = request.Items.Sum(item => item.Length * 1.5m);
                return Math.Round(goods + Math.Max(shipping, {{n % 11}}m), 2);
            }
        }
        """;

    private static string TypedClient(int n) => $$"""
        namespace Shop.Feature{{n}};

        public class ShippingClient{{n}}(HttpClient http)
        {
            public async Task<decimal> QuoteAsync(string postalCode, IReadOnlyList<string> items, CancellationToken cancellationToken)
            {
                using var response = await http.PostAsJsonAsync("quotes", new { postalCode, items }, cancellationToken);
                response.EnsureSuccessStatusCode();
                var quote = await response.Content.ReadFromJsonAsync<Quote{{n}}>(cancellationToken);
                return quote?.Price ?? throw new InvalidOperationException("No quote for " + postalCode.ToUpperInvariant());
            }

            public Task<Quote{{n}}?> TrackAsync(Guid id, CancellationToken cancellationToken) =>
                http.GetFromJsonAsync<Quote{{n}}>($"shipments/{id}", cancellationToken);
        }

        public record Quote{{n}}(decimal Price);
        """;

    private static string GrpcClient(int n) => $$"""
        namespace Shop.Feature{{n}};

        public class Stock{{n}}(Inventory.InventoryClient inventory)
        {
            private static readonly TimeSpan Patience = TimeSpan.FromSeconds({{1 + (n % 5)}});

            public async Task<int> AvailableAsync(string item, CancellationToken cancellationToken)
            {
                var reply = await inventory.GetStockAsync(
                    new GetStockRequest { ItemId = item.Trim() },
                    {{(n % 2 == 0 ? "deadline: DateTime.UtcNow + Patience, " : "")}}cancellationToken: cancellationToken);
                return Math.Max(reply.Available, 0);
            }

            public int Known() => Patience.Seconds;
        }

        public class StockService{{n}}(Stock{{n}} stock) : Inventory.InventoryBase
        {
            public override async Task<GetStockReply> GetStock(GetStockRequest request, ServerCallContext context) =>
                new() { Available = await stock.AvailableAsync(request.ItemId, context.CancellationToken) };
        }
        """;

    private static string MassTransitConsumer(int n) => $$"""
        namespace Shop.Feature{{n}};

        public class OrderPlacedConsumer{{n}}(ShippingClient{{n}} shipping, ILogger<OrderPlacedConsumer{{n}}> logger) : IConsumer<OrderPlaced{{n}}>
        {
            public async Task Consume(ConsumeContext<OrderPlaced{{n}}> context)
            {
                var order = context.Message;
                if (order.Total <= 0)
                {
                    logger.LogWarning("Nothing to ship for {OrderId}", order.OrderId);
                    return;
                }

                var price = await shipping.QuoteAsync(order.UserId.PadLeft(5, '0'), [order.UserId], context.CancellationToken);
                logger.LogInformation("Ships {OrderId} for {Price}", order.OrderId, price.ToString("0.00"));
            }
        }

        public class OrderCancelledConsumer{{n}}(ILogger<OrderCancelledConsumer{{n}}> logger) : IConsumer<OrderCancelled{{n}}>
        {
            public Task Consume(ConsumeContext<OrderCancelled{{n}}> context)
            {
                foreach (var item in context.Message.Items.Split(", ", StringSplitOptions.RemoveEmptyEntries))
                    logger.LogInformation("Back to the shelf: {Item}", item);
                return Task.CompletedTask;
            }
        }
        """;

    private static string RabbitConsumer(int n) => $$"""
        namespace Shop.Feature{{n}};

        public class Mails{{n}}(IConnection connection, IDatabase redis, ShippingClient{{n}} shipping, ILogger<Mails{{n}}> logger)
        {
            public async Task StartAsync(CancellationToken cancellationToken)
            {
                var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
                await channel.BasicQosAsync(0, 20, false, cancellationToken);
                var consumer = new AsyncEventingBasicConsumer(channel);
                consumer.ReceivedAsync += async (_, delivery) =>
                {
                    var key = "mails:" + delivery.BasicProperties.MessageId;
                    try
                    {
                        if (await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7), when: When.NotExists))
                        {
                            var text = Encoding.UTF8.GetString(delivery.Body.Span).Trim();
                            logger.LogInformation("Mails {Text} for {Price}", text, await shipping.QuoteAsync(text, [], cancellationToken));
                        }

                        await channel.BasicAckAsync(delivery.DeliveryTag, false, cancellationToken);
                    }
                    catch (Exception e)
                    {
                        logger.LogError(e, "Could not mail {Key}", key);
                        await redis.KeyDeleteAsync(key);
                        await channel.BasicNackAsync(delivery.DeliveryTag, false, requeue: false, cancellationToken);
                    }
                };
                await channel.BasicConsumeAsync("mails{{n}}", false, consumer, cancellationToken);
            }
        }
        """;

    private static string KafkaConsumer(int n) => $$"""
        namespace Shop.Feature{{n}};

        public class Ledger{{n}}(System.Data.IDbConnection sql, ILogger<Ledger{{n}}> logger)
        {
            public async Task RunAsync(ConsumerConfig config, CancellationToken cancellationToken)
            {
                config.EnableAutoOffsetStore = false;
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                consumer.Subscribe("orders{{n}}");
                while (!cancellationToken.IsCancellationRequested)
                {
                    var result = consumer.Consume(cancellationToken);
                    var parts = result.Message.Value.Split(';', StringSplitOptions.TrimEntries);
                    if (parts.Length < 2) logger.LogWarning("Not an order: {Value}", result.Message.Value);
                    else await WriteAsync(result.Message.Key, decimal.Parse(parts[1]));
                    consumer.StoreOffset(result);
                }
            }

            private async Task WriteAsync(string id, decimal total)
            {
                var written = await sql.ExecuteAsync("INSERT INTO ledger (id, total) VALUES (@id, @total) ON CONFLICT DO NOTHING", new { id, total });
                logger.LogInformation("Wrote {Count} of {Id}", written, id);
            }
        }
        """;

    private static string ServiceBusConsumer(int n) => $$"""
        namespace Shop.Feature{{n}};

        public class Shipment{{n}} { public Guid Id { get; set; } public string Items { get; set; } = ""; }

        public class Shipments{{n}}(DbContextOptions<Shipments{{n}}> options) : DbContext(options) { public DbSet<Shipment{{n}}> All => Set<Shipment{{n}}>(); }

        public class Shipping{{n}}(ServiceBusClient client, IServiceProvider services, ILogger<Shipping{{n}}> logger)
        {
            public void Start()
            {
                var processor = client.CreateProcessor("shipments{{n}}");
                processor.ProcessMessageAsync += ShipAsync;
            }

            private async Task ShipAsync(ProcessMessageEventArgs args)
            {
                using var scope = services.CreateScope();
                var db = scope.ServiceProvider.GetRequiredService<Shipments{{n}}>();
                var id = Guid.Parse(args.Message.MessageId);
                if (await db.All.AnyAsync(shipment => shipment.Id == id)) return;

                db.All.Add(new Shipment{{n}} { Id = id, Items = args.Message.Body.ToString() });
                await db.SaveChangesAsync();
                logger.LogInformation("Ships {Id}", id);
            }
        }
        """;

    private static (string Name, string Text) PlainFile(int feature, int index) => ($"Ledger{feature}x{index}", Ledger($"{feature}x{index}", index));

    private static string Ledger(string n, int index) => $$"""
        namespace Shop.Ledgers;

        public sealed record Entry{{n}}(DateOnly Day, string Account, decimal Amount, string? Note = null);

        public sealed class Ledger{{n}}
        {
            private readonly List<Entry{{n}}> _entries = [];
            private readonly Dictionary<string, decimal> _balances = new(StringComparer.OrdinalIgnoreCase);

            public int Count => _entries.Count;

            public void Add(Entry{{n}} entry)
            {
                ArgumentNullException.ThrowIfNull(entry);
                if (entry.Amount == 0) throw new ArgumentException("An entry moves something.", nameof(entry));

                _entries.Add(entry);
                _balances[entry.Account] = _balances.GetValueOrDefault(entry.Account) + entry.Amount;
            }

            public decimal BalanceOf(string account) => _balances.TryGetValue(account.Trim(), out var balance) ? balance : 0;

            public IReadOnlyDictionary<string, decimal> Monthly(int year, int month) => _entries
                .Where(e => e.Day.Year == year && e.Day.Month == month)
                .GroupBy(e => e.Account, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(g => g.Key, g => Math.Round(g.Sum(e => e.Amount), 2));

            public bool TryParse(string line, out Entry{{n}}? entry)
            {
                entry = null;
                var parts = line.Split(';', StringSplitOptions.TrimEntries);
                if (parts.Length < 3 || !DateOnly.TryParse(parts[0], out var day) || !decimal.TryParse(parts[2], out var amount)) return false;

                entry = new Entry{{n}}(day, parts[1], amount, parts.ElementAtOrDefault(3));
                return true;
            }

            public string Report()
            {
                var report = new StringBuilder();
                foreach (var (account, balance) in _balances.OrderByDescending(b => b.Value).ThenBy(b => b.Key))
                {
                    report.Append(account.PadRight({{20 + index}})).Append(balance.ToString("0.00").PadLeft(12));
                    report.AppendLine(balance < 0 ? " overdrawn" : string.Empty);
                }

                return report.ToString();
            }

            public async Task<int> LoadAsync(System.IO.TextReader reader, CancellationToken cancellationToken)
            {
                var loaded = 0;
                while (await reader.ReadLineAsync(cancellationToken) is { } line)
                {
                    if (!TryParse(line, out var entry) || entry is null) continue;
                    Add(entry);
                    loaded++;
                }

                return loaded;
            }

            public override string ToString() => $"{Count} entries, {_balances.Values.Sum():0.00} in {_balances.Count} accounts";
        }
        """;
}
