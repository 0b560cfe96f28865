namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3106: messages that hold nothing by which a receiver tells one from the next.</summary>
public class EventWithoutIdTests
{
    private const string World = """
        using System.Text;
        using System.Text.Json;
        public sealed record OrderPlaced(string Customer, decimal Total, DateTimeOffset At, int? Items);
        public record Shipped { public string Street { get; init; } = ""; public List<Line> Lines { get; init; } = []; public Weight? Weight; }
        public sealed record Line(string Article, int Count);
        public struct Weight { public double Grams { get; set; } }
        public sealed record Identified(Guid Order);
        public sealed record Named(string OrderId);
        public sealed record Numbered(string customer_number);
        public sealed record Enveloped(Header About, string Text);
        public sealed class Header { public Origin From { get; set; } = new(); }
        public sealed class Origin { public long OrderID; }
        public sealed record Typed(OrderKey Of);
        public readonly record struct OrderKey(string Value);
        public sealed record Listed(List<Named> Orders);
        public sealed record Open(Dictionary<string, string> Data);
        public sealed record Loose(object Data);
        public sealed record Raw(byte[] Data);
        public sealed record Empty;
        public record Base(string Customer);
        public record Derived(string Customer, Guid Id) : Base(Customer);
        public abstract record Abstract(string Customer);
        public sealed record Written(string Customer) { private readonly Guid _id = Guid.NewGuid(); public Guid Id => _id; }
        [System.Text.Json.Serialization.JsonConverter(typeof(object))] public sealed record Converted(string Customer);

        """;

    /// <summary>Each client with what it is called, a publish of <c>$$</c>, and how an id is given beside that.</summary>
    private static readonly (string Client, Uses Uses, string Parameters, string Publish, string WithId)[] Clients =
    [
        ("RabbitMQ 7", Uses.RabbitMQ7, "RabbitMQ.Client.IChannel channel",
            "await channel.{|WIRE3106:BasicPublishAsync|}(\"orders\", \"\", JsonSerializer.SerializeToUtf8Bytes($$));",
            "var properties = new RabbitMQ.Client.BasicProperties(); properties.MessageId = \"1\"; await channel.BasicPublishAsync(\"orders\", \"\", false, properties, JsonSerializer.SerializeToUtf8Bytes($$));"),
        ("RabbitMQ 6", Uses.RabbitMQ6, "RabbitMQ.Client.IModel channel",
            "channel.{|WIRE3106:BasicPublish|}(\"orders\", \"\", null, Encoding.UTF8.GetBytes(JsonSerializer.Serialize($$)));",
            "var properties = channel.CreateBasicProperties(); properties.Headers = new Dictionary<string, object>(); channel.BasicPublish(\"orders\", \"\", properties, Encoding.UTF8.GetBytes(JsonSerializer.Serialize($$)));"),
        ("Service Bus", Uses.ServiceBus, "Azure.Messaging.ServiceBus.ServiceBusSender sender",
            "await sender.{|WIRE3106:SendMessageAsync|}(new Azure.Messaging.ServiceBus.ServiceBusMessage(JsonSerializer.Serialize($$)));",
            "await sender.SendMessageAsync(new Azure.Messaging.ServiceBus.ServiceBusMessage(JsonSerializer.Serialize($$)) { MessageId = \"1\" });"),
        ("Kafka", Uses.Kafka, "Confluent.Kafka.IProducer<string, string> producer",
            "await producer.{|WIRE3106:ProduceAsync|}(\"orders\", new Confluent.Kafka.Message<string, string> { Value = JsonSerializer.Serialize($$) });",
            "await producer.ProduceAsync(\"orders\", new Confluent.Kafka.Message<string, string> { Key = \"1\", Value = JsonSerializer.Serialize($$) });"),
        ("NATS", Uses.Nats, "NATS.Client.JetStream.INatsJSContext stream",
            "await stream.{|WIRE3106:PublishAsync|}(\"orders\", $$);",
            "await stream.PublishAsync(\"orders\", $$, opts: new NATS.Client.JetStream.NatsJSPubOpts { MsgId = \"1\" });"),
        ("NATS 1", Uses.NatsClient1, "NATS.Client.JetStream.IJetStream stream",
            "stream.{|WIRE3106:Publish|}(\"orders\", JsonSerializer.SerializeToUtf8Bytes($$));",
            "NATS.Client.JetStream.PublishOptions options = null!; stream.Publish(\"orders\", JsonSerializer.SerializeToUtf8Bytes($$), options);"),
    ];

