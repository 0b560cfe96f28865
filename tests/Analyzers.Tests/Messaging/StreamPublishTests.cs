using Wirecheck.Analyzers.CodeFixes.Messaging;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3102, WIRE3103 and WIRE3105, about what becomes of messages that NATS and Kafka are given.</summary>
public class StreamPublishTests
{
    private static readonly (string Kind, string Source)[] All =
    [
        ("method", "public class Orders($$) { public async Task Run(CancellationToken ct) { ## await Task.Yield(); } }"),
        ("lambda", "public class Orders($$) { public Func<CancellationToken, Task> Run() => async ct => { ## await Task.Yield(); }; }"),
        ("local function", "public class Orders($$) { public Task Run(CancellationToken token) { return Local(token); async Task Local(CancellationToken ct) { ## await Task.Yield(); } } }"),
    ];

    private const string Nats = "using NATS.Client.Core; using NATS.Client.JetStream; using NATS.Client.JetStream.Models;\n";
    private const string NatsParameters = "INatsJSContext stream, INatsClient nats";
    private const string Kafka = "using Confluent.Kafka;\npublic class Log { public void Report(DeliveryReport<string, string> report) => Console.WriteLine(report.Error); }\n";
    private const string KafkaParameters = "IProducer<string, string> producer, Log log";

    private static readonly (string Why, string Statements)[] Ignored =
    [
        ("a statement", "await stream.{|WIRE3102:PublishAsync|}(\"orders\", 1, cancellationToken: ct);"),
        ("discarded", "_ = await stream.{|WIRE3102:PublishAsync|}(\"orders\", 1);"),
        ("configured", "await stream.{|WIRE3102:PublishAsync|}(\"orders\", 1).ConfigureAwait(false);"),
        ("kept and not read", "var ack = await stream.{|WIRE3102:PublishAsync|}(\"orders\", 1);"),
    ];

    private static readonly (string Why, string Statements)[] Looked =
    [
        ("ensured", "(await stream.PublishAsync(\"orders\", 1)).EnsureSuccess();"),
        ("ensured later", "var ack = await stream.PublishAsync(\"orders\", 1); ack.EnsureSuccess();"),
        ("asked", "if (!(await stream.PublishAsync(\"orders\", 1)).IsSuccess()) throw new InvalidOperationException();"),
        ("its error read", "var ack = await stream.PublishAsync(\"orders\", 1); Console.WriteLine(ack.Error);"),
        ("returned", "async Task<PubAckResponse> Send() => await stream.PublishAsync(\"orders\", 1); Console.WriteLine(await Send());"),
        ("given away", "Console.WriteLine(await stream.PublishAsync(\"orders\", 1));"),
        ("core NATS", "await nats.PublishAsync(\"orders\", 1);"),
    ];

    private static readonly (string Why, string Statements)[] Unobserved =
    [
        ("no handler", "producer.{|WIRE3103:Produce|}(\"orders\", new Message<string, string>());"),
        ("null", "producer.{|WIRE3103:Produce|}(\"orders\", new Message<string, string>(), null);"),
        ("flushed, and nobody told of errors", "producer.{|WIRE3103:Produce|}(\"orders\", new Message<string, string>()); producer.Flush(ct);"),
        ("in a loop", "for (var i = 0; i < 3; i++) producer.{|WIRE3103:Produce|}(\"orders\", new Message<string, string>());"),
    ];

    private static readonly (string Why, string Statements)[] Observed =
    [
        ("a lambda", "producer.Produce(\"orders\", new Message<string, string>(), report => Console.WriteLine(report.Error));"),
        ("a method", "producer.Produce(\"orders\", new Message<string, string>(), log.Report);"),
        ("a handler out of sight", "Action<DeliveryReport<string, string>>? handler = log.Report; producer.Produce(\"orders\", new Message<string, string>(), handler);"),
        ("awaited", "await producer.ProduceAsync(\"orders\", new Message<string, string>(), ct);"),
        ("in a transaction", "producer.InitTransactions(TimeSpan.FromSeconds(1)); producer.BeginTransaction(); producer.Produce(\"orders\", new Message<string, string>()); producer.CommitTransaction();"),
        ("errors told, and flushed", "using var own = new ProducerBuilder<string, string>(new ProducerConfig()).SetErrorHandler((_, e) => Console.WriteLine(e)).Build(); own.Produce(\"orders\", new Message<string, string>()); own.Flush(ct);"),
    ];

    private static readonly (string Why, string Statements)[] AtMostOnce =
    [
        ("an event", "await nats.{|WIRE3105:PublishAsync|}(\"orders.created\", 1);"),
        ("a message without data", "await nats.{|WIRE3105:PublishAsync|}(\"orders.created\");"),
    ];

    private static readonly (string Why, string Statements)[] Kept =
    [
        ("to a stream", "(await stream.PublishAsync(\"orders.created\", 1)).EnsureSuccess();"),
        ("a request", "await nats.RequestAsync<int, int>(\"quotes\", 1);"),
        ("an answer", "var replyTo = \"inbox\"; await nats.PublishAsync(replyTo, 1);"),
        ("a question", "await nats.PublishAsync(\"quotes\", 1, replyTo: \"inbox\");"),
    ];

    public static TheoryData<string, string> IgnoredCases => Cases(Ignored);

    public static TheoryData<string, string> LookedCases => Cases(Looked);

    public static TheoryData<string, string> UnobservedCases => Cases(Unobserved);

    public static TheoryData<string, string> ObservedCases => Cases(Observed);

    public static TheoryData<string, string> AtMostOnceCases => Cases(AtMostOnce);

