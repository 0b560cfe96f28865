namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3009: what fires, and beside it what must not.</summary>
public class UnsettledPathTests
{
    private const string Ack = "await channel.BasicAckAsync(ea.DeliveryTag, false);";

    private static readonly (string Why, string Statement)[] Firing =
    [
        ("an early return", $"if (ea.Body.Length == 0) return; {Ack}"),
        ("on one path", $"if (ea.Body.Length > 0) {Ack}"),
        ("a failure that is logged", $"try {{ await psp.PayAsync(ea.Body); {Ack} }} catch (Exception e) {{ log.LogError(e, \"failed\"); }}"),
        ("a failure that is swallowed", $"try {{ await psp.PayAsync(ea.Body); {Ack} }} catch {{ }}"),
        ("one case of several", $"switch (ea.Body.Length) {{ case 0: break; case 1: await channel.BasicNackAsync(ea.DeliveryTag, false, false); break; default: {Ack} break; }}"),
        ("in a loop that may not run", $"foreach (var part in ea.Body.ToArray()) {Ack}"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("on every path", $"await psp.PayAsync(ea.Body); {Ack}"),
        ("acknowledged or refused", $"if (ea.Body.Length > 0) {{ {Ack} }} else {{ await channel.BasicNackAsync(ea.DeliveryTag, false, false); }}"),
        ("refused when it failed", $"try {{ await psp.PayAsync(ea.Body); {Ack} }} catch (Exception) {{ await channel.BasicNackAsync(ea.DeliveryTag, false, requeue: false); }}"),
        ("thrown when it failed", $"try {{ await psp.PayAsync(ea.Body); {Ack} }} catch (Exception e) {{ log.LogError(e, \"failed\"); throw; }}"),
        ("whatever happens", $"try {{ await psp.PayAsync(ea.Body); }} finally {{ {Ack} }}"),
        ("after what was caught", $"try {{ await psp.PayAsync(ea.Body); }} catch (Exception e) {{ log.LogError(e, \"failed\"); }} {Ack}"),
        ("thrown early", $"if (ea.Body.Length == 0) throw new InvalidOperationException(); {Ack}"),
        ("nowhere in sight", "await psp.PayAsync(ea.Body);"),
        ("the delivery passed on", $"if (ea.Body.Length > 3) {{ await work.DoAsync(ea); return; }} {Ack}"),
        ("the tag passed on", $"if (ea.Body.Length > 3) {{ await work.ParkAsync(ea.DeliveryTag); return; }} {Ack}"),
        ("settled by a lambda", $"work.Came += async _ => {{ await channel.BasicNackAsync(ea.DeliveryTag, false, false); }}; if (ea.Body.Length > 3) {Ack}"),
    ];

    public static TheoryData<int, string, string> FiringCases => RabbitMQ.Cases(Firing, "class");

    public static TheoryData<int, string, string> SilentCases => RabbitMQ.Cases(Silent, "class");

    internal static IEnumerable<string> Sources => RabbitMQ.Sources([.. Firing, .. Silent], RabbitMQ.Handling);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(int version, string kind, string why) => Check(version, Marked(kind, RabbitMQ.Handling(version, kind, Firing.Single(f => f.Why == why).Statement)));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(int version, string kind, string why) => Check(version, RabbitMQ.Handling(version, kind, Silent.Single(f => f.Why == why).Statement));

    [Theory]
    [InlineData("new ServiceBusProcessorOptions { AutoCompleteMessages = false }", true)]
    [InlineData("new ServiceBusProcessorOptions { AutoCompleteMessages = true }", false)]
    [InlineData("options", false)]
    public Task Service_Bus(string options, bool fires) => Wire.Check(
        Uses.ServiceBus,
        $$"""
        using Azure.Messaging.ServiceBus;
        public class Payments(ServiceBusClient client)
        {
            public void Start(ServiceBusProcessorOptions options)
            {
                var processor = client.CreateProcessor("orders", {{options}});
                processor.ProcessMessageAsync += {{(fires ? "{|WIRE3009:async args =>|}" : "async args =>")}} { if (args.Message.DeliveryCount > 3) return; await args.CompleteMessageAsync(args.Message); };
            }
        }
        """,
        RabbitMQ.Only("WIRE3009"));

    [Fact]
    public Task A_test_project_is_silent() =>
        Wire.Check(RabbitMQ.Uses(7) | Uses.XunitOfTheProject, RabbitMQ.Handling(7, "lambda", Firing[0].Statement), RabbitMQ.Only("WIRE3009"));

    /// <summary>The name of the handler, as the sources have it, with the rule's markup around it.</summary>
    private static string Marked(string kind, string source) => kind switch
    {
        "method" => source.Replace("Task OnReceived(", "Task {|WIRE3009:OnReceived|}(").Replace("void OnReceived(", "void {|WIRE3009:OnReceived|}("),
        "lambda" => source.Replace("async (_, ea) =>", "{|WIRE3009:async (_, ea) =>|}"),
        _ => source.Replace("Task Handle(", "Task {|WIRE3009:Handle|}(").Replace("void Handle(", "void {|WIRE3009:Handle|}("),
    };

    private static Task Check(int version, string source) => Wire.Check(RabbitMQ.Uses(version), source, RabbitMQ.Only("WIRE3009"));
}
