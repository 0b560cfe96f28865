using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirecheck.Analyzers.CodeFixes.Messaging;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3001 to WIRE3004 over what consumers write to and ask: Dapper, ADO.NET, MongoDB, Marten, Redis, and caches.</summary>
public class StoreTests
{
    private const Uses Libraries = Uses.MassTransit | Uses.EntityFramework | Uses.Dapper | Uses.Mongo | Uses.Marten | Uses.Redis | Uses.Caching;

    private const string World = """
        using Dapper;
        using Marten;
        using MassTransit;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;
        using MongoDB.Driver;
        using StackExchange.Redis;
        using System.Collections.Concurrent;
        using System.Data;
        using System.Data.Common;

        public record OrderCreated(Guid Id, decimal Total);
        public class Payment { public Guid Id { get; set; } public Guid Order { get; set; } public decimal Total { get; set; } public int Count { get; set; } }
        public class PostgresException : Exception;
        public class Psp(HttpClient http) { public Task PayAsync(Guid order) => http.PostAsJsonAsync("https://psp.example.com/charges", order); }

        """;

    private const string Fields = """
        private readonly HashSet<Guid> _seen = []; private static readonly ConcurrentDictionary<Guid, bool> Done = new(); private readonly List<string> _log = [];
        """;

    private const string Parameters = "IDbConnection sql, DbCommand given, DbConnection connection, IMongoCollection<Payment> payments, IDocumentSession session, IDatabase redis, IMemoryCache memory, IDistributedCache cache, Psp psp";

    /// <summary><c>$$</c> is where statements go, in each kind of function that a message runs.</summary>
    private static readonly (string Kind, string Source)[] All =
    [
        ("method", "public class Payments(" + Parameters + ") : IConsumer<OrderCreated> { " + Fields + " public async Task {|WIRE3001:Consume|}(ConsumeContext<OrderCreated> context) { var id = context.Message.Id; $$ await Task.Yield(); } }"),
        ("lambda", "public class Payments(" + Parameters + ") { " + Fields + " public void Add(IReceiveEndpointConfigurator x) => x.Handler<OrderCreated>({|WIRE3001:async context =>|} { var id = context.Message.Id; $$ await Task.Yield(); }); }"),
        ("local function", "public class Payments(" + Parameters + ") { " + Fields + " public void Add(IReceiveEndpointConfigurator x) { x.Handler<OrderCreated>(On); async Task {|WIRE3001:On|}(ConsumeContext<OrderCreated> context) { var id = context.Message.Id; $$ await Task.Yield(); } } }"),
    ];

    private static readonly (string Why, string Statements)[] Doubling =
    [
        ("Dapper: an insert", "await sql.ExecuteAsync(\"INSERT INTO payments (order_ref, total) VALUES (@Ref, @Total)\", new { Ref = id, context.Message.Total });"),
        ("Dapper: an insert with a new id", "await sql.ExecuteAsync(\"INSERT INTO payments (id, total) VALUES (@Id, @Total)\", new { Id = Guid.NewGuid(), context.Message.Total });"),
        ("Dapper: an increment", "sql.Execute(\"UPDATE accounts SET balance = balance + @Total WHERE id = @id\", new { id, context.Message.Total });"),
        ("Dapper: an insert whose new id is asked for", "var row = await sql.ExecuteScalarAsync<int>(\"INSERT INTO payments (total) VALUES (@Total) RETURNING number\", new { context.Message.Total }); Console.WriteLine(row);"),
        ("ADO.NET: an insert", "var command = connection.CreateCommand(); command.CommandText = \"insert into dbo.[Payments] (OrderRef, Total) values (@r, @t)\"; await command.ExecuteNonQueryAsync();"),
        ("ADO.NET: an increment", "using var command = connection.CreateCommand(); command.CommandText = \"UPDATE stock SET quantity = quantity - 1 WHERE sku = @sku\"; command.ExecuteNonQuery();"),
        ("MongoDB: an insert", "await payments.InsertOneAsync(new Payment { Order = id });"),
        ("MongoDB: an increment", "await payments.UpdateOneAsync(p => p.Order == id, Builders<Payment>.Update.Inc(p => p.Count, 1));"),
        ("Marten: an insert", "session.Store(new Payment { Order = id }); await session.SaveChangesAsync();"),
        ("Marten: an event", "session.Events.Append(id, new object()); await session.SaveChangesAsync();"),
        ("a table of handlers", "if (!Done.TryGetValue(id, out var handler)) return; await psp.PayAsync(id); Console.WriteLine(handler);"),
        ("Dapper: an increment beside a version", "sql.Execute(\"UPDATE accounts SET version = version + 1, balance = balance + @Total WHERE id = @id\", new { id, context.Message.Total });"),
    ];

