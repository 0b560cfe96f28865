using Wirecheck.Analyzers.CodeFixes.Messaging;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3011: what fires, and beside it what must not.</summary>
public class OffsetStoredFirstTests
{
    private const string Work = "await http.PostAsync(\"https://psp.example.com/charges\", null);";
    private const string Consume = "var result = consumer.{|WIRE3011:Consume|}(1000);";

    private static readonly (string Why, string Config)[] Storing =
    [
        ("no settings", "new ConsumerConfig { GroupId = \"payments\" }"),
        ("committing itself", "new ConsumerConfig { GroupId = \"payments\", EnableAutoCommit = true }"),
        ("both", "new ConsumerConfig { EnableAutoCommit = true, EnableAutoOffsetStore = true }"),
    ];

    private static readonly (string Why, string Config)[] Leaving =
    [
        ("storing by hand", "new ConsumerConfig { GroupId = \"payments\", EnableAutoOffsetStore = false }"),
        ("committing by hand", "new ConsumerConfig { GroupId = \"payments\", EnableAutoCommit = false }"),
        ("out of sight", "new ConsumerConfig { EnableAutoCommit = settings.Auto }"),
        ("from other settings", "new ConsumerConfig(settings.Client)"),
        ("from elsewhere", "settings.Consumer"),
    ];

    private static readonly (string Why, string Statements)[] Committing =
    [
        ("after the work", $"{Consume} {Work} consumer.Commit(result);"),
        ("all of it", $"{Consume} {Work} consumer.Commit();"),
        ("on one path", $"{Consume} {Work} if (result.Message.Value.Length > 0) consumer.Commit(result);"),
        ("in the end", $"{Consume} try {{ {Work} }} finally {{ consumer.Commit(result); }}"),
        ("in a function of its own", $"{Consume} {Work} Done(); void Done() => consumer.Commit(result);"),
        ("in a transaction", $"{Consume} {Work} IProducer<string, string> producer = null!; producer.SendOffsetsToTransaction([], null!, TimeSpan.FromSeconds(1));"),
    ];

    private static readonly (string Kind, string Source)[] All =
    [
        ("method", """
            using Confluent.Kafka;
            public class Settings { public bool Auto { get; set; } public ClientConfig Client { get; } = new(); public ConsumerConfig Consumer { get; } = new(); }
            public class Payments(HttpClient http, Settings settings)
            {
                public async Task Run(CancellationToken ct)
                {
                    var config = $$;
                    using var consumer = new ConsumerBuilder<string, string>(config).Build();
                    while (!ct.IsCancellationRequested) { ## }
                }
            }
            """),
        ("lambda", """
            using Confluent.Kafka;
            public class Settings { public bool Auto { get; set; } public ClientConfig Client { get; } = new(); public ConsumerConfig Consumer { get; } = new(); }
            public class Payments(HttpClient http, Settings settings)
            {
                public Func<Task> Run(CancellationToken ct) => async () =>
                {
                    using var consumer = new ConsumerBuilder<string, string>($$).SetErrorHandler((_, e) => Console.WriteLine(e.Reason)).Build();
                    for (;;) { try { ## } catch (ConsumeException) { } }
                };
            }
            """),
        ("local function", """
            using Confluent.Kafka;
            public class Settings { public bool Auto { get; set; } public ClientConfig Client { get; } = new(); public ConsumerConfig Consumer { get; } = new(); }
            public class Payments(HttpClient http, Settings settings)
            {
                public Task Run(CancellationToken ct)
                {
                    return Loop();
                    async Task Loop()
                    {
                        var config = $$;
                        var consumer = new ConsumerBuilder<string, string>(config).Build();
                        do { ## } while (true);
                    }
                }
            }
            """),
    ];

    public static TheoryData<string, string> StoringCases => Cases(Storing);

    public static TheoryData<string, string> LeavingCases => Cases(Leaving);

    public static TheoryData<string, string> CommittingCases => Cases(Committing);

    [Theory, MemberData(nameof(CommittingCases))]
    public Task Committed_by_hand(string kind, string why) => Check(Source(kind, Storing[0].Config, Wire.Unmarked(Committing.Single(c => c.Why == why).Statements)));

    [Fact]
    public Task Committed_by_a_helper_of_the_class() => Check(Source("method", Storing[0].Config, Wire.Unmarked($"{Consume} {Work} await DoneAsync(consumer, result);")).Replace(
        "public async Task Run(", "private Task DoneAsync(IConsumer<string, string> from, ConsumeResult<string, string> done) => Later(() => from.Commit(done)); private Task Later(Action action) => Task.Run(action); public async Task Run("));

    /// <summary>The client stores offsets by hand only when it does not itself.</summary>
    [Fact]
    public Task Stored_by_hand_as_well() => Check(Source("method", Storing[0].Config, $"{Consume} {Work} consumer.StoreOffset(result);"));

    [Theory, MemberData(nameof(StoringCases))]
    public Task Fires(string kind, string why) => Check(Source(kind, Storing.Single(c => c.Why == why).Config, $"{Consume} {Work}"));

