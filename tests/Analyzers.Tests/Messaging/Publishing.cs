namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>
/// The same statements in every kind of function that answers a request and publishes: <c>$$</c> is where they go. There are an <c>order</c>, a <c>db</c>, the
/// publishers <c>bus</c> and <c>endpoint</c> of MassTransit and a <c>channel</c> of RabbitMQ's, and whatever <see cref="World"/> declares.
/// </summary>
internal static class Publishing
{
    public const Uses Libraries = Uses.AspNetCore | Uses.EntityFramework | Uses.MassTransit | Uses.RabbitMQ7;

    public const string World = """
        using MassTransit;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Storage;
        using RabbitMQ.Client;

        public class Order { public Guid Id { get; set; } public bool Paid { get; set; } public byte[] Body { get; set; } = []; public List<Order> Parts { get; } = []; }
        public record OrderCreated(Guid Id);
        public class Store(DbContextOptions<Store> options) : DbContext(options), IStore { public DbSet<Order> Orders => Set<Order>(); }
        public interface IStore { Task<int> SaveChangesAsync(CancellationToken ct = default); }
        public interface IUnitOfWork { Task<int> SaveChangesAsync(); }
        public interface IOrders { Task AddAsync(Order order); Task<Order> GetAsync(Guid id); }
        public class Orders(Store db) : IOrders
        {
            public async Task AddAsync(Order order) { db.Orders.Add(order); await db.SaveChangesAsync(); }
            public Task<Order> GetAsync(Guid id) => db.Orders.FirstAsync(o => o.Id == id);
        }
        public interface IEvents { Task TellAsync(object message); Task SaveAndTellAsync(Order order); }
        public class Events(IChannel channel, Store db) : IEvents
        {
            public async Task TellAsync(object message) => await channel.BasicPublishAsync("orders", "", new byte[1]);
            public async Task SaveAndTellAsync(Order order)
            {
                db.Orders.Add(order);
                await channel.BasicPublishAsync("orders", "", order.Body);
            }
        }
        public interface IElsewhere { Task TellAsync(object message); Task SaveAsync(object order); }
        public class Psp(HttpClient http)
        {
            public Task PayAsync(Order order) => http.PostAsJsonAsync("https://psp.example.com/charges", order);
            public Task<string> GetAsync() => http.GetStringAsync("https://psp.example.com/charges");
        }

        """;

    /// <summary>A bus that has a broker and no outbox, as far as the program says.</summary>
    public const string Broker = "public static class Setup { public static void Add(IServiceCollection services) => services.AddMassTransit(x => { }); }\n";

    /// <summary>A bus with an outbox.</summary>
    public const string Outbox = "public static class Setup { public static void Add(IServiceCollection services) => services.AddMassTransit(x => x.AddEntityFrameworkOutbox<Store>(o => o.UseBusOutbox())); }\n";

    private const string Parameters = "Store db, IBus bus, IPublishEndpoint endpoint, IChannel channel, IOrders orders, IEvents events, IElsewhere elsewhere, IUnitOfWork unit, Psp psp";

    private static readonly (string Kind, string Source)[] All =
    [
        ("controller", $$"""
            [ApiController] public class OrdersController({{Parameters}}) : ControllerBase
            {
                [HttpPost("/orders")] public async Task<IActionResult> Create(Order order, CancellationToken ct) { $$ await Task.Yield(); return Ok(); }
            }
            """),
        ("lambda", $$"""
            public static class Routes
            {
                public static void Map(WebApplication app) => app.MapPost("/orders", async (Order order, {{Parameters}}, CancellationToken ct) => { $$ await Task.Yield(); });
            }
            """),
        ("local function", $$"""
            public static class Routes
            {
                public static void Map(WebApplication app)
                {
                    app.MapPost("/orders", Create);
                    async Task Create(Order order, {{Parameters}}, CancellationToken ct) { $$ await Task.Yield(); }
                }
            }
            """),
    ];

    /// <summary>Statements in a function of a kind, in a program that is set up in one of the ways above.</summary>
    public static string In(string kind, string statements, string setup = Broker) => World + setup + All.Single(f => f.Kind == kind).Source.Replace("$$", statements);

    /// <summary>Each case in each kind of function, by its name.</summary>
    public static TheoryData<string, string> Cases((string Why, string Statements)[] cases) => Matrix.Of(All.Select(f => f.Kind), cases.Select(c => c.Why));

    /// <summary>Every case in every kind of function, for tests over all sources.</summary>
    public static IEnumerable<string> Sources((string Why, string Statements)[] cases) => All.SelectMany(f => cases.Select(c => In(f.Kind, c.Statements)));
}
