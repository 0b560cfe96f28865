using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3201: what fires, and beside it what must not.</summary>
public class DualWriteTests
{
    private const string Save = "await db.SaveChangesAsync();";
    private const string Publish = "await endpoint.Publish(new OrderCreated(order.Id));";
    private const string Marked = "await endpoint.{|WIRE3201:Publish|}(new OrderCreated(order.Id));";
    private const string Send = "await channel.BasicPublishAsync(\"orders\", \"\", order.Body);";
    private const string MarkedSend = "await channel.{|WIRE3201:BasicPublishAsync|}(\"orders\", \"\", order.Body);";

    private static readonly (string Why, string Statements)[] Firing =
    [
        ("saved, then published", $"db.Orders.Add(order); {Save} {Marked}"),
        ("published, then saved", $"db.Orders.Add(order); {Marked} {Save}"),
        ("by the bus", $"{Save} await bus.{{|WIRE3201:Publish|}}(new OrderCreated(order.Id));"),
        ("by RabbitMQ's client", $"{Save} {MarkedSend}"),
        ("by an interface of the context's", "await ((IStore)db).SaveChangesAsync(ct); " + MarkedSend),
        ("synchronously", $"db.SaveChanges(); {Marked}"),
        ("through a repository", $"await orders.AddAsync(order); {Marked}"),
        ("through a publisher of one's own", $"{Save} await events.{{|WIRE3201:TellAsync|}}(order);"),
        ("on one path", $"{Save} if (order.Paid) {Marked}"),
        ("in an attempt", $"try {{ {Save} {Marked} }} catch (Exception e) {{ Console.WriteLine(e); }}"),
        ("one after the other, in a loop", $"{Save} foreach (var part in order.Parts) {Marked}"),
        ("inside a transaction of the database's", $"using var transaction = await db.Database.BeginTransactionAsync(); {Save} {Marked} await transaction.CommitAsync();"),
        ("two messages", $"{Save} {Marked} {MarkedSend}"),
        ("saved twice", $"{Save} {Marked} {Save}"),
    ];

    private static readonly (string Why, string Statements)[] Silent =
    [
        ("only saved", Save),
        ("only published", Publish),
        ("on different paths", $"if (order.Paid) {{ {Save} }} else {{ {Publish} }}"),
        ("on different paths of a switch", $"switch (order.Paid) {{ case true: {Save} break; default: {Publish} break; }}"),
        ("returned in between", $"if (order.Paid) {{ {Save} throw new InvalidOperationException(); }} {Publish}"),
        ("when saving failed", $"try {{ {Save} }} catch (Exception) {{ {Publish} throw; }}"),
        ("in a later round", $"foreach (var part in order.Parts) {{ if (part.Paid) {{ {Publish} continue; }} {Save} }}"),
        ("one after the other, marked as sent", $"foreach (var part in order.Parts) {{ {Publish} part.Paid = true; }} {Save}"),
        ("out of sight", "await elsewhere.SaveAsync(order); " + Publish),
        ("a unit of work out of sight", "await unit.SaveChangesAsync(); " + Publish),
        ("a publisher out of sight", $"{Save} await elsewhere.TellAsync(order);"),
        ("read, not saved", "order = await orders.GetAsync(order.Id); " + Publish),
        ("in a transaction that the broker may be part of", $"using var scope = new System.Transactions.TransactionScope(); {Save} {Publish} scope.Complete();"),
        ("an answer", $"var replyTo = order.Id.ToString(); {Save} await channel.BasicPublishAsync(\"\", replyTo, order.Body);"),
        ("a message that nobody waits for", $"{Save} _ = endpoint.Publish(new OrderCreated(order.Id));"),
        ("in a lambda that is kept", $"{Save} Func<Task> later = async () => {{ {Publish} }}; Console.WriteLine(later);"),
        ("behind one call, where nothing is saved", "await events.SaveAndTellAsync(order);"),
        ("a mediator", $"{Save} MassTransit.Mediator.IMediator mediator = null!; await mediator.Publish(new OrderCreated(order.Id));"),
    ];

    public static TheoryData<string, string> FiringCases => Publishing.Cases(Firing);

    public static TheoryData<string, string> SilentCases => Publishing.Cases(Silent);

