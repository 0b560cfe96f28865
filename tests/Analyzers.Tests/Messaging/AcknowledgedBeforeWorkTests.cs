namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3006: what fires, and beside it what must not.</summary>
public class AcknowledgedBeforeWorkTests
{
    private const string Ack = "await channel.BasicAckAsync(ea.DeliveryTag, false);";
    private const string Marked = "await channel.{|WIRE3006:BasicAckAsync|}(ea.DeliveryTag, false);";

    private static readonly (string Why, string Statement)[] Firing =
    [
        ("before a POST", $"{Marked} await psp.PayAsync(ea.Body);"),
        ("before a commit", $"{Marked} db.Payments.Add(new Payment()); await db.SaveChangesAsync();"),
        ("before a publish", $"{Marked} await channel.BasicPublishAsync(\"\", \"shipping\", ea.Body);"),
        ("before work on one path", $"{Marked} if (ea.Body.Length > 3) await psp.PayAsync(ea.Body);"),
        ("before work in an attempt", $"{Marked} try {{ await psp.PayAsync(ea.Body); }} catch (Exception e) {{ log.LogError(e, \"failed\"); }}"),
        ("after reading", $"var text = System.Text.Encoding.UTF8.GetString(ea.Body.ToArray()); await psp.GetAsync(); {Marked} await psp.PayAsync(text);"),
        ("inside an attempt", $"try {{ {Marked} await psp.PayAsync(ea.Body); }} catch (Exception e) {{ log.LogError(e, \"failed\"); }}"),
        ("before work in a loop", $"{Marked} foreach (var item in ea.Body.ToArray()) await psp.PayAsync(item);"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("after the work", $"await psp.PayAsync(ea.Body); {Ack}"),
        ("after a commit", $"db.Payments.Add(new Payment()); await db.SaveChangesAsync(); {Ack}"),
        ("after storing the message, before its work", $"db.Payments.Add(new Payment()); await db.SaveChangesAsync(); {Ack} await psp.PayAsync(ea.Body);"),
        ("between two pieces of work", $"await psp.PayAsync(ea.Body); {Ack} await channel.BasicPublishAsync(\"\", \"shipping\", ea.Body);"),
        ("on the other path", $"if (ea.Body.Length == 0) {{ {Ack} return; }} await psp.PayAsync(ea.Body);"),
        ("on one path", $"if (ea.Body.Length == 0) {Ack} await psp.PayAsync(ea.Body);"),
        ("before a log", $"{Ack} log.LogInformation(\"done\");"),
        ("before a read", $"{Ack} await psp.GetAsync();"),
        ("before the answer", $"{Ack} await channel.BasicPublishAsync(\"\", ea.BasicProperties.ReplyTo, ea.Body);"),
        ("before what nobody waits for", $"{Ack} _ = psp.PayAsync(ea.Body);"),
        ("before work that is out of sight", $"{Ack} await work.DoAsync(ea.Body);"),
        ("in an attempt, before a clean-up", $"try {{ await work.DoAsync(ea.Body); {Ack} }} catch (Exception) {{ await channel.BasicPublishAsync(\"\", \"orders.failed\", ea.Body); }}"),
        ("refused", "await channel.BasicNackAsync(ea.DeliveryTag, false, false); await psp.PayAsync(ea.Body);"),
        ("in a loop, after the work of the last round", $"foreach (var item in ea.Body.ToArray()) {{ {Ack} await psp.PayAsync(item); }}"),
        ("before a lambda that is kept", $"{Ack} Func<Task> later = () => psp.PayAsync(ea.Body); log.LogInformation(\"{{later}}\", later);"),
    ];

    public static TheoryData<int, string, string> FiringCases => RabbitMQ.Cases(Firing);

    public static TheoryData<int, string, string> SilentCases => RabbitMQ.Cases(Silent);

    internal static IEnumerable<string> Sources => RabbitMQ.Sources([.. Firing, .. Silent], RabbitMQ.Handling);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(int version, string kind, string why) => Check(version, RabbitMQ.Handling(version, kind, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(int version, string kind, string why) => Check(version, RabbitMQ.Handling(version, kind, Silent.Single(f => f.Why == why).Statement));

    [Theory]
    [InlineData("wirecheck.at_most_once = true", true)]
    [InlineData("wirecheck.at_most_once = false", false)]
    [InlineData("wirecheck.at_most_once =", false)]
    public Task An_option_says_that_messages_may_be_lost(string option, bool isSilent) => Check(
        7, RabbitMQ.Handling(7, "lambda", isSilent ? Wire.Unmarked(Firing[0].Statement) : Firing[0].Statement), option);

    [Fact]
    public Task A_test_project_is_silent() =>
        Wire.Check(RabbitMQ.Uses(7) | Uses.XunitOfTheProject, RabbitMQ.Handling(7, "lambda", Wire.Unmarked(Firing[0].Statement)), RabbitMQ.Only("WIRE3006"));

    private static Task Check(int version, string source, params string[] options) => Wire.Check(RabbitMQ.Uses(version), source, [.. RabbitMQ.Only("WIRE3006"), .. options]);
}