    private static readonly (string Why, string Statements)[] Harmless =
    [
        ("Dapper: on conflict", "await sql.ExecuteAsync(\"INSERT INTO payments (order_ref, total) VALUES (@Ref, @Total) ON CONFLICT DO NOTHING\", new { Ref = id, context.Message.Total });"),
        ("Dapper: merged", "await sql.ExecuteAsync(\"MERGE INTO payments USING x ON x.id = payments.id WHEN NOT MATCHED THEN INSERT (total) VALUES (1);\");"),
        ("Dapper: where none exists", "await sql.ExecuteAsync(\"INSERT INTO payments (total) SELECT @Total WHERE NOT EXISTS (SELECT 1 FROM payments WHERE order_ref = @id)\", new { id, context.Message.Total });"),
        ("Dapper: under the message's key", "await sql.ExecuteAsync(\"INSERT INTO payments (id, total) VALUES (@id, @Total)\", new { id, context.Message.Total });"),
        ("Dapper: under the message's id", "await sql.ExecuteAsync(\"INSERT INTO processed (message_id) VALUES (@id)\", new { id });"),
        ("Dapper: an update", "await sql.ExecuteAsync(\"UPDATE orders SET paid = true, total = @Total WHERE id = @id\", new { id, context.Message.Total });"),
        ("Dapper: a deletion", "await sql.ExecuteAsync(\"DELETE FROM carts WHERE order_ref = @id\", new { id });"),
        ("Dapper: out of sight", "await sql.ExecuteAsync(Environment.GetEnvironmentVariable(\"SQL\")!, new { id });"),
        ("Dapper: a part out of sight", "await sql.ExecuteAsync($\"INSERT INTO {Environment.MachineName} (total) VALUES (1)\");"),
        ("Dapper: a question", "var rows = await sql.QueryAsync<Payment>(\"SELECT * FROM payments\"); Console.WriteLine(rows);"),
        ("Dapper: looked up", "if (await sql.ExecuteScalarAsync<bool>(\"SELECT EXISTS (SELECT 1 FROM payments WHERE order_ref = @id)\", new { id })) return; await psp.PayAsync(id);"),
        ("Dapper: counted", "if (await sql.ExecuteScalarAsync<int>(\"SELECT COUNT(*) FROM payments WHERE order_ref = @id\", new { id }) > 0) return; await psp.PayAsync(id);"),
        ("Dapper: a row looked up", "var row = await sql.QueryFirstOrDefaultAsync<Payment>(\"SELECT * FROM payments WHERE order_ref = @id\", new { id }); if (row is not null) return; await psp.PayAsync(id);"),
        ("Dapper: claimed", "if (await sql.ExecuteAsync(\"INSERT INTO claims (id) VALUES (@id) ON CONFLICT DO NOTHING\", new { id }) == 0) return; await psp.PayAsync(id);"),
        ("Dapper: a state changed", "var rows = await sql.ExecuteAsync(\"UPDATE orders SET paid = true WHERE id = @id AND NOT paid\", new { id }); if (rows == 0) return; await psp.PayAsync(id);"),
        ("Dapper: a duplicate caught", "try { await sql.ExecuteAsync(\"INSERT INTO claims (order_ref) VALUES (@id)\", new { id }); } catch (PostgresException) { return; } await psp.PayAsync(id);"),
        ("ADO.NET: a command given", "await given.ExecuteNonQueryAsync();"),
        ("ADO.NET: set twice", "var command = connection.CreateCommand(); command.CommandText = \"INSERT INTO payments (total) VALUES (1)\"; command.CommandText = \"DELETE FROM carts\"; command.ExecuteNonQuery();"),
        ("ADO.NET: looked up", "var command = connection.CreateCommand(); command.CommandText = \"SELECT 1 FROM payments WHERE order_ref = @id\"; if (await command.ExecuteScalarAsync() is not null) return; await psp.PayAsync(id);"),
        ("MongoDB: under the message's key", "await payments.InsertOneAsync(new Payment { Id = id });"),
        ("MongoDB: replaced", "await payments.ReplaceOneAsync(p => p.Id == id, new Payment { Id = id }, new ReplaceOptions { IsUpsert = true });"),
        ("MongoDB: set", "await payments.UpdateOneAsync(p => p.Id == id, Builders<Payment>.Update.Set(p => p.Total, context.Message.Total));"),
        ("MongoDB: an increment from a state", "await payments.UpdateOneAsync(p => p.Id == id && p.Count == 0, Builders<Payment>.Update.Inc(p => p.Count, 1));"),
        ("MongoDB: looked up", "if (await payments.Find(p => p.Order == id).AnyAsync()) return; await psp.PayAsync(id);"),
        ("MongoDB: a document looked up", "var known = await payments.Find(p => p.Order == id).FirstOrDefaultAsync(); if (known != null) return; await psp.PayAsync(id);"),
        ("MongoDB: a duplicate caught", "try { await payments.InsertOneAsync(new Payment { Order = id }); } catch (MongoWriteException) { return; } await psp.PayAsync(id);"),
        ("Marten: stored under the message's key", "session.Store(new Payment { Id = id }); await session.SaveChangesAsync();"),
        ("Marten: an event at a version", "session.Events.Append(id, 3L, new object()); await session.SaveChangesAsync();"),
        ("Marten: looked up", "if (await session.LoadAsync<Payment>(id) is not null) return; session.Store(new Payment { Order = id }); await session.SaveChangesAsync();"),
        ("a distributed cache asked", "if (await cache.GetStringAsync(\"done\") is not null) return; await psp.PayAsync(id);"),
        ("a row of a collection", "_log.Add(id.ToString()); Console.WriteLine(_log.Contains(\"x\"));"),
        ("Dapper: a version counted", "await sql.ExecuteAsync(\"UPDATE orders SET paid = true, version = version + 1 WHERE id = @id\", new { id });"),
        ("Dapper: an increment from a state", "await sql.ExecuteAsync(\"UPDATE accounts SET balance = balance + @Total, last_order = @id WHERE id = @id AND last_order <> @id\", new { id, context.Message.Total });"),
        ("Dapper: a number looked up", "if (await sql.QueryFirstOrDefaultAsync<int>(\"SELECT COUNT(*) FROM payments WHERE order_ref = @id\", new { id }) > 0) return; await psp.PayAsync(id);"),
        ("Dapper: rows looked up", "var rows = await sql.QueryAsync<Payment>(\"SELECT * FROM payments WHERE order_ref = @id\", new { id }); if (rows.Any()) return; await psp.PayAsync(id);"),
        ("ADO.NET: counted", "var command = connection.CreateCommand(); command.CommandText = \"SELECT COUNT(*) FROM payments WHERE order_ref = @id\"; if ((long)(await command.ExecuteScalarAsync())! > 0) return; await psp.PayAsync(id);"),
        ("ADO.NET: counted and converted", "var command = connection.CreateCommand(); command.CommandText = \"SELECT COUNT(*) FROM payments WHERE order_ref = @id\"; var count = Convert.ToInt32(await command.ExecuteScalarAsync()); if (count > 0) return; await psp.PayAsync(id);"),
    ];

