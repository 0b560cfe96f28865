using Wirecheck.Analyzers.CodeFixes.Grpc;

namespace Wirecheck.Analyzers.Tests.Grpc;

/// <summary>The fix of WIRE2006, alone and for a whole document.</summary>
public class StreamingCallNotDisposedFixTests
{
    private static Task Fix(string before, string after) => Wire.Fix<StreamingCallNotDisposedFix>(Uses.Grpc, Functions.Prelude + before, Functions.Prelude + after);

    [Fact]
    public Task Locals_are_declared_with_using() => Fix("""
        class Stock(Inventory.InventoryClient client)
        {
            async Task Watch()
            {
                // Every change.
                var call = {|WIRE2006:client.Watch(
                    new WatchRequest())|}; // from now on
                await foreach (var change in call.ResponseStream.ReadAllAsync()) Console.WriteLine(change);

                AsyncDuplexStreamingCall<StockChange, StockChange> both = {|WIRE2006:client.Sync()|};
                await both.RequestStream.CompleteAsync();
            }
        }
        """, """
        class Stock(Inventory.InventoryClient client)
        {
            async Task Watch()
            {
                // Every change.
                using var call = client.Watch(
                    new WatchRequest()); // from now on
                await foreach (var change in call.ResponseStream.ReadAllAsync()) Console.WriteLine(change);

                using AsyncDuplexStreamingCall<StockChange, StockChange> both = client.Sync();
                await both.RequestStream.CompleteAsync();
            }
        }
        """);

    [Fact]
    public Task A_call_that_a_loop_reads_on_the_spot_gets_a_local() => Fix("""
        class Stock(Inventory.InventoryClient client)
        {
            async Task Watch(int call)
            {
                Console.WriteLine(call);

                // Every change.
                await foreach (var change in {|WIRE2006:client.Watch(new WatchRequest())|}.ResponseStream.ReadAllAsync())
                {
                    Console.WriteLine(change);
                }
            }
        }
        """, """
        class Stock(Inventory.InventoryClient client)
        {
            async Task Watch(int call)
            {
                Console.WriteLine(call);

                // Every change.
                using var call2 = client.Watch(new WatchRequest());
                await foreach (var change in call2.ResponseStream.ReadAllAsync())
                {
                    Console.WriteLine(change);
                }
            }
        }
        """);

    [Theory]
    [InlineData("{|WIRE2006:client.Watch(new())|};")]
    [InlineData("_ = {|WIRE2006:client.Watch(new())|};")]
    [InlineData("if (client is not null) await foreach (var change in {|WIRE2006:client.Watch(new())|}.ResponseStream.ReadAllAsync()) change.GetHashCode();")]
    [InlineData("switch (client) { case null: var call = {|WIRE2006:client.Watch(new())|}; break; }")]
    [InlineData("var moved = await {|WIRE2006:client.Watch(new())|}.ResponseStream.MoveNext(default);")]
    public Task Where_using_cannot_stand_nothing_is_offered(string statement)
    {
        var source = $$"""
            class Stock(Inventory.InventoryClient client) { async Task Watch() { await Task.Yield(); {{statement}} } }
            """;
        return Fix(source, source);
    }
}
