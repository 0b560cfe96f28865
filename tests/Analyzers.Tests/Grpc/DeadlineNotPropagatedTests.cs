using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests.Grpc;

/// <summary>WIRE2002: what fires, and beside it what must not.</summary>
public class DeadlineNotPropagatedTests
{
    /// <summary>What serves a call, in its own body or in a lambda that runs in place.</summary>
    private static readonly (string Kind, string Source)[] Services =
    [
        ("method", "public override async Task<GetStockReply> GetStock(GetStockRequest request, ServerCallContext context) { $$ return new(); }"),
        ("client streaming method", "public override async Task<ReserveReply> Reserve(IAsyncStreamReader<ReserveRequest> requests, ServerCallContext context) { var request = new GetStockRequest(); $$ return new(); }"),
        ("server streaming method", "public override async Task Watch(WatchRequest watched, IServerStreamWriter<StockChange> changes, ServerCallContext context) { var request = new GetStockRequest(); $$ }"),
        ("lambda that runs in place", "public override async Task<GetStockReply> GetStock(GetStockRequest request, ServerCallContext context) { await Task.Run(async () => { $$ }); return new(); }"),
        ("lambda for each", "public override async Task<GetStockReply> GetStock(GetStockRequest request, ServerCallContext context) { await Parallel.ForEachAsync(new[] { 1 }, async (item, none) => { $$ }); return new(); }"),
    ];

    private static readonly (string Why, string Statement)[] Firing =
    [
        ("nothing", "await {|WIRE2002:client.GetStockAsync(request)|};"),
        ("blocking", "{|WIRE2002:client.GetStock(request)|}.ToString();"),
        ("client streaming", "using var call = {|WIRE2002:client.Reserve()|}; await call;"),
        ("a deadline of its own", "await {|WIRE2002:client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(30))|};"),
        ("a deadline of its own in a local", "var deadline = DateTime.UtcNow + TimeSpan.FromSeconds(30); await {|WIRE2002:client.GetStockAsync(request, deadline: deadline)|};"),
        ("a deadline by a setting", "await {|WIRE2002:client.GetStockAsync(request, deadline: DateTime.UtcNow.Add(_patience))|};"),
        ("default settings", "await {|WIRE2002:client.GetStockAsync(request, null, null, default)|};"),
        ("empty options", "await {|WIRE2002:client.GetStockAsync(request, new CallOptions())|};"),
        ("options with a deadline of their own", "await {|WIRE2002:client.GetStockAsync(request, new CallOptions().WithDeadline(DateTime.UtcNow.AddSeconds(30)).WithHeaders(new Metadata()))|};"),
        ("the task kept and awaited", "var task = {|WIRE2002:client.GetStockAsync(request)|}; await task;"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("both", "await client.GetStockAsync(request, deadline: context.Deadline, cancellationToken: context.CancellationToken);"),
        ("the deadline", "await client.GetStockAsync(request, deadline: context.Deadline);"),
        ("the deadline in a local", "var deadline = context.Deadline; await client.GetStockAsync(request, deadline: deadline);"),
        ("a shorter deadline, derived", "await client.GetStockAsync(request, deadline: context.Deadline.AddMilliseconds(-50));"),
        ("what is left of the deadline", "var left = context.Deadline - DateTime.UtcNow; await client.GetStockAsync(request, deadline: DateTime.UtcNow.Add(left / 2));"),
        ("the sooner of two", "await client.GetStockAsync(request, deadline: Sooner(context.Deadline)); static DateTime Sooner(DateTime d) => d;"),
        ("an explicit deadline and the token", "await client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: context.CancellationToken);"),
        ("both in options", "await client.GetStockAsync(request, new CallOptions(deadline: context.Deadline, cancellationToken: context.CancellationToken));"),
        ("both in options, later", "await client.GetStockAsync(request, new CallOptions().WithDeadline(context.Deadline).WithCancellationToken(context.CancellationToken));"),
        ("a propagation token", "await client.GetStockAsync(request, new CallOptions(propagationToken: context.CreatePropagationToken()));"),
        ("options from elsewhere", "await client.GetStockAsync(request, Options(context)); static CallOptions Options(ServerCallContext c) => default;"),
        ("a token derived from the caller's", "using var cts = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken); cts.CancelAfter(1000); await client.GetStockAsync(request, cancellationToken: cts.Token);"),
        ("a token of its own", "using var cts = new CancellationTokenSource(1000); await client.GetStockAsync(request, cancellationToken: cts.Token);"),
        ("on purpose without the caller's token", "await client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: CancellationToken.None);"),
        ("a wait with a time-out", "await client.GetStockAsync(request).ResponseAsync.WaitAsync(context.CancellationToken);"),
        ("server streaming", "using var call = client.Watch(new WatchRequest());"),
        ("duplex streaming", "using var call = client.Sync();"),
        ("not waited for", "_ = client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(1));"),
        ("not waited for, in a lambda", "_ = Task.Run(async () => await client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(1)));"),
        ("later, who knows when", "Later(async () => await client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(1))); static void Later(Func<Task> work) { }"),
        ("compensation", "try { await Task.Yield(); } catch (Exception) { await client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(1)); throw; }"),
        ("cleaning up", "try { await Task.Yield(); } finally { await client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(1)); }"),
    ];

    public static TheoryData<string, string> FiringCases => Cases(Firing);

    public static TheoryData<string, string> SilentCases => Cases(Silent);

    /// <summary>Every source of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources =>
        from service in Services from statement in Firing.Concat(Silent) select Wire.Unmarked(Functions.Prelude + In(service.Kind, statement.Statement));

    private static TheoryData<string, string> Cases((string Why, string Statement)[] statements) => Matrix.Of(Services.Select(s => s.Kind), statements.Select(c => c.Why));

    private static string In(string kind, string statement, string type = "class Stock(Inventory.InventoryClient client) : Inventory.InventoryBase") => $$"""
        {{type}}
        {
            static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
            {{Services.Single(s => s.Kind == kind).Source.Replace("$$", statement)}}
            object Keep() => _patience;
        }
        """;

    private static Task Check(string source, Uses more = Uses.Nothing) => Wire.Check(Uses.Grpc | more, Functions.Prelude + source, Functions.MayBlock);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string service, string why) => Check(In(service, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string service, string why) => Check(In(service, Silent.Single(f => f.Why == why).Statement));

    private static string Composition(string registration) => $$"""

        class Deadlines : Interceptor { public DateTime Deadline; }
        static class Composition { static void Add(IServiceCollection services) { {{registration}} } }
        """;

    [Theory]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation();")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation(o => o.SuppressContextNotFoundErrors = true);")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().AddInterceptor<Deadlines>();")]
    [InlineData("var builder = services.AddGrpcClient<Inventory.InventoryClient>();")]
    public Task A_registration_that_passes_it_on_or_may_silences(string registration) =>
        Check(In("method", "await client.GetStockAsync(request); await client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(1));") + Composition(registration));