    private static readonly (string Why, string Statements)[] InMemory =
    [
        ("a set", "if (_seen.{|WIRE3003:Contains|}(id)) return; await psp.PayAsync(id); _seen.Add(id);"),
        ("a set that is added to", "if (!_seen.{|WIRE3003:Add|}(id)) return; await psp.PayAsync(id);"),
        ("a dictionary", "if (!Done.{|WIRE3003:TryAdd|}(id, true)) return; await psp.PayAsync(id);"),
        ("a cache", "if (memory.{|WIRE3003:TryGetValue|}(id, out _)) return; await psp.PayAsync(id); memory.Set(id, true);"),
        ("a value of a cache", "if (memory.{|WIRE3003:Get|}(\"paid:\" + id) is not null) return; await psp.PayAsync(id); memory.Set(\"paid:\" + id, true);"),
        ("a dictionary that is indexed", "if (Done.{|WIRE3003:TryGetValue|}(id, out var unused)) return; await psp.PayAsync(id); Done[id] = true;"),
    ];

    private static readonly (string Why, string Statements)[] NotInMemory =
    [
        ("before a claim that lasts", "if (_seen.Contains(id)) return; if (!await redis.StringSetAsync(\"paid\", 1, TimeSpan.FromDays(1), When.NotExists)) return; await psp.PayAsync(id);"),
        ("no work", "if (_seen.Contains(id)) return; Console.WriteLine(id);"),
        ("a table that nothing is added to", "if (!Done.ContainsKey(id)) return; await psp.PayAsync(id);"),
        ("a value that is used", "if (!Done.TryGetValue(id, out var rate)) { rate = true; Done.TryAdd(id, rate); } await psp.PayAsync(id); Console.WriteLine(rate);"),
        ("a cached value", "if (!memory.TryGetValue(id, out var rate)) memory.Set(id, rate = new object()); await psp.PayAsync(id); Console.WriteLine(rate);"),
    ];

