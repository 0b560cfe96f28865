using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests.Grpc;

/// <summary>WIRE2006: what fires, and beside it what must not.</summary>
public class StreamingCallNotDisposedTests
{
    private static readonly (string Why, string Statement)[] Firing =
    [
        ("read by a loop", "var call = {|WIRE2006:client.Watch(new())|}; await foreach (var change in call.ResponseStream.ReadAllAsync(ct)) { change.GetHashCode(); }"),
        ("read by hand", "var call = {|WIRE2006:client.Watch(new())|}; while (await call.ResponseStream.MoveNext(ct)) { call.ResponseStream.Current.GetHashCode(); }"),
        ("read on the spot", "await foreach (var change in {|WIRE2006:client.Watch(new())|}.ResponseStream.ReadAllAsync()) { change.GetHashCode(); }"),
        ("read on the spot, configured", "await foreach (var change in {|WIRE2006:client.Watch(new())|}.ResponseStream.ReadAllAsync().ConfigureAwait(false)) { change.GetHashCode(); }"),
        ("never used", "var call = {|WIRE2006:client.Watch(new())|};"),
        ("dropped", "{|WIRE2006:client.Watch(new())|};"),
        ("discarded", "_ = {|WIRE2006:client.Watch(new())|};"),
        ("duplex", "var call = {|WIRE2006:client.Sync()|}; await call.RequestStream.WriteAsync(new()); await call.RequestStream.CompleteAsync(); await call.ResponseStream.MoveNext();"),
        ("client streaming", "var call = {|WIRE2006:client.Reserve(deadline: given.Deadline)|}; await call.RequestStream.WriteAsync(new()); await call.RequestStream.CompleteAsync(); var reply = await call;"),
        ("client streaming, its response task", "var call = {|WIRE2006:client.Reserve(deadline: given.Deadline)|}; await call.RequestStream.CompleteAsync(); var reply = await call.ResponseAsync.ConfigureAwait(false);"),
        ("its headers and status", "AsyncServerStreamingCall<StockChange> call = {|WIRE2006:client.Watch(new())|}; (await call.ResponseHeadersAsync).GetHashCode(); call.GetStatus().GetHashCode(); call.GetTrailers().GetHashCode();"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("a using declaration", "using var call = client.Watch(new()); await call.ResponseStream.MoveNext();"),
        ("a using statement", "using (var call = client.Watch(new())) { await call.ResponseStream.MoveNext(); }"),
        ("a using statement of a local", "var call = client.Watch(new()); using (call) { await call.ResponseStream.MoveNext(); }"),
        ("a using statement without a local", "using (client.Watch(new())) { }"),
        ("disposed of by hand", "var call = client.Watch(new()); try { await call.ResponseStream.MoveNext(); } finally { call.Dispose(); }"),
        ("disposed of by hand, if there", "var call = client.Watch(new()); call?.Dispose();"),
        ("passed on", "Keep(client.Watch(new())); static void Keep(object call) { }"),
        ("passed on from a local", "var call = client.Watch(new()); Keep(call); static void Keep(object call) { }"),
        ("its stream passed on", "var call = client.Watch(new()); Read(call.ResponseStream); static void Read(object stream) { }"),
        ("its stream kept", "var stream = client.Watch(new()).ResponseStream; await stream.MoveNext();"),
        ("stored", "Held.Call = client.Watch(new());"),
        ("stored from a local", "var call = client.Watch(new()); Held.Call = call;"),
        ("stored in a list", "var calls = new List<object> { client.Watch(new()) }; calls.Add(client.Sync());"),
        ("captured", "var call = client.Watch(new()); Func<Task> read = async () => await call.ResponseStream.MoveNext(); await read();"),
        ("captured by a task", "var call = client.Sync(); var reading = Task.Run(async () => { await foreach (var change in call.ResponseStream.ReadAllAsync()) { } }); await reading;"),
        ("its task kept", "var call = client.Reserve(deadline: given.Deadline); var reply = call.ResponseAsync; await reply;"),
        ("returned by a lambda", "Func<object> watch = () => client.Watch(new()); watch();"),
        ("returned by a local function", "Watch(); object Watch() { var call = client.Watch(new()); return call; }"),
        ("its stream returned", "Watch(); IAsyncEnumerable<StockChange> Watch() { var call = client.Watch(new()); return call.ResponseStream.ReadAllAsync(); }"),
        ("assigned twice", "var call = client.Watch(new()); call = client.Watch(new());"),
        ("one of two", "var call = ct.CanBeCanceled ? client.Watch(new()) : null; call.GetHashCode();"),
        ("awaited on the spot", "await client.Reserve(deadline: given.Deadline);"),
        ("unary", "var call = client.GetStockAsync(new(), deadline: given.Deadline, cancellationToken: ct); await call;"),
    ];

    private const string Held = "\nstatic class Held { public static object Call; }";

    public static TheoryData<string, string> FiringCases => Functions.Cases(Firing);

    public static TheoryData<string, string> SilentCases => Functions.Cases(Silent);

    /// <summary>Every source of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources => Functions.Sources(Firing.Concat(Silent)).Select(source => source + Held);

    private static Task Check(string source, Uses more = Uses.Nothing) => Wire.Check(Uses.Grpc | more, Functions.Prelude + source + Held, Functions.MayBlock);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string function, string why) => Check(Functions.In(function, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string function, string why) => Check(Functions.In(function, Silent.Single(f => f.Why == why).Statement));

    [Fact]
    public Task A_call_in_an_iterator_is_used_up_there() => Check("""
        class Stock(Inventory.InventoryClient client)
        {
            public async IAsyncEnumerable<StockChange> Watch()
            {
                var call = {|WIRE2006:client.Watch(new())|};
                await foreach (var change in call.ResponseStream.ReadAllAsync()) yield return change;
            }
            public AsyncServerStreamingCall<StockChange> Open() => client.Watch(new());
            public IAsyncEnumerable<StockChange> Changes() => client.Watch(new()).ResponseStream.ReadAllAsync();
        }
        """);

    [Fact]
    public Task A_call_on_an_invoker_fires() => Check("""
        class Stock(CallInvoker invoker, Method<WatchRequest, StockChange> method)
        {
            public async Task Watch()
            {
                var call = {|WIRE2006:invoker.AsyncServerStreamingCall(method, null, default, new())|};
                await call.ResponseStream.MoveNext();
            }
        }
        """);

    [Fact]
    public Task Code_first_streams_are_no_calls_to_dispose_of() => Check("""
        [ProtoBuf.Grpc.Configuration.Service] public interface IStock { IAsyncEnumerable<int> Watch(string id, ProtoBuf.Grpc.CallContext context = default); }
        class Caller(IStock stock) { async Task Get() { await foreach (var n in stock.Watch("1")) n.GetHashCode(); } }
        """, Uses.CodeFirstGrpc);

    [Fact]
    public Task Tests_are_silent() => Check(Wire.Unmarked(Functions.In("method", Firing[0].Statement)), Uses.XunitOfTheProject);

    [Fact]
    public Task The_message_names_the_call() => Wire.Check(
        Uses.Grpc,
        Functions.Prelude + Functions.In("method", "var call = {|#0:client.Watch(new())|};"),
        new DiagnosticResult("WIRE2006", Microsoft.CodeAnalysis.DiagnosticSeverity.Info).WithLocation(0),
        message => Assert.StartsWith("Nothing disposes of the call 'InventoryClient.Watch'", message, StringComparison.Ordinal));
}