    internal static IEnumerable<string> Sources => Publishing.Sources([.. Firing, .. Silent]);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string kind, string why) => Check(Publishing.In(kind, Firing.Single(f => f.Why == why).Statements));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string kind, string why) => Check(Publishing.In(kind, Silent.Single(f => f.Why == why).Statements));

    /// <summary>Ways in which messages wait for the changes, or may.</summary>
    [Theory]
    [InlineData(Publishing.Outbox)]
    [InlineData("")]
    [InlineData("public static class Setup { public static void Add(IServiceCollection services) => services.AddMassTransit(x => x.UsingInMemory((_, c) => c.UseInMemoryOutbox())); }\n")]
    [InlineData("public class Model { public void Configure(ModelBuilder model) => model.AddTransactionalOutboxEntities(); }\n" + Publishing.Broker)]
    [InlineData("public class OutboxMessage;\n" + Publishing.Broker)]
    [InlineData("public class IntegrationEventLogEntry;\n" + Publishing.Broker)]
    public Task An_outbox(string setup) => Check(Publishing.In("controller", $"{Save} {Publish}", setup));

    [Fact]
    public Task A_client_of_a_broker_needs_no_setup() => Check(Publishing.In("controller", $"{Save} {MarkedSend}", setup: ""));

    [Theory]
    [InlineData("wirecheck.assume_outbox = true", true)]
    [InlineData("wirecheck.assume_outbox = false", false)]
    [InlineData("wirecheck.assume_outbox =", false)]
    public Task An_outbox_in_another_project(string option, bool isSilent) => Check(Publishing.In("lambda", $"{Save} {(isSilent ? Publish : Marked)}"), option);

    [Fact]
    public Task A_test_project_is_silent() =>
        Wire.Check(Publishing.Libraries | Uses.XunitOfTheProject, Publishing.In("controller", $"{Save} {Publish}"), RabbitMQ.Only("WIRE3201"));

    [Theory]
    [InlineData("public class Service(Store db, IChannel channel) { public async Task Create(Order order) { $$ } }")]
    [InlineData("public class Jobs(Store db, IChannel channel) : Microsoft.Extensions.Hosting.BackgroundService { protected override async Task ExecuteAsync(CancellationToken ct) { var order = new Order(); $$ } }")]
    public Task Nobody_knows_who_runs_it(string source) => Check(Publishing.World + source.Replace("$$", $"{Save} {MarkedSend}"));

    /// <summary>What publishes first and nobody waits for may be what empties an outbox; a consumer's message comes again, and both writes are made again.</summary>
    [Theory]
    [InlineData("public class Service(Store db, IChannel channel) { public async Task Create(Order order) { " + Send + Save + " } }")]
    [InlineData("public class Jobs(Store db, IChannel channel) : Microsoft.Extensions.Hosting.BackgroundService { protected override async Task ExecuteAsync(CancellationToken ct) { var order = new Order(); " + Send + Save + " } }")]
    [InlineData("public class Consumer(Store db, IChannel channel) : IConsumer<Order> { public async Task Consume(ConsumeContext<Order> context) { var order = context.Message; " + Save + Send + " } }")]
    [InlineData("public class Consumer(Store db) : IConsumer<Order> { public async Task Consume(ConsumeContext<Order> context) { var order = context.Message; " + Save + " await context.Publish(new OrderCreated(order.Id)); } }")]
    [InlineData("public class Work(Store db, IChannel channel) { public async Task Do(Order order) { " + Save + Send + " } } public class Consumer(Work work) : IConsumer<Order> { public Task Consume(ConsumeContext<Order> context) => work.Do(context.Message); }")]
    public Task Relays_and_consumers(string source) => Check(Publishing.World + Publishing.Broker + source);

    [Theory]
    [InlineData($"{Save} await endpoint.{{|#0:Publish|}}(order);", "nobody is told. Publish through the outbox of MassTransit's bus")]
    [InlineData($"await endpoint.{{|#0:Publish|}}(order); {Save}", "others act on what never happened")]
    public Task The_message_says_what_happens_and_what_to_do(string statements, string expected) => Wire.Check(
        Publishing.Libraries,
        Publishing.In("controller", statements),
        new DiagnosticResult(RuleCatalog.DualWrite).WithLocation(0).WithMessage(null).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations),
        message => Assert.Contains(expected, message),
        RabbitMQ.Only("WIRE3201"));

    private static Task Check(string source, params string[] options) => Wire.Check(Publishing.Libraries, source, [.. RabbitMQ.Only("WIRE3201"), .. options]);
}
