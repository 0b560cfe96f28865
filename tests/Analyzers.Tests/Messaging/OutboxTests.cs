namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3202 and WIRE3203, where the bus has an outbox: what fires, and beside it what must not.</summary>
public class OutboxTests
{
    private const string Save = "await db.SaveChangesAsync();";
    private const string Publish = "await endpoint.Publish(new OrderCreated(order.Id));";
    private const string Left = "await endpoint.{|WIRE3202:Publish|}(new OrderCreated(order.Id));";
    private const string ByBus = "await bus.Publish(new OrderCreated(order.Id));";
    private const string Past = "await bus.{|WIRE3203:Publish|}(new OrderCreated(order.Id));";

    private static readonly (string Why, string Statements)[] Firing =
    [
        ("published after the save", $"db.Orders.Add(order); {Save} {Left}"),
        ("after the save of a repository", $"await orders.AddAsync(order); {Left}"),
        ("on one path", $"{Save} if (order.Paid) {Left}"),
        ("before a save that another path makes", $"{Save} if (order.Paid) {{ {Left} return Ok(); }} {Save}"),
        ("by the bus", $"{Past} {Save}"),
        ("by the bus alone", Past),
        ("by the bus, after the save", $"{Save} {Past}"),
        ("sent by the bus", "var queue = await bus.GetSendEndpoint(new Uri(\"queue:orders\")); await queue.Send(order); " + Past),
    ];

    private static readonly (string Why, string Statements)[] Silent =
    [
        ("saved after the message", $"db.Orders.Add(order); {Publish} {Save}"),
        ("saved before and after", $"{Save} {Publish} {Save}"),
        ("saved afterwards by a repository", $"{Save} {Publish} await orders.AddAsync(order);"),
        ("saved out of sight", $"await unit.SaveChangesAsync(); {Publish}"),
        ("nothing saved", Publish),
        ("on different paths", $"if (order.Paid) {{ {Save} }} else {{ {Publish} }}"),
        ("by another broker", $"{Save} await channel.BasicPublishAsync(\"orders\", \"\", order.Body);"),
    ];

    public static TheoryData<string, string> FiringCases => Publishing.Cases(Firing);

    public static TheoryData<string, string> SilentCases => Publishing.Cases(Silent);

    internal static IEnumerable<string> Sources => Publishing.Sources([.. Firing, .. Silent]);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string kind, string why) => Check(Publishing.In(kind, Of(kind, Firing.Single(f => f.Why == why).Statements), Publishing.Outbox));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string kind, string why) => Check(Publishing.In(kind, Of(kind, Silent.Single(f => f.Why == why).Statements), Publishing.Outbox));

    [Theory]
    [InlineData(Publishing.Broker)]
    [InlineData("")]
    public Task No_outbox(string setup) => Check(Publishing.In("controller", $"{Save} {Publish} {ByBus}", setup));

    [Theory]
    [InlineData("public class UnitOfWorkMiddleware;")]
    [InlineData("public class UnitOfWorkFilter;")]
    [InlineData("public class TransactionBehavior;")]
    public Task Something_saves_after_the_handler(string declared) => Check(Publishing.In("controller", $"{Save} {Publish}", Publishing.Outbox + declared));

    /// <summary>Who calls such a method may save after it.</summary>
    [Fact]
    public Task Not_the_handler_itself() => Check(Publishing.World + Publishing.Outbox + "public class Service(Store db, IPublishEndpoint endpoint) { public async Task Create(Order order) { " + Save + Publish + " } }");

    [Fact]
    public Task A_test_project_is_silent() =>
        Wire.Check(Publishing.Libraries | Uses.XunitOfTheProject, Publishing.In("controller", $"{Save} {Publish} {ByBus}", Publishing.Outbox), Only);

    [Theory]
    [InlineData("AddScoped", Past)]
    [InlineData("AddSingleton", ByBus)]
    [InlineData("AddTransient", ByBus)]
    public Task A_service_of_a_scope(string lifetime, string statement) => Check(Publishing.World + Publishing.Outbox + $$"""
        public class Service(IBus bus) { public async Task Create(Order order) { {{statement}} } }
        public static class More { public static void Add(IServiceCollection services) => services.{{lifetime}}<Service>(); }
        """);

    [Theory]
    [InlineData("c.UseEntityFrameworkOutbox<Store>(x)", Past)]
    [InlineData("c.UseRawJsonSerializer()", ByBus)]
    public Task A_consumer(string setup, string statement) => Check(Publishing.World + $$"""
        public class Consumer(IBus bus) : IConsumer<Order> { public async Task Consume(ConsumeContext<Order> context) { var order = context.Message; {{statement}} } }
        public class Definition : ConsumerDefinition<Consumer>
        {
            protected override void ConfigureConsumer(IReceiveEndpointConfigurator c, IConsumerConfigurator<Consumer> consumer, IRegistrationContext x) => {{setup}};
        }
        """);

    [Fact]
    public Task A_hosted_service() => Check(Publishing.World + Publishing.Outbox + $$"""
        public class Jobs(IBus bus) : Microsoft.Extensions.Hosting.BackgroundService { protected override async Task ExecuteAsync(CancellationToken ct) { var order = new Order(); {{ByBus}} } }
        """);

    private static string[] Only => [.. RabbitMQ.Only("WIRE3202").Where(option => !option.Contains("WIRE3203"))];

    private static string Of(string kind, string statements) => kind == "controller" ? statements : statements.Replace("return Ok();", "return;");

    private static Task Check(string source) => Wire.Check(Publishing.Libraries, source, Only);
}