    [Fact]
    public Task A_registration_without_propagation_does_not_silence() =>
        Check(In("method", "await {|WIRE2002:client.GetStockAsync(request)|};") + Composition("services.AddGrpcClient<Inventory.InventoryClient>(o => o.Address = null);"));

    [Theory]
    [InlineData("class Stock(Inventory.InventoryClient client) { public async Task Get(GetStockRequest request, ServerCallContext context) => await client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(1)); }")]
    [InlineData("public class Stock(Inventory.InventoryClient client) : Microsoft.AspNetCore.Mvc.ControllerBase { public async Task Get(GetStockRequest request) => await client.GetStockAsync(request, deadline: DateTime.UtcNow.AddSeconds(1)); }")]
    [InlineData("class Stock : Inventory.InventoryBase { Task Local(Inventory.InventoryClient client) { return Get(); async Task Get() => await client.GetStockAsync(new(), deadline: DateTime.UtcNow.AddSeconds(1)); } }")]
    public Task Outside_a_service_method_there_is_nothing_to_pass_on(string source) => Check(source);

    [Fact]
    public Task Tests_are_silent() => Check(Wire.Unmarked(In("method", Firing[0].Statement)), Uses.XunitOfTheProject);

    private const string CodeFirst = """
        using ProtoBuf.Grpc; using ProtoBuf.Grpc.Configuration; using Grpc.Core;
        [Service] public interface IStock { ValueTask<int> GetAsync(string id, CallContext context = default); }
        [Service] public interface IOrders { Task<int> PlaceAsync(string id, CallContext context = default); Task<int> CancelAsync(string id); }
        class Orders(IStock stock) : IOrders
        {
            public async Task<int> PlaceAsync(string id, CallContext context) { $$ return 0; }
            public async Task<int> CancelAsync(string id) => await stock.GetAsync(id, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1)));
        }
        """;

    [Theory]
    [InlineData("await {|WIRE2002:stock.GetAsync(id)|};")]
    [InlineData("await {|WIRE2002:stock.GetAsync(id, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1)))|};")]
    [InlineData("await stock.GetAsync(id, context);")]
    [InlineData("await stock.GetAsync(id, context.CallOptions);")]
    [InlineData("await stock.GetAsync(id, new CallOptions(deadline: context.Deadline, cancellationToken: context.CancellationToken));")]
    public Task Code_first_services(string statement) => Wire.Check(Uses.CodeFirstGrpc, CodeFirst.Replace("$$", statement));

    [Fact]
    public Task The_message_says_what_to_pass() => Wire.Check(
        Uses.Grpc,
        Functions.Prelude + In("method", "await {|#0:client.GetStockAsync(request)|};"),
        DiagnosticResult.CompilerWarning("WIRE2002").WithLocation(0),
        message => Assert.StartsWith(
            "'InventoryClient.GetStockAsync' goes on when nobody waits for 'Stock.GetStock' any longer: neither the deadline nor the cancellation of that call reaches it. " +
            "Pass 'context.Deadline' and 'context.CancellationToken'", message, StringComparison.Ordinal));
}
