using Wirecheck.Analyzers.CodeFixes.Messaging;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3012: what fires, and beside it what must not; and its fix.</summary>
public class NoPrefetchLimitTests
{
    private const string Made = "await using var other = await connection.CreateChannelAsync(); var consumer = new AsyncEventingBasicConsumer(other); ";

    private static readonly (string Why, string Statement)[] Firing =
    [
        ("a channel made here", Made + "await other.{|WIRE3012:BasicConsumeAsync|}(\"orders\", false, consumer);"),
        ("by the parameter's name", Made + "await other.{|WIRE3012:BasicConsumeAsync|}(queue: \"orders\", autoAck: false, consumer: consumer);"),
        ("a queue from elsewhere", Made + "await other.{|WIRE3012:BasicConsumeAsync|}(queue, false, consumer);"),
        ("a limit on another channel", Made + "await using var third = await connection.CreateChannelAsync(); await third.BasicQosAsync(0, 10, false); await other.{|WIRE3012:BasicConsumeAsync|}(\"orders\", false, consumer);"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("a limit", Made + "await other.BasicQosAsync(0, 10, false); await other.BasicConsumeAsync(\"orders\", false, consumer);"),
        ("a limit that is set later", Made + "await other.BasicConsumeAsync(\"orders\", false, consumer); await other.BasicQosAsync(prefetchSize: 0, prefetchCount: 10, global: true);"),
        ("a limit in a helper", Made + "await Limit(other); await other.BasicConsumeAsync(\"orders\", false, consumer); static async Task Limit(IChannel channel) => await channel.BasicQosAsync(0, 10, false);"),
        ("automatic acknowledgement", Made + "await other.BasicConsumeAsync(\"orders\", true, consumer);"),
        ("by an option", Made + "await other.BasicConsumeAsync(\"orders\", settings.AutoAck, consumer);"),
        ("a channel from elsewhere", Made + "await channel.BasicConsumeAsync(\"orders\", false, consumer);"),
        ("a queue that the broker names", Made + "await other.BasicConsumeAsync((await other.QueueDeclareAsync()).QueueName, false, consumer);"),
        ("a channel that is one of two", "var other = await connection.CreateChannelAsync(); var consumer = new AsyncEventingBasicConsumer(other); other = work.Try(0) ? other : channel; await other.BasicConsumeAsync(\"orders\", false, consumer);"),
        ("a channel that is handed out", Made + "ArgumentNullException.ThrowIfNull(other); await other.BasicConsumeAsync(\"orders\", false, consumer);"),
    ];

    public static TheoryData<int, string, string> FiringCases => RabbitMQ.Cases(Firing);

    public static TheoryData<int, string, string> SilentCases => RabbitMQ.Cases(Silent);

    internal static IEnumerable<string> Sources => RabbitMQ.Sources([.. Firing, .. Silent], RabbitMQ.Starting);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(int version, string kind, string why) => Check(version, RabbitMQ.Starting(version, kind, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(int version, string kind, string why) => Check(version, RabbitMQ.Starting(version, kind, Silent.Single(f => f.Why == why).Statement));

    [Fact]
    public Task A_channel_kept_in_a_field() => Check(7, RabbitMQ.Source(7, InField("{|WIRE3012:BasicConsumeAsync|}", "")));

    [Fact]
    public Task A_limit_on_a_channel_kept_in_a_field() => Check(7, RabbitMQ.Source(7, InField("BasicConsumeAsync", "Task Limit() => _channel!.BasicQosAsync(0, 1, false);")));

    [Theory]
    [InlineData(6, "other.BasicQos(prefetchSize: 0, prefetchCount: 10, global: false);")]
    [InlineData(7, "await other.BasicQosAsync(prefetchSize: 0, prefetchCount: 10, global: false);")]
    public Task A_limit_is_set_before(int version, string limit)
    {
        var broken = RabbitMQ.Source(version, """
            class Orders
            {
                async Task Start(IConnection connection, IWork work)
                {
                    await using var other = await connection.CreateChannelAsync();
                    var consumer = new AsyncEventingBasicConsumer(other);

                    // The orders.
                    await other.{|WIRE3012:BasicConsumeAsync|}("orders", false, consumer);
                }
            }
            """);
        var repaired = Wire.Unmarked(broken).Replace("        // The orders.\n        ", $"        // The orders.\n        {limit}\n        ");
        return Wire.Fix<NoPrefetchLimitFix>(RabbitMQ.Uses(version), broken, repaired, RabbitMQ.Only("WIRE3012"));
    }

    [Fact]
    public Task A_limit_is_set_in_a_program()
    {
        const string Broken = """
            using RabbitMQ.Client;
            using RabbitMQ.Client.Events;

            var app = WebApplication.CreateBuilder(args).Build();
            await using var connection = await new ConnectionFactory().CreateConnectionAsync();
            await using var channel = await connection.CreateChannelAsync();
            var consumer = new AsyncEventingBasicConsumer(channel);

            // The orders.
            await channel.{|WIRE3012:BasicConsumeAsync|}("orders", false, consumer);
            app.Run();
            """;
        var repaired = Wire.Unmarked(Broken).Replace("// The orders.\n", "// The orders.\nawait channel.BasicQosAsync(prefetchSize: 0, prefetchCount: 10, global: false);\n");
        return Wire.Fix<NoPrefetchLimitFix>(RabbitMQ.Uses(7), Broken, repaired, RabbitMQ.Only("WIRE3012"));
    }

    [Fact]
    public Task Where_nothing_awaits_there_is_no_fix()
    {
        var source = RabbitMQ.Source(7, InField("{|WIRE3012:BasicConsumeAsync|}", ""));
        return Wire.Fix<NoPrefetchLimitFix>(RabbitMQ.Uses(7), source, source, RabbitMQ.Only("WIRE3012"));
    }

    [Fact]
    public Task A_test_project_is_silent() =>
        Wire.Check(RabbitMQ.Uses(7) | Uses.XunitOfTheProject, RabbitMQ.Starting(7, "method", Wire.Unmarked(Firing[0].Statement)), RabbitMQ.Only("WIRE3012"));

    private static string InField(string consume, string member) => $$"""
        class Orders(IConnection connection)
        {
            private IChannel? _channel;
            async Task Open() => _channel = await connection.CreateChannelAsync();
            Task Start() => _channel!.{{consume}}("orders", false, new AsyncEventingBasicConsumer(_channel!));
            {{member}}
        }
        """;

    private static Task Check(int version, string source) => Wire.Check(RabbitMQ.Uses(version), source, RabbitMQ.Only("WIRE3012"));
}