    private static readonly (string Why, string Statements)[] Racing =
    [
        ("Redis: a key", "if (await redis.{|WIRE3002:KeyExistsAsync|}(\"paid:\" + id)) return; await psp.PayAsync(id); await redis.StringSetAsync(\"paid:\" + id, 1, TimeSpan.FromDays(7));"),
        ("Redis: a value", "var key = $\"paid:{id}\"; if ((await redis.{|WIRE3002:StringGetAsync|}(key)).HasValue) return; await redis.StringSetAsync(key, 1, TimeSpan.FromDays(7)); await psp.PayAsync(id);"),
        ("a distributed cache", "if (await cache.{|WIRE3002:GetStringAsync|}(id.ToString()) is not null) return; await psp.PayAsync(id); await cache.SetStringAsync(id.ToString(), \"1\");"),
        ("an answer in a local", "var key = \"paid:\" + id; var done = await cache.{|WIRE3002:GetStringAsync|}(key); if (!string.IsNullOrEmpty(done)) return; await psp.PayAsync(id); await cache.SetStringAsync(key, \"1\");"),
    ];

    private static readonly (string Why, string Statements)[] NotRacing =
    [
        ("another key", "if (await redis.KeyExistsAsync(\"paid:\" + id)) return; await psp.PayAsync(id); await redis.StringSetAsync(\"last\", 1, TimeSpan.FromDays(7));"),
        ("claimed", "if (!await redis.StringSetAsync(\"paid:\" + id, 1, TimeSpan.FromDays(7), When.NotExists)) return; await psp.PayAsync(id);"),
        ("under a lock", "if (!await redis.LockTakeAsync(\"lock:\" + id, 1, TimeSpan.FromMinutes(1))) return; if (await redis.KeyExistsAsync(\"paid:\" + id)) return; await psp.PayAsync(id); await redis.StringSetAsync(\"paid:\" + id, 1, TimeSpan.FromDays(7));"),
        ("set first", "await redis.StringSetAsync(\"last\", 1, TimeSpan.FromDays(7)); Console.WriteLine(await redis.KeyExistsAsync(\"last\"));"),
        ("only asked", "if (await redis.KeyExistsAsync(\"paid:\" + id)) return; await psp.PayAsync(id);"),
        ("a cached value", "var rate = await cache.GetStringAsync(\"rate:\" + id); if (rate is null) { rate = \"1\"; await cache.SetStringAsync(\"rate:\" + id, rate); } await psp.PayAsync(id); Console.WriteLine(rate);"),
        ("a cached value in a pattern", "if (await cache.GetStringAsync(\"rate:\" + id) is { } rate) { Console.WriteLine(rate); return; } await cache.SetStringAsync(\"rate:\" + id, \"1\"); await psp.PayAsync(id);"),
        ("a cached value with a default", "var rate = await cache.GetStringAsync(\"rate:\" + id) ?? \"1\"; await cache.SetStringAsync(\"rate:\" + id, rate); await psp.PayAsync(id);"),
        ("a key that all messages share", "if (await redis.KeyExistsAsync(\"warm\")) return; await psp.PayAsync(id); await redis.StringSetAsync(\"warm\", 1, TimeSpan.FromDays(7));"),
    ];