    [Theory, MemberData(nameof(LeavingCases))]
    public Task Stays_silent(string kind, string why) => Check(Source(kind, Leaving.Single(c => c.Why == why).Config, Wire.Unmarked($"{Consume} {Work}")));

    [Theory]
    [InlineData("no work", "Console.WriteLine(result.Message.Value); await Task.Yield();")]
    [InlineData("a read", "Console.WriteLine(await http.GetStringAsync(\"https://psp.example.com/charges\")); ")]
    public Task Nothing_can_be_lost(string why, string statements)
    {
        Assert.NotEmpty(why);
        return Check(Source("method", Storing[0].Config, Wire.Unmarked($"{Consume} {statements}")));
    }

    [Theory]
    [InlineData("config.EnableAutoOffsetStore = false;")]
    [InlineData("config.Set(\"enable.auto.offset.store\", \"false\");")]
    public Task Set_later(string statement) => Check(Source("method", Storing[0].Config, Wire.Unmarked($"{Consume} {Work}")).Replace("using var consumer", statement + " using var consumer"));

    [Fact]
    public Task An_injected_consumer() => Check("""
        using Confluent.Kafka;
        public class Payments(IConsumer<string, string> consumer, HttpClient http)
        {
            public async Task Run() { while (true) { var result = consumer.Consume(100); await http.PostAsync("https://psp.example.com/charges", null); } }
        }
        """);

    [Fact]
    public Task Losing_is_meant() => Wire.Check(Uses.Kafka, Source("method", Storing[0].Config, Wire.Unmarked($"{Consume} {Work}")), [.. RabbitMQ.Only("WIRE3011"), "wirecheck.at_most_once = true"]);

    [Fact]
    public Task A_test_project_is_silent() => Wire.Check(Uses.Kafka | Uses.XunitOfTheProject, Source("method", Storing[0].Config, Wire.Unmarked($"{Consume} {Work}")), RabbitMQ.Only("WIRE3011"));

    private const string Asked = "var result = consumer.{|WIRE3011:Consume|}(ct);";

    public static TheoryData<string, int> RepairedCases => Matrix.Of(All.Select(f => f.Kind), Enumerable.Range(0, Repaired.Length));

    private static readonly (string Broken, string Mended)[] Repaired =
    [
        ("new ConsumerConfig { GroupId = \"payments\" }", "new ConsumerConfig { GroupId = \"payments\", EnableAutoOffsetStore = false }"),
        ("new ConsumerConfig { EnableAutoOffsetStore = true }", "new ConsumerConfig { EnableAutoOffsetStore = false }"),
        ("new ConsumerConfig()", "new ConsumerConfig() { EnableAutoOffsetStore = false }"),
    ];

    [Theory, MemberData(nameof(RepairedCases))]
    public Task The_fix_stores_after_the_work(string kind, int config) => Wire.Fix<OffsetStoredFirstFix>(
        Uses.Kafka,
        Source(kind, Repaired[config].Broken, $"{Asked} {Work}"),
        Source(kind, Repaired[config].Mended, Wire.Unmarked($"{Asked} {Work} consumer.StoreOffset(result);")),
        RabbitMQ.Only("WIRE3011"));

    [Fact]
    public Task The_fix_of_all_in_a_document()
    {
        var second = All[0].Source[All[0].Source.IndexOf("public class Payments", StringComparison.Ordinal)..].Replace("Payments", "Refunds");
        return Wire.Fix<OffsetStoredFirstFix>(
            Uses.Kafka,
            Source("method", Repaired[0].Broken, $"{Asked} {Work}") + "\n" + second.Replace("$$", Repaired[1].Broken).Replace("##", $"{Asked} {Work}"),
            Source("method", Repaired[0].Mended, Wire.Unmarked($"{Asked} {Work} consumer.StoreOffset(result);")) + "\n" + second.Replace("$$", Repaired[1].Mended).Replace("##", Wire.Unmarked($"{Asked} {Work} consumer.StoreOffset(result);")),
            RabbitMQ.Only("WIRE3011"));
    }

    /// <summary>Where a message may be null, a round may end early, or its loop is not the only one.</summary>
    [Theory]
    [InlineData(Consume + " " + Work)]
    [InlineData(Asked + " if (result.Message.Value.Length == 0) continue; " + Work)]
    [InlineData(Asked + " " + Work + " if (result.Message.Value.Length == 0) break;")]
    [InlineData(Asked + " " + Work + " Console.WriteLine(consumer);")]
    public Task The_fix_is_not_offered(string statements)
    {
        var source = Source("method", Storing[0].Config, statements);
        return Wire.Fix<OffsetStoredFirstFix>(Uses.Kafka, source, source, RabbitMQ.Only("WIRE3011"));
    }

    private static string Source(string kind, string config, string statements) => All.Single(f => f.Kind == kind).Source.Replace("$$", config).Replace("##", statements);

    private static TheoryData<string, string> Cases((string Why, string)[] cases) => Matrix.Of(All.Select(f => f.Kind), cases.Select(c => c.Why));

    private static Task Check(string source) => Wire.Check(Uses.Kafka, source, RabbitMQ.Only("WIRE3011"));
}
