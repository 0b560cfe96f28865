using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3001 over MassTransit: what fires, and beside it what must not.</summary>
public class MissingIdempotencyGuardTests
{
    private const Uses All = Uses.MassTransit | Uses.EntityFramework | Uses.Redis | Uses.Grpc;

    /// <summary>What the statements below work with.</summary>
    private const string World = """
        using MassTransit;
        using Microsoft.EntityFrameworkCore;
        using StackExchange.Redis;

        public record OrderCreated(Guid OrderId, decimal Total);
        public record OrderPaid(Guid Id, Guid OrderId);
        public class Payment { public Guid Id { get; set; } public Guid OrderId { get; set; } public decimal Total { get; set; } public int Attempts { get; set; } public void Tried() => Attempts++; }
        public class Seen { public Guid MessageId { get; set; } }
        public class Log { public int LogId { get; set; } public string Text { get; set; } = ""; [System.ComponentModel.DataAnnotations.Key] public Guid Reference { get; set; } }
        [Index(nameof(Number), IsUnique = true)] public class Invoice { public int Id { get; set; } public Guid Number { get; set; } }
        public class Shipment { public int Id { get; set; } public Guid Order { get; set; } }
        public class Store : DbContext
        {
            public DbSet<Payment> Payments => Set<Payment>();
            public DbSet<Seen> Seen => Set<Seen>();
            public DbSet<Log> Logs => Set<Log>();
            public DbSet<Invoice> Invoices => Set<Invoice>();
            public DbSet<Shipment> Shipments => Set<Shipment>();
            protected override void OnModelCreating(ModelBuilder b) => b.Entity<Shipment>().HasIndex(s => s.Order).IsUnique();
        }
        public class PaymentClient(HttpClient http)
        {
            public async Task PayAsync(Guid order) => (await http.PostAsJsonAsync("https://psp.example.com/charges", order)).EnsureSuccessStatusCode();
            public async Task PayOnceAsync(Guid order)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "https://psp.example.com/charges") { Headers = { { "Idempotency-Key", order.ToString() } } };
                await http.SendAsync(request);
            }
            public Task<string> GetAsync(Guid order) => http.GetStringAsync("https://psp.example.com/charges");
            public Task PutAsync(Guid order) => http.PutAsJsonAsync("https://psp.example.com/charges/" + order, order);
        }
        public class Held { public bool IsAcquired { get; } }
        public class UsersClient(Grpc.Core.ChannelBase channel) : Grpc.Core.ClientBase(channel)
        {
            public virtual Grpc.Core.AsyncUnaryCall<string> DeleteUserAsync(Shop.Contracts.GetStockRequest request, Grpc.Core.CallOptions options) => null!;
        }
        public interface IMailer { Task SendEmailAsync(string to); Task SendEmailAsync(string to, string idempotencyKey); }
        public interface IClaims
        {
            Task<bool> TryBeginAsync(Guid id);
            Task<bool> Seen(Guid id);
            Task<bool> ExistsAsync(Guid id);
            Task<Payment?> FindPaymentAsync(Guid id);
            Task ProcessOnceAsync(Guid id, Func<Task> work);
            Task<bool> TryAddAsync(Guid id);
            Task<int> ExecuteAsync(string sql);
            Task<Held> CreateLockAsync(string key);
        }
        public class Inbox(IDatabase redis)
        {
            public Task<bool> First(Guid id) => redis.StringSetAsync(id.ToString(), 1, TimeSpan.FromDays(1), When.NotExists);
            public async Task<bool> Repeated(Guid id) { var first = await First(id); return !first; }
            public async Task Require(Guid id) { if (!await First(id)) throw new InvalidOperationException(); }
        }

        """;