    private static readonly (string Why, string Statements)[] Lasting =
    [
        ("no expiry", "if (!await redis.{|WIRE3004:StringSetAsync|}(\"paid:\" + id, 1, when: When.NotExists)) return; await psp.PayAsync(id);"),
        ("null", "if (!redis.{|WIRE3004:StringSet|}(\"paid:\" + id, 1, null, When.NotExists)) return; await psp.PayAsync(id);"),
    ];

    private static readonly (string Why, string Statements)[] Expiring =
    [
        ("an expiry", "if (!await redis.StringSetAsync(\"paid:\" + id, 1, TimeSpan.FromDays(7), When.NotExists)) return; await psp.PayAsync(id);"),
        ("one out of sight", "TimeSpan? Expiry() => TimeSpan.FromDays(1); if (!await redis.StringSetAsync(\"paid:\" + id, 1, Expiry(), When.NotExists)) return; await psp.PayAsync(id);"),
        ("one set afterwards", "if (!await redis.StringSetAsync(\"paid:\" + id, 1, when: When.NotExists)) return; await redis.KeyExpireAsync(\"paid:\" + id, TimeSpan.FromDays(7)); await psp.PayAsync(id);"),
        ("a value that is kept", "await redis.StringSetAsync(\"last\", 1);"),
    ];

    public static TheoryData<string, string> DoublingCases => Cases(Doubling);

    public static TheoryData<string, string> HarmlessCases => Cases(Harmless);

    public static TheoryData<string, string> InMemoryCases => Cases(InMemory);

    public static TheoryData<string, string> NotInMemoryCases => Cases(NotInMemory);

    public static TheoryData<string, string> RacingCases => Cases(Racing);

    public static TheoryData<string, string> NotRacingCases => Cases(NotRacing);

    public static TheoryData<string, string> LastingCases => Cases(Lasting);

    public static TheoryData<string, string> ExpiringCases => Cases(Expiring);

    internal static IEnumerable<string> Sources =>
        [.. Doubling.Concat(Harmless).Concat(InMemory).Concat(NotInMemory).Concat(Racing).Concat(NotRacing).Concat(Lasting).Concat(Expiring).Select(c => Wire.Unmarked(Source("method", c.Statements)))];

    [Theory, MemberData(nameof(DoublingCases))]
    public Task Writes_that_double(string kind, string why) => Check("WIRE3001", Source(kind, Doubling.Single(c => c.Why == why).Statements));

    [Theory, MemberData(nameof(HarmlessCases))]
    public Task Writes_that_do_not_and_guards(string kind, string why) => Check("WIRE3001", Wire.Unmarked(Source(kind, Harmless.Single(c => c.Why == why).Statements)));

    [Theory, MemberData(nameof(InMemoryCases))]
    public Task Kept_in_memory(string kind, string why) => Check("WIRE3003", Silenced(kind, InMemory.Single(c => c.Why == why).Statements));

    [Theory, MemberData(nameof(NotInMemoryCases))]
    public Task Not_only_in_memory(string kind, string why) => Check("WIRE3003", Silenced(kind, NotInMemory.Single(c => c.Why == why).Statements));