    public static TheoryData<string, string> KeptCases => Cases(Kept);

    internal static IEnumerable<string> Sources => [.. Ignored.Concat(Looked).Concat(AtMostOnce).Concat(Kept).Select(c => OnNats("lambda", c.Statements)), .. Unobserved.Concat(Observed).Select(c => OnKafka("lambda", c.Statements))];

    [Theory, MemberData(nameof(IgnoredCases))]
    public Task An_answer_that_nobody_looks_at(string kind, string why) => Check("WIRE3102", Uses.Nats, OnNats(kind, Ignored.Single(c => c.Why == why).Statements));

    [Theory, MemberData(nameof(LookedCases))]
    public Task An_answer_that_is_looked_at(string kind, string why) => Check("WIRE3102", Uses.Nats, OnNats(kind, Looked.Single(c => c.Why == why).Statements));

    [Theory, MemberData(nameof(UnobservedCases))]
    public Task A_message_whose_fate_nobody_learns(string kind, string why) => Check("WIRE3103", Uses.Kafka, OnKafka(kind, Unobserved.Single(c => c.Why == why).Statements));

    [Theory, MemberData(nameof(ObservedCases))]
    public Task A_message_whose_fate_is_told(string kind, string why) => Check("WIRE3103", Uses.Kafka, OnKafka(kind, Observed.Single(c => c.Why == why).Statements));

    [Theory, MemberData(nameof(AtMostOnceCases))]
    public Task A_message_that_nothing_keeps(string kind, string why) => Check("WIRE3105", Uses.Nats, OnNats(kind, AtMostOnce.Single(c => c.Why == why).Statements), Wire.On("WIRE3105"));

    [Theory, MemberData(nameof(KeptCases))]
    public Task Messages_that_need_not_be_kept(string kind, string why) => Check("WIRE3105", Uses.Nats, OnNats(kind, Kept.Single(c => c.Why == why).Statements), Wire.On("WIRE3105"));

    [Fact]
    public Task No_stream_in_use() => Check("WIRE3105", Uses.Nats, "public class Orders(NATS.Client.Core.INatsClient nats) { public async Task Run() => await nats.PublishAsync(\"orders\", 1); }", Wire.On("WIRE3105"));

    [Theory]
    [InlineData("connection.{|WIRE3105:Publish|}(\"orders\", new byte[1]); stream.Publish(\"orders\", new byte[1]);")]
    [InlineData("var replyTo = \"inbox\"; connection.Publish(replyTo, new byte[1]); connection.Request(\"quotes\", new byte[1]);")]
    public Task The_older_client(string statements) => Check(
        "WIRE3105", Uses.NatsClient1, $"public class Orders(NATS.Client.IConnection connection, NATS.Client.JetStream.IJetStream stream) {{ public void Run() {{ {statements} }} }}", Wire.On("WIRE3105"));

    [Theory]
    [InlineData("WIRE3102", Uses.Nats)]
    [InlineData("WIRE3103", Uses.Kafka)]
    [InlineData("WIRE3105", Uses.Nats)]
    public Task A_test_project_is_silent(string rule, Uses uses) => Check(
        rule, uses | Uses.XunitOfTheProject, Wire.Unmarked(rule switch { "WIRE3102" => OnNats("method", Ignored[0].Statements), "WIRE3103" => OnKafka("method", Unobserved[0].Statements), _ => OnNats("method", AtMostOnce[0].Statements) }), Wire.On("WIRE3105"));

    [Theory]
    [InlineData("await stream.{|WIRE3102:PublishAsync|}(\"orders\", 1); // told", "(await stream.PublishAsync(\"orders\", 1)).EnsureSuccess(); // told")]
    [InlineData("/* first */ _ = await stream.{|WIRE3102:PublishAsync|}(\"orders\", 1);", "/* first */ (await stream.PublishAsync(\"orders\", 1)).EnsureSuccess();")]
    [InlineData("await stream.{|WIRE3102:PublishAsync|}(\"orders\", 1).ConfigureAwait(false);", "(await stream.PublishAsync(\"orders\", 1).ConfigureAwait(false)).EnsureSuccess();")]
    [InlineData("await stream.{|WIRE3102:PublishAsync|}(\"a\", 1); await stream.{|WIRE3102:PublishAsync|}(\"b\", 1);", "(await stream.PublishAsync(\"a\", 1)).EnsureSuccess(); (await stream.PublishAsync(\"b\", 1)).EnsureSuccess();")]
    [InlineData("var ack = await stream.{|WIRE3102:PublishAsync|}(\"orders\", 1);", "var ack = await stream.{|WIRE3102:PublishAsync|}(\"orders\", 1);")]
    public Task The_fix_throws(string broken, string repaired) => Wire.Fix<AcknowledgementIgnoredFix>(Uses.Nats, OnNats("method", broken + "\n"), OnNats("method", repaired + "\n"), RabbitMQ.Only("WIRE3102"));

    private static string OnNats(string kind, string statements) => Nats + All.Single(f => f.Kind == kind).Source.Replace("$$", NatsParameters).Replace("##", statements);

    private static string OnKafka(string kind, string statements) => Kafka + All.Single(f => f.Kind == kind).Source.Replace("$$", KafkaParameters).Replace("##", statements);

    private static TheoryData<string, string> Cases((string Why, string Statements)[] cases) => Matrix.Of(All.Select(f => f.Kind), cases.Select(c => c.Why));

    private static Task Check(string rule, Uses uses, string source, params string[] options) => Wire.Check(uses, source, [.. RabbitMQ.Only(rule), .. options]);
}