    private static readonly (string Kind, string Source)[] Consumers =
    [
        ("method", """
            public class Consumer(Store db, PaymentClient psp, IMailer mail, IClaims claims, Inbox inbox, IDatabase redis, UsersClient users, Shop.Contracts.Inventory.InventoryClient stock) : IConsumer<OrderCreated>
            {
                public async Task {|#0:Consume|}(ConsumeContext<OrderCreated> context) { var order = context.Message; $$ await Task.Yield(); }
            }
            """),
        ("lambda", """
            public static class Endpoints
            {
                public static void Configure(IReceiveEndpointConfigurator e, Store db, PaymentClient psp, IMailer mail, IClaims claims, Inbox inbox, IDatabase redis, UsersClient users, Shop.Contracts.Inventory.InventoryClient stock) =>
                    e.Handler<OrderCreated>({|#0:async context =>|} { var order = context.Message; $$ await Task.Yield(); });
            }
            """),
        ("local function", """
            public static class Endpoints
            {
                public static void Configure(IReceiveEndpointConfigurator e, Store db, PaymentClient psp, IMailer mail, IClaims claims, Inbox inbox, IDatabase redis, UsersClient users, Shop.Contracts.Inventory.InventoryClient stock)
                {
                    e.Handler<OrderCreated>(Handle);
                    async Task {|#0:Handle|}(ConsumeContext<OrderCreated> context) { var order = context.Message; $$ await Task.Yield(); }
                }
            }
            """),
        ("method group", """
            public class Endpoints(Store db, PaymentClient psp, IMailer mail, IClaims claims, Inbox inbox, IDatabase redis, UsersClient users, Shop.Contracts.Inventory.InventoryClient stock)
            {
                public void Configure(IReceiveEndpointConfigurator e) => e.Handler<OrderCreated>(Handle);
                private async Task {|#0:Handle|}(ConsumeContext<OrderCreated> context) { var order = context.Message; $$ await Task.Yield(); }
            }
            """),
    ];