    [Theory, MemberData(nameof(RacingCases))]
    public Task Checked_and_then_set(string kind, string why) => Check("WIRE3002", Silenced(kind, Racing.Single(c => c.Why == why).Statements));

    [Theory, MemberData(nameof(NotRacingCases))]
    public Task Not_a_race(string kind, string why) => Check("WIRE3002", Silenced(kind, NotRacing.Single(c => c.Why == why).Statements));

    [Theory, MemberData(nameof(LastingCases))]
    public Task A_claim_for_ever(string kind, string why) => Check("WIRE3004", Silenced(kind, Lasting.Single(c => c.Why == why).Statements));

    [Theory, MemberData(nameof(ExpiringCases))]
    public Task A_claim_that_expires(string kind, string why) => Check("WIRE3004", Silenced(kind, Expiring.Single(c => c.Why == why).Statements));

    /// <summary>Locals that hold each other do not compile, and are there all the same while somebody types.</summary>
    [Theory]
    [InlineData("var known = redis.KeyExists(id.ToString() + known); if (known) return; redis.StringSet(id.ToString(), 1);")]
    [InlineData("var a = redis.KeyExists(id.ToString()) == b; var b = a == a; if (a) return; redis.StringSet(id.ToString(), 1);")]
    public async Task Code_that_does_not_compile(string statements)
    {
        var compilation = CSharpCompilation.Create(
            "broken",
            [CSharpSyntaxTree.ParseText(Wire.Unmarked(Source("method", statements))), CSharpSyntaxTree.ParseText(Wire.AllUsings)],
            Wirecheck.Analyzers.Tests.Libraries.Of(Libraries),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var found = await compilation.WithAnalyzers([new CommunicationAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
    }

    [Fact]
    public Task Outside_of_consumers() => Check("WIRE3004", World + "public class Locks(IDatabase redis) { public Task<bool> Take(Guid id) => redis.StringSetAsync(\"lock:\" + id, 1, when: When.NotExists); }");

    [Theory]
    [InlineData("WIRE3002")]
    [InlineData("WIRE3003")]
    [InlineData("WIRE3004")]
    public Task A_test_project_is_silent(string rule) => Wire.Check(
        Libraries | Uses.XunitOfTheProject, Wire.Unmarked(Source("method", (rule switch { "WIRE3002" => Racing, "WIRE3003" => InMemory, _ => Lasting })[0].Statements)), RabbitMQ.Only(rule));

    [Theory]
    [InlineData("redis.{|WIRE3004:StringSet|}(\"paid:\" + id, 1, when: When.NotExists)", "redis.StringSet(\"paid:\" + id, 1, when: When.NotExists, expiry: TimeSpan.FromDays(7))")]
    [InlineData("redis.{|WIRE3004:StringSet|}(\"paid:\" + id, 1, null, When.NotExists)", "redis.StringSet(\"paid:\" + id, 1, TimeSpan.FromDays(7), When.NotExists)")]
    [InlineData("redis.{|WIRE3004:StringSet|}(\"paid:\" + id, 1, expiry: null, When.NotExists)", "redis.StringSet(\"paid:\" + id, 1, expiry: TimeSpan.FromDays(7), When.NotExists)")]
    public Task The_fix_gives_it_an_expiry(string broken, string repaired) => Wire.Fix<ClaimWithoutExpiryFix>(
        Libraries, Silenced("method", $"if (!{broken}) return;"), Silenced("method", $"if (!{repaired}) return;"), RabbitMQ.Only("WIRE3004"));

    private static string Source(string kind, string statements) => World + All.Single(f => f.Kind == kind).Source.Replace("$$", statements);

    /// <summary>A source without the mark of WIRE3001, for the rules that look elsewhere.</summary>
    private static string Silenced(string kind, string statements) => World + Wire.Unmarked(All.Single(f => f.Kind == kind).Source).Replace("$$", statements);

    private static TheoryData<string, string> Cases((string Why, string Statements)[] cases) => Matrix.Of(All.Select(f => f.Kind), cases.Select(c => c.Why));

    private static Task Check(string rule, string source) => Wire.Check(Libraries, source, RabbitMQ.Only(rule));
}
