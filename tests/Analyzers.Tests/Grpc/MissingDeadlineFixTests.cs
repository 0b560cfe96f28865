using Wirecheck.Analyzers.CodeFixes.Grpc;

namespace Wirecheck.Analyzers.Tests.Grpc;

/// <summary>The fix of WIRE2001, alone and for a whole document.</summary>
public class MissingDeadlineFixTests
{
    private const string Prelude = """
        using Grpc.Core;
        using Shop.Contracts;

        """;

    private static Task Fix(string before, string after, params string[] options) =>
        Wire.Fix<MissingDeadlineFix>(Uses.Grpc | Uses.CodeFirstGrpc, Prelude + before, Prelude + after, options);

    private static string Method(string statement) => $$"""
        class Stock(Inventory.InventoryClient client)
        {
            async Task Get(CancellationToken ct)
            {
                {{statement}}
            }
        }
        """;

    [Theory]
    [InlineData("await {|WIRE2001:client.GetStockAsync(new GetStockRequest())|};",
        "await client.GetStockAsync(new GetStockRequest(), deadline: DateTime.UtcNow.AddSeconds(5));")]
    [InlineData("await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), cancellationToken: ct)|};",
        "await client.GetStockAsync(new GetStockRequest(), cancellationToken: ct, deadline: DateTime.UtcNow.AddSeconds(5));")]
    [InlineData("await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), null, null, ct)|};",
        "await client.GetStockAsync(new GetStockRequest(), null, DateTime.UtcNow.AddSeconds(5), ct);")]
    [InlineData("await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), deadline: default /* none */)|};",
        "await client.GetStockAsync(new GetStockRequest(), deadline: DateTime.UtcNow.AddSeconds(5) /* none */);")]
    [InlineData("{|WIRE2001:client.GetStock(new GetStockRequest())|}.ToString();",
        "client.GetStock(new GetStockRequest(), deadline: DateTime.UtcNow.AddSeconds(5)).ToString();")]
    [InlineData("using var call = {|WIRE2001:client.Reserve()|};",
        "using var call = client.Reserve(deadline: DateTime.UtcNow.AddSeconds(5));")]
    [InlineData("await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), new CallOptions())|};",
        "await client.GetStockAsync(new GetStockRequest(), new CallOptions(deadline: DateTime.UtcNow.AddSeconds(5)));")]
    [InlineData("await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), new CallOptions(new Metadata(), null, ct))|};",
        "await client.GetStockAsync(new GetStockRequest(), new CallOptions(new Metadata(), DateTime.UtcNow.AddSeconds(5), ct));")]
    [InlineData("await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), options: new(cancellationToken: ct))|};",
        "await client.GetStockAsync(new GetStockRequest(), options: new(cancellationToken: ct, deadline: DateTime.UtcNow.AddSeconds(5)));")]
    [InlineData("await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), default(CallOptions))|};",
        "await client.GetStockAsync(new GetStockRequest(), new CallOptions(deadline: DateTime.UtcNow.AddSeconds(5)));")]
    [InlineData("var options = new CallOptions(); await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), options)|};",
        "var options = new CallOptions(); await client.GetStockAsync(new GetStockRequest(), options.WithDeadline(DateTime.UtcNow.AddSeconds(5)));")]
    [InlineData("await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), new CallOptions().WithCancellationToken(ct))|};",
        "await client.GetStockAsync(new GetStockRequest(), new CallOptions().WithCancellationToken(ct).WithDeadline(DateTime.UtcNow.AddSeconds(5)));")]
    public Task Each_way_to_give_options(string before, string after) => Fix(Method(before), Method(after));

    [Fact]
    public Task Wrapped_arguments_stay_wrapped() => Fix("""
        class Stock(Inventory.InventoryClient client)
        {
            async Task Get(CancellationToken ct)
            {
                // Ask first.
                var reply = await {|WIRE2001:client.GetStockAsync(
                    new GetStockRequest { ItemId = "1" },
                    cancellationToken: ct)|}; // and wait
            }
        }
        """, """
        class Stock(Inventory.InventoryClient client)
        {
            async Task Get(CancellationToken ct)
            {
                // Ask first.
                var reply = await client.GetStockAsync(
                    new GetStockRequest { ItemId = "1" },
                    cancellationToken: ct,
                    deadline: DateTime.UtcNow.AddSeconds(5)); // and wait
            }
        }
        """);

