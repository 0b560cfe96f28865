namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3204: what fires, and beside it what must not.</summary>
public class PublishOutsideTransactionTests
{
    private const string Save = "await db.SaveChangesAsync();";
    private const string Publish = "await cap.PublishAsync(\"orders.created\", order);";
    private const string Marked = "await cap.{|WIRE3204:PublishAsync|}(\"orders.created\", order);";

    private const string World = """
        using DotNetCore.CAP;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Infrastructure;
        using Microsoft.EntityFrameworkCore.Storage;
        public class Order { public Guid Id { get; set; } public bool Paid { get; set; } }
        public class Store : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public static class CapTransactions
        {
            public static IDbContextTransaction BeginTransaction(this DatabaseFacade database, ICapPublisher publisher, bool autoCommit = false) => database.BeginTransaction();
        }

        """;

    private static readonly (string Kind, string Source)[] All =
    [
        ("method", "[ApiController] public class OrdersController(Store db, ICapPublisher cap) : ControllerBase { [HttpPost(\"/orders\")] public async Task Create(Order order) { $$ } }"),
        ("lambda", "public static class Routes { public static void Map(WebApplication app) => app.MapPost(\"/orders\", async (Order order, Store db, ICapPublisher cap) => { $$ }); }"),
        ("local function", "public class Service(Store db, ICapPublisher cap) { public Task Create(Order given) { return Run(given); async Task Run(Order order) { $$ } } }"),
    ];

    private static readonly (string Why, string Statements)[] Firing =
    [
        ("saved, then published", $"db.Orders.Add(order); {Save} {Marked}"),
        ("published, then saved", $"db.Orders.Add(order); {Marked} {Save}"),
        ("in a transaction that it is not told of", $"using var transaction = db.Database.BeginTransaction(); {Save} {Marked} transaction.Commit();"),
    ];

    private static readonly (string Why, string Statements)[] Silent =
    [
        ("in a transaction begun with it", $"using var transaction = db.Database.BeginTransaction(cap, autoCommit: true); {Save} {Publish}"),
        ("in one that is set", $"cap.Transaction = null; {Save} {Publish}"),
        ("only published", Publish),
        ("only saved", Save),
        ("on different paths", $"if (order.Paid) {{ {Save} }} else {{ {Publish} }}"),
        ("nobody waits for it", $"{Save} _ = cap.PublishAsync(\"orders.created\", order);"),
    ];

    public static TheoryData<string, string> FiringCases => Cases(Firing);

    public static TheoryData<string, string> SilentCases => Cases(Silent);

    internal static IEnumerable<string> Sources => from f in All from c in Firing.Concat(Silent) select World + f.Source.Replace("$$", c.Statements);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string kind, string why) => Check(Source(kind, Firing.Single(f => f.Why == why).Statements));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string kind, string why) => Check(Source(kind, Silent.Single(f => f.Why == why).Statements));

    [Theory]
    [InlineData("public class Pipeline(Store db, ICapPublisher cap) { public async Task Run(Func<Task> next) { using var transaction = db.Database.BeginTransaction(cap); await next(); transaction.Commit(); } }")]
    public Task A_pipeline_begins_it(string pipeline) => Check(Source("method", $"{Save} {Publish}") + "\n" + pipeline);

    [Fact]
    public Task Another_handler_begins_its_own() => Check(Source("method", $"{Save} {Marked}") +
        "\npublic class Other(Store db, ICapPublisher cap) { public async Task Run(Order order) { using var transaction = db.Database.BeginTransaction(cap); " + Save + Publish + " transaction.Commit(); } }");

    [Fact]
    public Task A_subscriber_is_run_again() => Check(World +
        "public class Subscriber(Store db, ICapPublisher cap) : ICapSubscribe { [CapSubscribe(\"orders\")] public async Task On(Order order) { " + Save + Publish + " } }");

    [Theory]
    [InlineData("wirecheck.assume_outbox = true")]
    public Task An_option(string option) => Check(Source("lambda", $"{Save} {Publish}"), option);

    [Fact]
    public Task A_test_project_is_silent() => Wire.Check(Libraries | Uses.XunitOfTheProject, Source("method", $"{Save} {Publish}"), RabbitMQ.Only("WIRE3204"));

    private const Uses Libraries = Uses.AspNetCore | Uses.EntityFramework | Uses.Cap;

    private static string Source(string kind, string statements) => World + All.Single(f => f.Kind == kind).Source.Replace("$$", statements);

    private static TheoryData<string, string> Cases((string Why, string Statements)[] cases) => Matrix.Of(All.Select(f => f.Kind), cases.Select(c => c.Why));

    private static Task Check(string source, params string[] options) => Wire.Check(Libraries, source, [.. RabbitMQ.Only("WIRE3204"), .. options]);
}