    private static readonly (string Why, string Statement, string Does)[] Firing =
    [
        ("a POST in a typed client", "await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("mail", "await mail.SendEmailAsync(\"a@example.com\");", "call 'IMailer.SendEmailAsync'"),
        ("a gRPC call that writes", "using var call = stock.Reserve(deadline: DateTime.UtcNow); await call;", "call 'InventoryClient.Reserve'"),
        ("an insert with a generated key", "db.Payments.Add(new Payment { Total = order.Total }); await db.SaveChangesAsync();", "insert a 'Payment'"),
        ("an insert with a new id", "var row = new Payment { Id = Guid.NewGuid(), OrderId = order.OrderId }; db.Add(row); db.SaveChanges();", "insert a 'Payment'"),
        ("an increment", "var payment = await db.Payments.FirstAsync(); payment.Attempts += 1; await db.SaveChangesAsync();", "change 'Payment.Attempts'"),
        ("a new event under a new id", "await context.Publish(new OrderPaid(Guid.NewGuid(), order.OrderId));", "publish a message under a new id"),
        ("a guard after the effect", "await psp.PayAsync(order.OrderId); if (!await inbox.First(order.OrderId)) return;", "call 'PaymentClient.PayAsync'"),
        ("a guard on one path only", "if (order.Total > 10) { if (!await inbox.First(order.OrderId)) return; } await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("a claim whose answer is dropped", "await redis.StringSetAsync(\"k\", 1, TimeSpan.FromDays(1), When.NotExists); await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("a claim that does not stop the rest", "if (!await inbox.First(order.OrderId)) { order.ToString(); } await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("the claim read the wrong way round", "if (await inbox.First(order.OrderId)) return; await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("a set that is not conditional", "if (!await redis.StringSetAsync(\"k\", 1)) return; await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("a set that overwrites", "if (!await redis.StringSetAsync(\"k\", 1, when: When.Always)) return; await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("a duplicate that is caught and passed", "db.Seen.Add(new Seen()); try { await db.SaveChangesAsync(); } catch (DbUpdateException) { } await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("a row that is required, not refused", "var payment = await claims.FindPaymentAsync(order.OrderId); if (payment is null) return; await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("existence that is required, not refused", "if (!await db.Payments.AnyAsync(p => p.OrderId == order.OrderId)) return; await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("a condition on the message", "if (order.Total <= 0) return; await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("in a loop", "foreach (var i in new[] { 1, 2 }) { if (i > 1) continue; await psp.PayAsync(order.OrderId); }", "call 'PaymentClient.PayAsync'"),
        ("in a lambda that runs in place", "await Task.WhenAll(new[] { 1 }.Select(_ => psp.PayAsync(order.OrderId)));", "call 'PaymentClient.PayAsync'"),
        ("a number counted up by assignment", "var payment = await db.Payments.FirstAsync(); payment.Attempts = payment.Attempts + 1; await db.SaveChangesAsync();", "change 'Payment.Attempts'"),
        ("a number counted up by the row itself", "var payment = await db.Payments.FirstAsync(); payment.Tried(); await db.SaveChangesAsync();", "change 'Payment.Attempts'"),
        ("a state check that stops nothing", "var payment = await db.Payments.FirstAsync(); if (payment.Attempts > 0) Console.WriteLine(); await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("an in-memory guard", "var seen = new HashSet<Guid>(); if (!seen.Add(order.OrderId)) return; await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("an in-memory guard that is thread-safe", "var seen = new System.Collections.Concurrent.ConcurrentDictionary<Guid, int>(); if (!seen.TryAdd(order.OrderId, 1)) return; await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("a question to a collection in memory", "if (new[] { 1m }.Contains(order.Total)) return; await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("a question to a string", "if (order.ToString().Contains(\"test\")) return; await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("a new id in a variable", "var id = Guid.NewGuid(); await context.Publish(new OrderPaid(id, order.OrderId));", "publish a message under a new id"),
        ("an insert beside any other failure", "db.Payments.Add(new Payment()); try { await db.SaveChangesAsync(); } catch (Exception e) when (e is not OperationCanceledException) { return; }", "insert a 'Payment'"),
        ("after a lambda inside try", "if (order.Total > 1) Console.WriteLine(order.Total > 3 ? 1 : 2); try { var row = (await db.Payments.ToListAsync()).FirstOrDefault(x => x.Id == order.OrderId); } catch (Exception) { throw; } await psp.PayAsync(order.OrderId);", "call 'PaymentClient.PayAsync'"),
        ("two hops down", "await Charge(); async Task Charge() => await psp.PayAsync(order.OrderId);", "call 'Charge'"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("Redis NX", "if (!await redis.StringSetAsync(\"k\", 1, TimeSpan.FromDays(1), When.NotExists)) return; await psp.PayAsync(order.OrderId);"),
        ("Redis NX by name", "if (await redis.StringSetAsync(\"k\", 1, when: When.NotExists, expiry: TimeSpan.FromDays(1))) { await psp.PayAsync(order.OrderId); }"),
        ("Redis NX, blocking", "if (!redis.StringSet(\"k\", 1, TimeSpan.FromDays(1), When.NotExists)) return; await psp.PayAsync(order.OrderId);"),
        ("Redis NX in a variable", "var first = await redis.StringSetAsync(\"k\", 1, TimeSpan.FromDays(1), When.NotExists); if (first == false) return; await psp.PayAsync(order.OrderId);"),
        ("Redis NX with ConfigureAwait", "var first = await redis.StringSetAsync(\"k\", 1, TimeSpan.FromDays(1), When.NotExists).ConfigureAwait(false); if (!first) { order.ToString(); return; } await psp.PayAsync(order.OrderId);"),
        ("Redis NX and another condition", "if (order.Total > 0 && await redis.StringSetAsync(\"k\", 1, TimeSpan.FromDays(1), When.NotExists)) await psp.PayAsync(order.OrderId);"),
        ("Redis NX as a pattern", "if (await redis.StringSetAsync(\"k\", 1, TimeSpan.FromDays(1), When.NotExists) is false) return; await psp.PayAsync(order.OrderId);"),
        ("Redis NX that throws", "if (!await redis.StringSetAsync(\"k\", 1, TimeSpan.FromDays(1), When.NotExists)) throw new InvalidOperationException(); await psp.PayAsync(order.OrderId);"),
        ("Redis NX inside try", "try { if (!await redis.StringSetAsync(\"k\", 1, TimeSpan.FromDays(1), When.NotExists)) return; await psp.PayAsync(order.OrderId); } catch (Exception) { await redis.KeyDeleteAsync(\"k\"); throw; } finally { order.ToString(); }"),
        ("Redis NX whose answer goes elsewhere", "var first = await redis.StringSetAsync(\"k\", 1, TimeSpan.FromDays(1), When.NotExists); Use(first); await psp.PayAsync(order.OrderId); static void Use(bool b) { if (!b) throw new InvalidOperationException(); }"),
        ("Redis NX under a condition of unknown value", "if (!await redis.StringSetAsync(\"k\", 1, TimeSpan.FromDays(1), Choose())) return; await psp.PayAsync(order.OrderId); static When Choose() => When.NotExists;"),
        ("a Redis set", "if (!await redis.SetAddAsync(\"seen\", order.OrderId.ToString())) return; await psp.PayAsync(order.OrderId);"),
        ("a Redis lock", "if (await redis.LockTakeAsync(\"k\", 1, TimeSpan.FromMinutes(1))) { await psp.PayAsync(order.OrderId); }"),
        ("a Redis key that is looked up", "if (await redis.KeyExistsAsync(\"k\")) return; await psp.PayAsync(order.OrderId);"),
        ("a helper that says first", "if (!await inbox.First(order.OrderId)) return; await psp.PayAsync(order.OrderId);"),
        ("a helper that says repeated", "if (await inbox.Repeated(order.OrderId)) return; await psp.PayAsync(order.OrderId);"),
        ("a helper that throws", "await inbox.Require(order.OrderId); await psp.PayAsync(order.OrderId);"),
        ("a guard by its name", "if (!await claims.TryBeginAsync(order.OrderId)) return; await psp.PayAsync(order.OrderId);"),
        ("a look-up by its name", "if (await claims.ExistsAsync(order.OrderId)) return; await psp.PayAsync(order.OrderId);"),
        ("a unique insert, caught", "db.Seen.Add(new Seen()); try { await db.SaveChangesAsync(); } catch (DbUpdateException) { return; } await psp.PayAsync(order.OrderId);"),
        ("a unique insert, caught by filter", "db.Seen.Add(new Seen()); try { await db.SaveChangesAsync(); } catch (Exception e) when (e.InnerException is not null) { return; } await psp.PayAsync(order.OrderId);"),
        ("an insert under the message's key", "db.Payments.Add(new Payment { Id = order.OrderId, Total = order.Total }); await db.SaveChangesAsync(); await psp.PayAsync(order.OrderId);"),
        ("an inbox row in the same commit", "db.Seen.Add(new Seen { MessageId = context.MessageId!.Value }); db.Payments.Add(new Payment { Total = order.Total }); await db.SaveChangesAsync();"),
        ("a key by attribute", "await db.Logs.AddAsync(new Log { Reference = order.OrderId }); await db.SaveChangesAsync();"),
        ("a unique index by attribute", "db.Invoices.Add(new Invoice { Number = order.OrderId }); await db.SaveChangesAsync();"),
        ("a unique index by the model", "db.Shipments.Add(new Shipment { Order = order.OrderId }); await db.SaveChangesAsync();"),
        ("an insert from elsewhere", "db.Payments.Add(Make()); await db.SaveChangesAsync(); static Payment Make() => new();"),
        ("an insert of a list filled elsewhere", "var rows = new List<Payment>(); rows.Add(new Payment()); db.Payments.AddRange(rows); await db.SaveChangesAsync();"),
        ("an insert whose key is set later", "var row = new Payment(); row.Id = order.OrderId; db.Payments.Add(row); await db.SaveChangesAsync();"),
        ("an insert after a look-up", "if (await db.Payments.AnyAsync(p => p.OrderId == order.OrderId)) return; db.Payments.Add(new Payment()); await db.SaveChangesAsync();"),
        ("a row that is refused", "var payment = await db.Payments.FirstOrDefaultAsync(p => p.OrderId == order.OrderId); if (payment is not null) return; await psp.PayAsync(order.OrderId);"),
        ("a row that is refused, by pattern", "if (await claims.FindPaymentAsync(order.OrderId) is { }) return; await psp.PayAsync(order.OrderId);"),
        ("the state of the row", "var payment = await db.Payments.FirstAsync(p => p.OrderId == order.OrderId); if (payment.Attempts > 0) return; await psp.PayAsync(order.OrderId);"),
        ("the state of a part of the row", "var payment = await db.Payments.FirstAsync(p => p.OrderId == order.OrderId); if (payment.Id.ToString().Length > 3) return; await psp.PayAsync(order.OrderId);"),
        ("the state that another service reports", "var reply = await stock.GetStockAsync(new Shop.Contracts.GetStockRequest(), deadline: DateTime.UtcNow); if (reply.Available > 0) return; await psp.PayAsync(order.OrderId);"),
        ("a claim by its name, elsewhere", "if (!await claims.TryAddAsync(order.OrderId)) return; await psp.PayAsync(order.OrderId);"),
        ("a lambda inside try", "if (order.Total > 1) Console.WriteLine(order.Total > 3 ? 1 : 2); try { var row = (await db.Payments.ToListAsync()).FirstOrDefault(x => x.Id == order.OrderId); } catch (Exception) { throw; }"),
        ("a question asked by POST", "var api = new Lazy<HttpClient>(() => new HttpClient()); await api.Value.PostAsJsonAsync(\"https://api.example.com/orders/search\", order);"),
        ("a counter of something not stored", "var stats = new Payment(); stats.Attempts += 1; await db.SaveChangesAsync();"),
        ("an insert of what is missing", "var row = await db.Payments.FirstOrDefaultAsync(p => p.OrderId == order.OrderId); if (row is null) db.Payments.Add(new Payment { OrderId = order.OrderId }); await db.SaveChangesAsync();"),
        ("a coalesced insert of what is missing", "var row = await db.Payments.FirstOrDefaultAsync(p => p.OrderId == order.OrderId) ?? db.Payments.Add(new Payment { OrderId = order.OrderId }).Entity; await db.SaveChangesAsync();"),
        ("an increment under a state check", "var row = await db.Payments.FirstAsync(); if (row.Total > 0) { row.Total = 0; row.Attempts++; } await db.SaveChangesAsync();"),
        ("the state of a row that may be missing", "var row = await db.Payments.FirstOrDefaultAsync(p => p.OrderId == order.OrderId); if (row?.Attempts == 1) return; await psp.PayAsync(order.OrderId);"),
        ("a count of rows", "if (await db.Payments.CountAsync(p => p.OrderId == order.OrderId) > 0) return; await psp.PayAsync(order.OrderId);"),
        ("a list of rows", "var rows = await db.Payments.Where(p => p.OrderId == order.OrderId).ToListAsync(); if (rows.Count > 0) return; await psp.PayAsync(order.OrderId);"),
        ("a conditional update", "var n = await db.Payments.Where(p => p.Attempts == 0).ExecuteUpdateAsync(s => s.SetProperty(p => p.Attempts, 1)); if (n == 0) return; await psp.PayAsync(order.OrderId);"),
        ("a command that counts rows", "if (await claims.ExecuteAsync(\"insert … on conflict do nothing\") == 0) return; await psp.PayAsync(order.OrderId);"),
        ("a value in Redis", "if ((await redis.StringGetAsync(\"k\")).HasValue) return; await psp.PayAsync(order.OrderId);"),
        ("a count in Redis", "if (await redis.StringIncrementAsync(\"k\") > 1) return; await psp.PayAsync(order.OrderId);"),
        ("a lock", "var held = await claims.CreateLockAsync(\"k\"); if (!held.IsAcquired) return; await psp.PayAsync(order.OrderId);"),
        ("the redelivered flag", "if (context.ReceiveContext.Redelivered) return; await psp.PayAsync(order.OrderId);"),
        ("a flag set in place", "var row = await db.Payments.FirstAsync(); row.Attempts |= 4; await db.SaveChangesAsync();"),
        ("a gRPC call that sets", "await users.DeleteUserAsync(new Shop.Contracts.GetStockRequest(), new Grpc.Core.CallOptions(deadline: DateTime.UtcNow));"),
        ("a set by key", "var payment = await db.Payments.FirstAsync(p => p.OrderId == order.OrderId); payment.Total = order.Total; await db.SaveChangesAsync();"),
        ("a request under an idempotency key", "await psp.PayOnceAsync(order.OrderId);"),
        ("a key as argument", "await mail.SendEmailAsync(\"a@example.com\", idempotencyKey: order.OrderId.ToString());"),
        ("a read", "await psp.GetAsync(order.OrderId);"),
        ("a PUT", "await psp.PutAsync(order.OrderId);"),
        ("a gRPC call that reads", "await stock.GetStockAsync(new Shop.Contracts.GetStockRequest(), deadline: DateTime.UtcNow);"),
        ("a cache removal", "await redis.KeyDeleteAsync(\"k\");"),
        ("an event that carries the message's id", "await context.Publish(new OrderPaid(order.OrderId, order.OrderId));"),
        ("a response", "await context.RespondAsync(new OrderPaid(Guid.NewGuid(), order.OrderId));"),
        ("logging", "Console.WriteLine(order);"),
        ("work in a guarded executor", "await claims.ProcessOnceAsync(order.OrderId, async () => await psp.PayAsync(order.OrderId)); await psp.PayAsync(order.OrderId);"),
        ("an increment of a local object that nothing commits", "var payment = new Payment(); payment.Attempts++;"),
    ];

    public static TheoryData<string, string> FiringCases => Cases(Firing.Select(f => f.Why));

    public static TheoryData<string, string> SilentCases => Cases(Silent.Select(s => s.Why));

    /// <summary>Every source of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources =>
        from consumer in Consumers
        from statement in Firing.Select(f => f.Statement).Concat(Silent.Select(s => s.Statement))
        select Wire.Unmarked(In(consumer.Kind, statement));

    private static TheoryData<string, string> Cases(IEnumerable<string> whys) => Matrix.Of(Consumers.Select(c => c.Kind), whys);

    private static string In(string kind, string statement) =>
        World + Consumers.Single(c => c.Kind == kind).Source.Replace("$$", statement);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string consumer, string why)
    {
        var (_, statement, does) = Firing.Single(f => f.Why == why);
        var expected = new DiagnosticResult(RuleCatalog.MissingIdempotencyGuard).WithLocation(0).WithMessage(null).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
        return Wire.Check(All, In(consumer, statement), expected, message => Assert.Contains(does + " again", message, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string consumer, string why) => Wire.Check(All, Wire.Unmarked(In(consumer, Silent.Single(s => s.Why == why).Statement)));
}
