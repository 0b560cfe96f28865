namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3007: what fires, and beside it what must not.</summary>
public class SwallowedFailureTests
{
    private const string Ack = "await channel.BasicAckAsync(ea.DeliveryTag, false);";
    private const string Marked = "await channel.{|WIRE3007:BasicAckAsync|}(ea.DeliveryTag, false);";

    private static readonly (string Why, string Statement)[] Firing =
    [
        ("after the attempt", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception e) {{ log.LogError(e, \"failed\"); }} {Marked}"),
        ("after a bare catch", $"try {{ await work.DoAsync(ea.Body); }} catch {{ }} {Marked}"),
        ("after a log line", $"try {{ await psp.PayAsync(ea.Body); }} catch (Exception e) {{ Console.WriteLine($\"failed: {{e.Message}}\"); }} log.LogInformation(\"done\"); {Marked}"),
        ("in the catch", $"try {{ await work.DoAsync(ea.Body); {Ack} }} catch (Exception e) {{ loggers.Error(e); {Marked} }}"),
        ("in the catch, before it returns", $"try {{ await work.DoAsync(ea.Body); {Ack} }} catch (Exception) {{ {Marked} return; }}"),
        ("in finally", $"try {{ await work.DoAsync(ea.Body); }} finally {{ {Marked} }}"),
        ("in finally, after a log", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception e) {{ log.LogError(e, \"failed\"); }} finally {{ {Marked} }}"),
        ("in finally, after a failure that is passed on", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception) {{ throw; }} finally {{ {Marked} }}"),
        ("beside failures that are passed on", $"try {{ await work.DoAsync(ea.Body); }} catch (TimeoutException) {{ throw; }} catch (Exception e) {{ log.LogError(e, \"failed\"); }} {Marked}"),
        ("after a helper that logs", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception e) {{ Tell(e); }} {Marked} void Tell(Exception e) => log.LogError(e, \"failed\");"),
        ("with work after reading", $"try {{ var text = System.Text.Encoding.UTF8.GetString(ea.Body.ToArray()); await work.DoAsync(text); }} catch (Exception e) {{ log.LogError(e, \"failed\"); }} {Marked}"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("in the attempt", $"try {{ await work.DoAsync(ea.Body); {Ack} }} catch (Exception e) {{ log.LogError(e, \"failed\"); }}"),
        ("refused", $"try {{ await work.DoAsync(ea.Body); {Ack} }} catch (Exception) {{ await channel.BasicNackAsync(ea.DeliveryTag, false, false); }}"),
        ("refused before an acknowledgement that is not reached", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception) {{ await channel.BasicNackAsync(ea.DeliveryTag, false, false); return; }} {Ack}"),
        ("passed on", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception e) {{ log.LogError(e, \"failed\"); throw; }} {Ack}"),
        ("left", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception e) {{ log.LogError(e, \"failed\"); return; }} {Ack}"),
        ("wrapped and thrown", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception e) {{ throw new InvalidOperationException(\"failed\", e); }} {Ack}"),
        ("noted down", $"var ok = true; try {{ await work.DoAsync(ea.Body); }} catch (Exception) {{ ok = false; }} if (ok) {Ack}"),
        ("noted down, and asked first", $"Exception? failure = null; try {{ await work.DoAsync(ea.Body); }} catch (Exception e) {{ failure = e; }} if (failure != null) return; {Ack}"),
        ("noted where it succeeds", $"var ok = false; try {{ await work.DoAsync(ea.Body); ok = true; }} catch (Exception e) {{ log.LogError(e, \"failed\"); }} if (ok) {Ack}"),
        ("noted where it succeeds, and asked first", $"var ok = false; try {{ await work.DoAsync(ea.Body); ok = true; }} catch (Exception e) {{ log.LogError(e, \"failed\"); }} if (!ok) return; {Ack}"),
        ("noted where it succeeds, and asked in finally", $"var ok = false; try {{ await work.DoAsync(ea.Body); ok = true; }} finally {{ if (ok) {Ack} }}"),
        ("published elsewhere", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception) {{ await channel.BasicPublishAsync(\"\", \"orders.failed\", ea.Body); }} {Ack}"),
        ("published elsewhere, then acknowledged", $"try {{ await work.DoAsync(ea.Body); {Ack} }} catch (Exception) {{ await channel.BasicPublishAsync(\"\", \"orders.failed\", ea.Body); {Ack} }}"),
        ("put aside", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception e) {{ log.LogError(e, \"failed\"); await work.ParkAsync(ea.Body); }} {Ack}"),
        ("put aside, then acknowledged in finally", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception) {{ await work.ParkAsync(ea.Body); }} finally {{ {Ack} }}"),
        ("noted down by a helper", $"Exception? last = null; try {{ await work.DoAsync(ea.Body); }} catch (Exception e) {{ Note(e); }} if (last is null) {Ack} void Note(Exception e) => last = e;"),
        ("put aside by a helper", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception) {{ await Park(); }} {Ack} Task Park() => work.ParkAsync(ea.Body);"),
        ("thrown by a helper", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception) {{ Fail(); }} {Ack} static void Fail() => throw new InvalidOperationException();"),
        ("stored", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception) {{ db.Payments.Add(new Payment()); await db.SaveChangesAsync(); }} {Ack}"),
        ("one kind of failure", $"try {{ await work.DoAsync(ea.Body); }} catch (KeyNotFoundException e) {{ log.LogError(e, \"gone\"); }} {Ack}"),
        ("a failure under a filter", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception e) when (e is KeyNotFoundException) {{ log.LogError(e, \"gone\"); }} {Ack}"),
        ("a message that cannot be read", $"string? text = null; try {{ text = System.Text.Encoding.UTF8.GetString(ea.Body.ToArray()); }} catch (Exception e) {{ log.LogError(e, \"unreadable\"); }} {Ack}"),
        ("a message that cannot be parsed", $"try {{ work.Parse(ea.Body); }} catch (Exception e) {{ log.LogError(e, \"unreadable\"); {Ack} return; }}"),
        ("by what the failure is", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception e) {{ if (e is KeyNotFoundException) {Ack} else throw; }}"),
        ("no attempt", $"await work.DoAsync(ea.Body); {Ack}"),
        ("an attempt that leads elsewhere", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception e) {{ log.LogError(e, \"failed\"); }} await channel.BasicNackAsync(ea.DeliveryTag, false, false);"),
        ("tried again", $"for (var i = 0; i < 3; i++) {{ try {{ await work.DoAsync(ea.Body); break; }} catch (Exception e) {{ log.LogError(e, \"failed\"); }} }} {Ack}"),
        ("the process ends", $"try {{ await work.DoAsync(ea.Body); }} catch (Exception e) {{ Environment.FailFast(\"failed\", e); }} {Ack}"),
    ];

    public static TheoryData<int, string, string> FiringCases => RabbitMQ.Cases(Firing);

    public static TheoryData<int, string, string> SilentCases => RabbitMQ.Cases(Silent);

    internal static IEnumerable<string> Sources => RabbitMQ.Sources([.. Firing, .. Silent], RabbitMQ.Handling);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(int version, string kind, string why) => Check(version, RabbitMQ.Handling(version, kind, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(int version, string kind, string why) => Check(version, RabbitMQ.Handling(version, kind, Silent.Single(f => f.Why == why).Statement));

    [Fact]
    public Task A_test_project_is_silent() =>
        Wire.Check(RabbitMQ.Uses(7) | Uses.XunitOfTheProject, RabbitMQ.Handling(7, "lambda", Wire.Unmarked(Firing[0].Statement)), RabbitMQ.Only("WIRE3007"));

    private static Task Check(int version, string source) => Wire.Check(RabbitMQ.Uses(version), source, RabbitMQ.Only("WIRE3007"));
}