    [Fact]
    public Task Inside_a_gRPC_service_the_deadline_is_the_one_being_served() => Fix("""
        class Stock(Inventory.InventoryClient client) : Inventory.InventoryBase
        {
            public override async Task<GetStockReply> GetStock(GetStockRequest request, ServerCallContext context)
            {
                Func<Task> inLambda = async () => await {|WIRE2001:client.GetStockAsync(request)|};
                Func<Inventory.InventoryClient, Task> isStatic = static async c => await {|WIRE2001:c.GetStockAsync(new GetStockRequest())|};
                await inLambda();
                _ = {|WIRE2001:client.GetStockAsync(request)|};
                try { return await {|WIRE2001:client.GetStockAsync(request, cancellationToken: context.CancellationToken)|}; }
                finally { await {|WIRE2001:client.GetStockAsync(request)|}; }
            }
        }
        """, """
        class Stock(Inventory.InventoryClient client) : Inventory.InventoryBase
        {
            public override async Task<GetStockReply> GetStock(GetStockRequest request, ServerCallContext context)
            {
                Func<Task> inLambda = async () => await client.GetStockAsync(request, deadline: context.Deadline);
                Func<Inventory.InventoryClient, Task> isStatic = static async c => await c.GetStockAsync(new GetStockRequest(), deadline: DateTime.UtcNow.AddSeconds(5));
                await inLambda();
                _ = client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(5));
                try { return await client.GetStockAsync(request, cancellationToken: context.CancellationToken, deadline: context.Deadline); }
                finally { await client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(5)); }
            }
        }
        """);

    [Fact]
    public Task Calls_on_an_invoker_get_call_options() => Fix("""
        class Stock(Grpc.Net.Client.GrpcChannel channel, Method<GetStockRequest, GetStockReply> method)
        {
            async Task Get() => await {|WIRE2001:channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), new GetStockRequest())|};
        }
        """, """
        class Stock(Grpc.Net.Client.GrpcChannel channel, Method<GetStockRequest, GetStockReply> method)
        {
            async Task Get() => await channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(5)), new GetStockRequest());
        }
        """);

    [Theory]
    [InlineData("wirecheck.default_deadline = 2s", "AddSeconds(2)")]
    [InlineData("wirecheck.default_deadline = 30", "AddSeconds(30)")]
    [InlineData("wirecheck.default_deadline = 250ms", "AddMilliseconds(250)")]
    [InlineData("wirecheck.default_deadline = 1.5s", "AddMilliseconds(1500)")]
    [InlineData("wirecheck.default_deadline = soon", "AddSeconds(5)")]
    [InlineData("wirecheck.default_deadline = -1", "AddSeconds(5)")]
    [InlineData("wirecheck.default_deadline =", "AddSeconds(5)")]
    public Task The_option_sets_the_deadline(string option, string expression) => Fix(
        Method("await {|WIRE2001:client.GetStockAsync(new GetStockRequest())|};"),
        Method($"await client.GetStockAsync(new GetStockRequest(), deadline: DateTime.UtcNow.{expression});"),
        option);

    [Fact]
    public Task A_type_named_DateTime_does_not_get_in_the_way() => Fix("""
        class DateTime;
        class Stock(Inventory.InventoryClient client)
        {
            async Task Get() => await {|WIRE2001:client.GetStockAsync(new GetStockRequest())|};
        }
        """, """
        class DateTime;
        class Stock(Inventory.InventoryClient client)
        {
            async Task Get() => await client.GetStockAsync(new GetStockRequest(), deadline: System.DateTime.UtcNow.AddSeconds(5));
        }
        """);

    [Fact]
    public Task Code_first_calls_get_call_options() => Fix("""
        [ProtoBuf.Grpc.Configuration.Service] public interface IStock { ValueTask<int> GetAsync(string id, ProtoBuf.Grpc.CallContext context = default); }
        class Caller(IStock stock)
        {
            async Task Get()
            {
                await {|WIRE2001:stock.GetAsync("1")|};
                await {|WIRE2001:stock.GetAsync("1", default)|};
                await {|WIRE2001:stock.GetAsync("1", new CallOptions(new Metadata()))|};
                await {|WIRE2001:stock.GetAsync("1", new ProtoBuf.Grpc.CallContext(new CallOptions(new Metadata())))|};
                await {|WIRE2001:stock.GetAsync("1", CancellationToken.None)|};
            }
        }
        """, """
        [ProtoBuf.Grpc.Configuration.Service] public interface IStock { ValueTask<int> GetAsync(string id, ProtoBuf.Grpc.CallContext context = default); }
        class Caller(IStock stock)
        {
            async Task Get()
            {
                await stock.GetAsync("1", context: new CallOptions(deadline: DateTime.UtcNow.AddSeconds(5)));
                await stock.GetAsync("1", new CallOptions(deadline: DateTime.UtcNow.AddSeconds(5)));
                await stock.GetAsync("1", new CallOptions(new Metadata(), deadline: DateTime.UtcNow.AddSeconds(5)));
                await stock.GetAsync("1", new ProtoBuf.Grpc.CallContext(new CallOptions(new Metadata(), deadline: DateTime.UtcNow.AddSeconds(5))));
                await stock.GetAsync("1", new CallOptions(cancellationToken: CancellationToken.None, deadline: DateTime.UtcNow.AddSeconds(5)));
            }
        }
        """);
}