    private static readonly (string Kind, string Source)[] Functions =
    [
        ("method", "public class Orders($$) { public async Task Run(OrderPlaced given, Base derived) { ## await Task.Yield(); } }"),
        ("lambda", "public class Orders($$) { public Func<OrderPlaced, Base, Task> Run() => async (given, derived) => { ## await Task.Yield(); }; }"),
        ("local function", "public class Orders($$) { public Task Run(OrderPlaced one, Base other) { return Local(one, other); async Task Local(OrderPlaced given, Base derived) { ## await Task.Yield(); } } }"),
    ];

    private static readonly (string Why, string Before, string Content)[] Unidentified =
    [
        ("made in place", "", "new OrderPlaced(\"c\", 1, default, null)"),
        ("given", "", "given"),
        ("in a local", "var order = new OrderPlaced(\"c\", 1, default, null); ", "order"),
        ("a record with lists and fields", "", "new Shipped()"),
        ("anonymous", "", "new { Customer = \"c\", Total = 1 }"),
    ];

    private static readonly (string Why, string Before, string Content)[] Identified =
    [
        ("a member that is a Guid", "", "new Identified(default)"),
        ("a member named an id", "", "new Named(\"1\")"),
        ("a member named a number", "", "new Numbered(\"1\")"),
        ("an id in an envelope", "", "new Enveloped(new(), \"\")"),
        ("a type named a key", "", "new Typed(default)"),
        ("ids in a list", "", "new Listed([])"),
        ("a dictionary", "", "new Open([])"),
        ("an object", "", "new Loose(1)"),
        ("bytes", "", "new Raw([])"),
        ("nothing in it", "", "new Empty()"),
        ("what may be a subtype", "", "derived"),
        ("a property that is computed", "", "new Written(\"c\")"),
        ("a converter of its own", "", "new Converted(\"c\")"),
        ("anonymous, with an id", "", "new { OrderId = 1, Total = 1 }"),
        ("text", "", "\"placed\""),
        ("a number", "", "1"),
        ("a type out of sight", "object order = given; ", "(object)Console.Out"),
    ];

    public static TheoryData<string, string, string> UnidentifiedCases => Cases(Unidentified);

    public static TheoryData<string, string, string> IdentifiedCases => Cases(Identified);

    public static TheoryData<string, string> ClientCases => Matrix.Of(Clients.Select(c => c.Client), Functions.Select(f => f.Kind));

    internal static IEnumerable<string> Sources =>
        from client in Clients.Where(c => c.Uses is not (Uses.RabbitMQ6 or Uses.NatsClient1))
        from content in Unidentified.Concat(Identified)
        select Wire.Unmarked(Source(client.Client, "lambda", content.Before + client.Publish.Replace("$$", content.Content)));

    [Theory, MemberData(nameof(UnidentifiedCases))]
    public Task A_message_without_an_id(string client, string function, string why) => Check(client, function, Unidentified.Single(c => c.Why == why));

    [Theory, MemberData(nameof(IdentifiedCases))]
    public Task A_message_that_may_have_an_id(string client, string function, string why) => Check(client, function, Identified.Single(c => c.Why == why), isMarked: false);

    [Theory, MemberData(nameof(ClientCases))]
    public Task An_id_beside_the_contract(string client, string function) =>
        Check(client, Source(client, function, Clients.Single(c => c.Client == client).WithId.Replace("$$", "given")));

