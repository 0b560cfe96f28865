using Wirecheck.Analyzers.CodeFixes.Grpc;

namespace Wirecheck.Analyzers.Tests.Grpc;

/// <summary>The fix of WIRE2002, alone and for a whole document.</summary>
public class DeadlineNotPropagatedFixTests
{
    private static Task Fix(string before, string after) =>
        Wire.Fix<DeadlineNotPropagatedFix>(Uses.Grpc | Uses.CodeFirstGrpc, Functions.Prelude + before, Functions.Prelude + after);

    private static string Service(string statement) => $$"""
        class Stock(Inventory.InventoryClient client) : Inventory.InventoryBase
        {
            public override async Task<GetStockReply> GetStock(GetStockRequest request, ServerCallContext context)
            {
                {{statement}}
                return new();
            }
        }
        """;

    [Theory]
    [InlineData("await {|WIRE2002:client.GetStockAsync(request)|};",
        "await client.GetStockAsync(request, deadline: context.Deadline, cancellationToken: context.CancellationToken);")]
    [InlineData("await {|WIRE2002:client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(1))|};",
        "await client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: context.CancellationToken);")]
    [InlineData("await {|WIRE2002:client.GetStockAsync(request, null, null, default /* none */)|};",
        "await client.GetStockAsync(request, null, context.Deadline, context.CancellationToken /* none */);")]
    [InlineData("await {|WIRE2002:client.GetStockAsync(request, new CallOptions())|};",
        "await client.GetStockAsync(request, new CallOptions(deadline: context.Deadline, cancellationToken: context.CancellationToken));")]
    [InlineData("await {|WIRE2002:client.GetStockAsync(request, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1)))|};",
        "await client.GetStockAsync(request, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: context.CancellationToken));")]
    [InlineData("await {|WIRE2002:client.GetStockAsync(request, default(CallOptions))|};",
        "await client.GetStockAsync(request, new CallOptions(deadline: context.Deadline, cancellationToken: context.CancellationToken));")]
    [InlineData("var options = new CallOptions(); await {|WIRE2002:client.GetStockAsync(request, options)|};",
        "var options = new CallOptions(); await client.GetStockAsync(request, options.WithDeadline(context.Deadline).WithCancellationToken(context.CancellationToken));")]
    [InlineData("using var call = {|WIRE2002:client.Reserve()|};",
        "using var call = client.Reserve(deadline: context.Deadline, cancellationToken: context.CancellationToken);")]
    [InlineData("await Task.Run(async () => await {|WIRE2002:client.GetStockAsync(request)|}); await {|WIRE2002:client.GetStockAsync(new())|};",
        "await Task.Run(async () => await client.GetStockAsync(request, deadline: context.Deadline, cancellationToken: context.CancellationToken)); await client.GetStockAsync(new(), deadline: context.Deadline, cancellationToken: context.CancellationToken);")]
    public Task Each_way_to_give_options(string before, string after) => Fix(Service(before), Service(after));

    [Fact]
    public Task Wrapped_arguments_stay_wrapped() => Fix(
        Service("""
            var reply = await {|WIRE2002:client.GetStockAsync(
                        new GetStockRequest { ItemId = request.ItemId },
                        headers: null)|}; // and wait
            """),
        Service("""
            var reply = await client.GetStockAsync(
                        new GetStockRequest { ItemId = request.ItemId },
                        headers: null,
                        deadline: context.Deadline,
                        cancellationToken: context.CancellationToken); // and wait
            """));

    [Fact]
    public Task A_static_lambda_cannot_see_the_context()
    {
        var source = Service("await Parallel.ForEachAsync(new[] { client }, static async (c, none) => await {|WIRE2002:c.GetStockAsync(new())|});");
        return Fix(source, source);
    }

    [Fact]
    public Task Code_first_services()
    {
        const string Source = """
            [ProtoBuf.Grpc.Configuration.Service] public interface IStock { ValueTask<int> GetAsync(string id, ProtoBuf.Grpc.CallContext context = default); }
            class Stock(IStock other, Inventory.InventoryClient client) : IStock
            {
                public async ValueTask<int> GetAsync(string id, ProtoBuf.Grpc.CallContext caller)
                {
                    $$
                    return 0;
                }
            }
            """;
        return Fix(
            Source.Replace("$$", """await {|WIRE2002:other.GetAsync(id)|}; await {|WIRE2002:client.GetStockAsync(new())|};"""),
            Source.Replace("$$", """await other.GetAsync(id, context: new CallOptions(deadline: caller.Deadline, cancellationToken: caller.CancellationToken)); await client.GetStockAsync(new(), deadline: caller.Deadline, cancellationToken: caller.CancellationToken);"""));
    }
}
