namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3008: what fires, and beside it what must not.</summary>
public class RequeueLoopTests
{
    private static readonly (string Why, string Statement)[] Firing =
    [
        ("in a catch-all", "try { await work.DoAsync(ea.Body); await channel.BasicAckAsync(ea.DeliveryTag, false); } catch (Exception e) { log.LogError(e, \"failed\"); await channel.{|WIRE3008:BasicNackAsync|}(ea.DeliveryTag, false, true); }"),
        ("in a bare catch", "try { await work.DoAsync(ea.Body); } catch { await channel.{|WIRE3008:BasicNackAsync|}(deliveryTag: ea.DeliveryTag, multiple: false, requeue: true); }"),
        ("by rejecting", "try { await work.DoAsync(ea.Body); } catch (Exception) { await channel.{|WIRE3008:BasicRejectAsync|}(ea.DeliveryTag, requeue: true); throw; }"),
        ("by a constant", "const bool again = true; try { await work.DoAsync(ea.Body); } catch (Exception) { await channel.{|WIRE3008:BasicRejectAsync|}(ea.DeliveryTag, again); }"),
        ("beside a cancellation that is passed on", "try { await work.DoAsync(ea.Body); } catch (OperationCanceledException) { throw; } catch (Exception) { await channel.{|WIRE3008:BasicNackAsync|}(ea.DeliveryTag, false, true); }"),
        ("inside another attempt", "try { await work.DoAsync(ea.Body); } catch (Exception) { try { await channel.{|WIRE3008:BasicNackAsync|}(ea.DeliveryTag, false, true); } catch (ObjectDisposedException) { } }"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("dead-lettered", "try { await work.DoAsync(ea.Body); } catch (Exception) { await channel.BasicNackAsync(ea.DeliveryTag, false, false); }"),
        ("rejected for good", "try { await work.DoAsync(ea.Body); } catch { await channel.BasicRejectAsync(ea.DeliveryTag, requeue: false); }"),
        ("by a value that is worked out", "var again = work.Try(ea.Body); try { await work.DoAsync(ea.Body); } catch (Exception) { await channel.BasicNackAsync(ea.DeliveryTag, false, again); }"),
        ("by what the failure is", "try { await work.DoAsync(ea.Body); } catch (Exception e) { await channel.BasicNackAsync(ea.DeliveryTag, false, e is TimeoutException); }"),
        ("for one kind of failure", "try { await work.DoAsync(ea.Body); } catch (TimeoutException) { await channel.BasicNackAsync(ea.DeliveryTag, false, true); }"),
        ("under a filter", "try { await work.DoAsync(ea.Body); } catch (Exception e) when (e is TimeoutException) { await channel.BasicNackAsync(ea.DeliveryTag, false, true); }"),
        ("under a condition", "try { await work.DoAsync(ea.Body); } catch (Exception e) { if (e is TimeoutException) await channel.BasicNackAsync(ea.DeliveryTag, false, true); else await channel.BasicNackAsync(ea.DeliveryTag, false, false); }"),
        ("after a delay", "try { await work.DoAsync(ea.Body); } catch (Exception) { await Task.Delay(5000); await channel.BasicNackAsync(ea.DeliveryTag, false, true); }"),
        ("after a blocking delay", "try { await work.DoAsync(ea.Body); } catch (Exception) { Thread.Sleep(5000); await channel.BasicNackAsync(ea.DeliveryTag, false, true); }"),
        ("where deaths are counted", "if (ea.BasicProperties.Headers.ContainsKey(\"x-death\")) return; try { await work.DoAsync(ea.Body); } catch (Exception) { await channel.BasicNackAsync(ea.DeliveryTag, false, true); }"),
        ("where tries are counted", "var retryCount = 1; try { await work.DoAsync(ea.Body); } catch (Exception) { if (retryCount > 3) return; await channel.BasicNackAsync(ea.DeliveryTag, false, true); }"),
        ("where poison is told apart", "try { await work.DoAsync(ea.Body); } catch (FormatException) { await channel.BasicNackAsync(ea.DeliveryTag, false, false); } catch (Exception) { await channel.BasicNackAsync(ea.DeliveryTag, false, true); }"),
        ("asked for", "var got = await channel.BasicGetAsync(\"orders\", false); try { await work.DoAsync(got!.Body); } catch (Exception) { await channel.BasicNackAsync(got!.DeliveryTag, false, true); }"),
        ("in no catch", "if (work.Try(ea.Body)) await channel.BasicNackAsync(ea.DeliveryTag, false, true);"),
        ("in the attempt", "try { await work.DoAsync(ea.Body); await channel.BasicNackAsync(ea.DeliveryTag, false, true); } catch (Exception) { throw; }"),
    ];

    public static TheoryData<int, string, string> FiringCases => RabbitMQ.Cases(Firing);

    public static TheoryData<int, string, string> SilentCases => RabbitMQ.Cases(Silent);

    internal static IEnumerable<string> Sources => RabbitMQ.Sources([.. Firing, .. Silent], RabbitMQ.Handling);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(int version, string kind, string why) => Check(version, RabbitMQ.Handling(version, kind, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(int version, string kind, string why) => Check(version, RabbitMQ.Handling(version, kind, Silent.Single(f => f.Why == why).Statement));

    [Theory]
    [InlineData("if (ea.Redelivered) { await channel.BasicNackAsync(ea.DeliveryTag, false, false); return; } try { await work.DoAsync(ea.Body); } catch (Exception) { await channel.BasicNackAsync(ea.DeliveryTag, false, true); }")]
    [InlineData("try { await work.DoAsync(ea.Body); } catch (Exception) { if (ea.Redelivered) return; await channel.BasicNackAsync(ea.DeliveryTag, false, true); }")]
    public Task The_flag_of_a_delivery_is_read(string statement) => Check(7, RabbitMQ.Handling(7, "lambda", statement));

    [Fact]
    public Task A_delay_of_the_code_that_attaches_the_handler() => Check(7, RabbitMQ.Source(7, """
        public class Orders(IChannel channel, IWork work)
        {
            public async Task Run(CancellationToken stopping)
            {
                var consumer = new AsyncEventingBasicConsumer(channel);
                consumer.ReceivedAsync += async (_, ea) =>
                {
                    try { await work.DoAsync(ea.Body); await channel.BasicAckAsync(ea.DeliveryTag, false); }
                    catch (Exception) { await channel.{|WIRE3008:BasicNackAsync|}(ea.DeliveryTag, false, true); }
                };
                await channel.BasicConsumeAsync("orders", false, consumer);
                await Task.Delay(Timeout.Infinite, stopping);
            }
        }
        """));

    [Theory]
    [InlineData("x-delivery-limit")]
    [InlineData("x-queue-type")]
    public Task A_queue_that_has_a_limit(string argument) => Check(7, RabbitMQ.Handling(7, "lambda", Wire.Unmarked(Firing[0].Statement)) +
        $$"""static class Topology { public static object Arguments => new Dictionary<string, object> { ["{{argument}}"] = 5 }; }""");

    [Fact]
    public Task A_test_project_is_silent() =>
        Wire.Check(RabbitMQ.Uses(7) | Uses.XunitOfTheProject, RabbitMQ.Handling(7, "lambda", Wire.Unmarked(Firing[0].Statement)), RabbitMQ.Only("WIRE3008"));

    private static Task Check(int version, string source) => Wire.Check(RabbitMQ.Uses(version), source, RabbitMQ.Only("WIRE3008"));
}
