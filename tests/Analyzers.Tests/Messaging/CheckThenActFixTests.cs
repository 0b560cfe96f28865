using Wirecheck.Analyzers.CodeFixes.Messaging;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>What the fix of WIRE3002 makes of a question and a mark, and where it is not offered.</summary>
public class CheckThenActFixTests
{
    private const string Libraries = """
        using MassTransit;
        using Microsoft.Extensions.Caching.Distributed;
        using StackExchange.Redis;

        public record OrderCreated(Guid Id);
        public class Psp(HttpClient http) { public Task PayAsync(Guid order) => http.PostAsJsonAsync("https://psp.example.com/charges", order); }

        """;

    /// <summary>Each kind of function, and how far in its body stands.</summary>
    private static readonly (string Kind, int Indent, string Before, string After)[] Functions =
    [
        ("method", 8, """
            public class Payments(IDatabase redis, IDistributedCache cache, Psp psp) : IConsumer<OrderCreated>
            {
                public async Task Consume(ConsumeContext<OrderCreated> context)
                {

            """, """
                }
            }
            """),
        ("lambda", 8, """
            public class Payments(IDatabase redis, IDistributedCache cache, Psp psp)
            {
                public void Add(IReceiveEndpointConfigurator x) => x.Handler<OrderCreated>(async context =>
                {

            """, """
                });
            }
            """),
        ("local function", 12, """
            public class Payments(IDatabase redis, IDistributedCache cache, Psp psp)
            {
                public void Add(IReceiveEndpointConfigurator x)
                {
                    x.Handler<OrderCreated>(On);
                    async Task On(ConsumeContext<OrderCreated> context)
                    {

            """, """
                    }
                }
            }
            """),
    ];

    private static readonly (string Why, string Broken, string Repaired)[] Offered =
    [
        ("work between", """
            var key = "paid:" + context.Message.Id;
            // Already paid?
            if (await redis.{|WIRE3002:KeyExistsAsync|}(key)) return; // yes
            // Once.
            await psp.PayAsync(context.Message.Id); // the work
            await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7));
            Console.WriteLine("paid");
            """, """
            var key = "paid:" + context.Message.Id;
            // Already paid?
            if (!await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7), when: When.NotExists)) return; // yes
            try
            {
                // Once.
                await psp.PayAsync(context.Message.Id); // the work
            }
            catch
            {
                await redis.KeyDeleteAsync(key);
                throw;
            }

            Console.WriteLine("paid");
            """),
        ("nothing between", """
            var key = "paid:" + context.Message.Id;
            if ((await redis.{|WIRE3002:StringGetAsync|}(key)).HasValue)
            {
                return;
            }

            // Remembered for a week.
            await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7));
            await psp.PayAsync(context.Message.Id);
            """, """
            var key = "paid:" + context.Message.Id;
            // Remembered for a week.
            if (!await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7), when: When.NotExists))
            {
                return;
            }

            await psp.PayAsync(context.Message.Id);
            """),
        ("a block", """
            if (!redis.{|WIRE3002:KeyExists|}("paid:" + context.Message.Id))
            {
                await psp.PayAsync(context.Message.Id);
                redis.StringSet("paid:" + context.Message.Id, 1, TimeSpan.FromDays(7));
            }
            """, """
            if (redis.StringSet("paid:" + context.Message.Id, 1, TimeSpan.FromDays(7), when: When.NotExists))
            {
                try
                {
                    await psp.PayAsync(context.Message.Id);
                }
                catch
                {
                    redis.KeyDelete("paid:" + context.Message.Id);
                    throw;
                }
            }
            """),
        ("not awaited on its context", """
            if (!(await redis.{|WIRE3002:StringGetAsync|}("paid:" + context.Message.Id).ConfigureAwait(false)).IsNull) return;
            await psp.PayAsync(context.Message.Id).ConfigureAwait(false);
            await redis.StringSetAsync("paid:" + context.Message.Id, 1, TimeSpan.FromDays(7)).ConfigureAwait(false);
            """, """
            if (!await redis.StringSetAsync("paid:" + context.Message.Id, 1, TimeSpan.FromDays(7), when: When.NotExists).ConfigureAwait(false)) return;
            try
            {
                await psp.PayAsync(context.Message.Id).ConfigureAwait(false);
            }
            catch
            {
                await redis.KeyDeleteAsync("paid:" + context.Message.Id).ConfigureAwait(false);
                throw;
            }
            """),
    ];