    [Theory, MemberData(nameof(ClientCases))]
    public Task A_test_project(string client, string function) =>
        Check(client, Wire.Unmarked(Source(client, function, Clients.Single(c => c.Client == client).Publish.Replace("$$", "given"))), Uses.XunitOfTheProject);

    [Theory]
    [InlineData("RabbitMQ 7", "var replyTo = \"inbox\"; await channel.BasicPublishAsync(\"\", replyTo, JsonSerializer.SerializeToUtf8Bytes(given));")]
    [InlineData("RabbitMQ 7", "await channel.BasicPublishAsync(\"orders\", \"\", false, new RabbitMQ.Client.BasicProperties(Known()), JsonSerializer.SerializeToUtf8Bytes(given)); RabbitMQ.Client.IReadOnlyBasicProperties Known() => null!;")]
    [InlineData("RabbitMQ 7", "await channel.BasicPublishAsync(\"orders\", \"\", false, Known(), JsonSerializer.SerializeToUtf8Bytes(given)); RabbitMQ.Client.BasicProperties Known() => null!;")]
    [InlineData("RabbitMQ 7", "await channel.BasicPublishAsync(\"orders\", \"\", Write(given)); static byte[] Write(object order) => [];")]
    [InlineData("Service Bus", "await sender.SendMessageAsync(Known()); Azure.Messaging.ServiceBus.ServiceBusMessage Known() => null!;")]
    [InlineData("Service Bus", "await sender.SendMessagesAsync([new(JsonSerializer.Serialize(given))]);")]
    [InlineData("Kafka", "var message = new Confluent.Kafka.Message<string, string> { Value = JsonSerializer.Serialize(given) }; message.Key = \"1\"; await producer.ProduceAsync(\"orders\", message);")]
    [InlineData("NATS", "await stream.PublishAsync(\"orders\", given, headers: new());")]
    [InlineData("NATS", "await stream.PublishAsync(\"orders\", given, opts: Known()); NATS.Client.JetStream.NatsJSPubOpts Known() => null!;")]
    [InlineData("NATS", "await stream.Connection.PublishAsync(\"orders\", given);")]
    public Task Messages_that_may_have_one_of_which_nothing_is_seen(string client, string statements) => Check(client, Source(client, "method", statements));

    [Fact]
    public Task A_library_that_gives_each_message_an_id() => Wire.Check(
        Uses.MassTransit,
        World + "public class Orders(MassTransit.IPublishEndpoint bus) { public Task Run(OrderPlaced given) => bus.Publish(given); }",
        [.. RabbitMQ.Only("WIRE3106"), Wire.On("WIRE3106")]);

    [Fact]
    public Task Off_unless_it_is_switched_on() => Wire.Check(Uses.Nats, Wire.Unmarked(Source("NATS", "method", "await stream.PublishAsync(\"orders\", given);")), RabbitMQ.Only("WIRE3106"));

    private static TheoryData<string, string, string> Cases((string Why, string, string)[] contents)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var client in Clients)
        {
            foreach (var (function, _) in Functions)
            {
                foreach (var (why, _, _) in contents) data.Add(client.Client, function, why);
            }
        }

        return data;
    }

    private static string Source(string client, string function, string statements) =>
        (client.StartsWith("RabbitMQ", StringComparison.Ordinal) ? "using RabbitMQ.Client;\n" : "") + World + Functions.Single(f => f.Kind == function).Source.Replace("$$", Clients.Single(c => c.Client == client).Parameters).Replace("##", statements);

    private static Task Check(string client, string function, (string Why, string Before, string Content) sent, bool isMarked = true)
    {
        var source = Source(client, function, sent.Before + Clients.Single(c => c.Client == client).Publish.Replace("$$", sent.Content));
        return Check(client, isMarked ? source : Wire.Unmarked(source));
    }

    private static Task Check(string client, string source, Uses more = 0) =>
        Wire.Check(Clients.Single(c => c.Client == client).Uses | more, source, [.. RabbitMQ.Only("WIRE3106"), Wire.On("WIRE3106")]);
}