    private static readonly (string Why, string Statements)[] NotOffered =
    [
        ("a cache that cannot", """
            if (await cache.{|WIRE3002:GetStringAsync|}(context.Message.Id.ToString()) is not null) return;
            await psp.PayAsync(context.Message.Id);
            await cache.SetStringAsync(context.Message.Id.ToString(), "1");
            """),
        ("an answer in a local", """
            var key = "paid:" + context.Message.Id;
            var done = await redis.{|WIRE3002:KeyExistsAsync|}(key);
            if (done) return;
            await psp.PayAsync(context.Message.Id);
            await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7));
            """),
        ("more than one condition", """
            var key = "paid:" + context.Message.Id;
            if (context.Message.Id == default || await redis.{|WIRE3002:KeyExistsAsync|}(key)) return;
            await psp.PayAsync(context.Message.Id);
            await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7));
            """),
        ("work that may end early", """
            var key = "paid:" + context.Message.Id;
            if (await redis.{|WIRE3002:KeyExistsAsync|}(key)) return;
            if (context.Message.Id == default) return;
            await psp.PayAsync(context.Message.Id);
            await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7));
            """),
        ("a value that the work makes", """
            var key = "paid:" + context.Message.Id;
            if (await redis.{|WIRE3002:KeyExistsAsync|}(key)) return;
            await psp.PayAsync(context.Message.Id);
            var paid = DateTime.UtcNow.Ticks;
            await redis.StringSetAsync(key, paid, TimeSpan.FromDays(7));
            """),
        ("a value that the work changes", """
            var key = "paid:" + context.Message.Id;
            var paid = 0;
            if (await redis.{|WIRE3002:KeyExistsAsync|}(key)) return;
            await psp.PayAsync(context.Message.Id);
            paid++;
            await redis.StringSetAsync(key, paid, TimeSpan.FromDays(7));
            """),
        ("what the work declares, used afterwards", """
            var key = "paid:" + context.Message.Id;
            if (await redis.{|WIRE3002:KeyExistsAsync|}(key)) return;
            await psp.PayAsync(context.Message.Id);
            var paid = DateTime.UtcNow;
            await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7));
            Console.WriteLine(paid);
            """),
        ("a mark in another block", """
            var key = "paid:" + context.Message.Id;
            if (await redis.{|WIRE3002:KeyExistsAsync|}(key)) return;
            await psp.PayAsync(context.Message.Id);
            if (context.Message.Id != default) { await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7)); }
            """),
        ("an answer that ends nothing", """
            var key = "paid:" + context.Message.Id;
            if (await redis.{|WIRE3002:KeyExistsAsync|}(key)) Console.WriteLine("again");
            await psp.PayAsync(context.Message.Id);
            await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7));
            """),
        ("two ways to go on", """
            var key = "paid:" + context.Message.Id;
            if (await redis.{|WIRE3002:KeyExistsAsync|}(key)) return;
            else Console.WriteLine("first");
            await psp.PayAsync(context.Message.Id);
            await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7));
            """),
        ("a mark that waits for no answer", """
            var key = "paid:" + context.Message.Id;
            if (await redis.{|WIRE3002:KeyExistsAsync|}(key)) return;
            await psp.PayAsync(context.Message.Id);
            await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7), flags: CommandFlags.FireAndForget);
            """),
        ("nobody waits for the mark", """
            var key = "paid:" + context.Message.Id;
            if (await redis.{|WIRE3002:KeyExistsAsync|}(key)) return;
            await psp.PayAsync(context.Message.Id);
            _ = redis.StringSetAsync(key, 1, TimeSpan.FromDays(7));
            """),
    ];

    public static TheoryData<string, string> OfferedCases => Matrix.Of(Functions.Select(f => f.Kind), Offered.Select(c => c.Why));

    public static TheoryData<string> NotOfferedCases => [.. NotOffered.Select(c => c.Why)];

    [Theory, MemberData(nameof(OfferedCases))]
    public Task The_key_is_claimed(string function, string why)
    {
        var (_, broken, repaired) = Offered.Single(c => c.Why == why);
        return Fix(Source(function, broken), Source(function, repaired));
    }

    [Theory, MemberData(nameof(NotOfferedCases))]
    public Task Left_alone(string why)
    {
        var source = Source("method", NotOffered.Single(c => c.Why == why).Statements);
        return Fix(source, source);
    }

    [Fact]
    public Task All_in_a_document()
    {
        var (_, broken, repaired) = Offered[0];
        return Fix(Twice(Source("method", broken)), Twice(Source("method", repaired)));

        static string Twice(string source) => source + "\n" + source[source.IndexOf("public class Payments", StringComparison.Ordinal)..].Replace("Payments", "Refunds");
    }

    private static string Source(string function, string statements)
    {
        var (_, indent, before, after) = Functions.Single(f => f.Kind == function);
        var indented = string.Concat(statements.Split('\n').Select(line => line.Length == 0 ? "\n" : new string(' ', indent) + line + "\n"));
        return Libraries + before + indented + after;
    }

    private static Task Fix(string broken, string repaired) => Wire.Fix<CheckThenActFix>(Uses.MassTransit | Uses.Redis | Uses.Caching, broken, repaired, RabbitMQ.Only("WIRE3002"));
}
