using Microsoft.CodeAnalysis.Testing;
using Wirecheck.Analyzers.Tests.Http;

namespace Wirecheck.Analyzers.Tests.Grpc;

/// <summary>WIRE2007: what fires, and beside it what must not.</summary>
public class PropagationOutsideCallTests
{
    private const string Call = "client.GetStockAsync(new(), deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: ct)";

    private const string Propagates = "services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation();";

    /// <summary>Places without a gRPC call being served. <c>$$</c> is the call.</summary>
    private static readonly (string Kind, string Source)[] Outside =
    [
        ("controller", "public class C(Inventory.InventoryClient client) : ControllerBase { public async Task Get(CancellationToken ct) => await $$; }"),
        ("controller with a field", "public class C : ControllerBase { readonly Inventory.InventoryClient client; public C(Inventory.InventoryClient c) { client = c; } public async Task Get(CancellationToken ct) => await $$; }"),
        ("lambda of a minimal API", "public static class E { public static void Map(WebApplication app) => app.MapGet(\"/\", async (Inventory.InventoryClient client, CancellationToken ct) => (await $$).Available); }"),
        ("local function of a minimal API", "public static class E { public static void Map(WebApplication app) { app.MapGet(\"/\", Get); static async Task<int> Get(Inventory.InventoryClient client, CancellationToken ct) => (await $$).Available; } }"),
        ("lambda that runs in place in a controller", "public class C(Inventory.InventoryClient client) : ControllerBase { public async Task Get(CancellationToken ct) => await Task.Run(async () => await $$); }"),
        ("consumer", "public record M; public class C(Inventory.InventoryClient client) : MassTransit.IConsumer<M> { public async Task Consume(MassTransit.ConsumeContext<M> context) { var ct = context.CancellationToken; await $$; } }"),
        ("job", "public class J(Inventory.InventoryClient client) : Microsoft.Extensions.Hosting.BackgroundService { protected override async Task ExecuteAsync(CancellationToken ct) { while (true) await $$; } }"),
        ("job's own helper", "public class J(Inventory.InventoryClient client) : Microsoft.Extensions.Hosting.BackgroundService { protected override Task ExecuteAsync(CancellationToken ct) => Poll(ct); private async Task Poll(CancellationToken ct) => await $$; }"),
        ("hosted service", "public class J(Inventory.InventoryClient client) : Microsoft.Extensions.Hosting.IHostedService { public async Task StartAsync(CancellationToken ct) => await $$; public Task StopAsync(CancellationToken ct) => Task.CompletedTask; }"),
        ("what a controller reaches", "public class C(S s) : ControllerBase { public Task Get(CancellationToken ct) => s.Ask(ct); } public class S(Inventory.InventoryClient client) { public async Task Ask(CancellationToken ct) => await $$; }"),
        ("client from the container", "public class C : ControllerBase { public async Task Get(IServiceProvider services, CancellationToken ct) { var client = services.GetRequiredService<Inventory.InventoryClient>(); await $$; } }"),
    ];

    /// <summary>Places where one is, or may be.</summary>
    private static readonly (string Kind, string Source)[] Inside =
    [
        ("gRPC service", "public class G(Inventory.InventoryClient client) : Inventory.InventoryBase { public override async Task<GetStockReply> GetStock(GetStockRequest request, ServerCallContext context) { var ct = context.CancellationToken; return await $$; } }"),
        ("what a gRPC service reaches", "public class G(S s) : Inventory.InventoryBase { public override async Task<GetStockReply> GetStock(GetStockRequest request, ServerCallContext context) { await s.Ask(context.CancellationToken); return new(); } } public class S(Inventory.InventoryClient client) { public async Task Ask(CancellationToken ct) => await $$; }"),
        ("somewhere", "public class S(Inventory.InventoryClient client) { public async Task Ask(CancellationToken ct) => await $$; }"),
        ("a lambda that runs who knows when", "public class C(Inventory.InventoryClient client) : ControllerBase { public Func<CancellationToken, Task> Get() => async ct => await $$; }"),
        ("a public method of a hosted service", "public class J(Inventory.InventoryClient client) : Microsoft.Extensions.Hosting.BackgroundService { protected override Task ExecuteAsync(CancellationToken ct) => Task.CompletedTask; public async Task Ask(CancellationToken ct) => await $$; }"),
        ("a client made here", "public class C(Grpc.Net.Client.GrpcChannel channel) : ControllerBase { public async Task Get(CancellationToken ct) { var client = new Inventory.InventoryClient(channel); await $$; } }"),
        ("a client from elsewhere", "public class C : ControllerBase { static Inventory.InventoryClient client => Make(); static Inventory.InventoryClient Make() => null!; public async Task Get(CancellationToken ct) => await $$; }"),
    ];

    public static TheoryData<string> OutsideKinds => new(Outside.Select(o => o.Kind));

    public static TheoryData<string> InsideKinds => new(Inside.Select(i => i.Kind));

    private static string With(string source, string call, string registration) =>
        $"{Functions.Prelude}{source.Replace("$$", call)}\npublic static class Composition {{ public static void Add(IServiceCollection services) {{ {registration} }} }}";

    private static Task Check(string source, Uses more = Uses.Nothing) => Wire.Check(Handlers.Libraries | more, source);

    [Theory, MemberData(nameof(OutsideKinds))]
    public Task Fires_where_no_call_is_served(string kind) =>
        Check(With(Outside.Single(o => o.Kind == kind).Source, $"{{|WIRE2007:{Call}|}}", Propagates));

    [Theory, MemberData(nameof(InsideKinds))]
    public Task Stays_silent_where_one_is_or_may_be(string kind) => Check(With(Inside.Single(i => i.Kind == kind).Source, Call, Propagates));

    [Theory, MemberData(nameof(OutsideKinds))]
    public Task Stays_silent_without_propagation(string kind) =>
        Check(With(Outside.Single(o => o.Kind == kind).Source, Call, "services.AddGrpcClient<Inventory.InventoryClient>();"));

    [Theory]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>(o => o.Address = null).ConfigureChannel(o => { }).EnableCallContextPropagation();")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation(o => o.SuppressContextNotFoundErrors = false);")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation(o => { });")]
    [InlineData("var builder = services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation(); builder.AddCallCredentials((c, m) => Task.CompletedTask);")]
    public Task A_registration_that_throws_fires(string registration) =>
        Check(With(Outside[0].Source, $"{{|WIRE2007:{Call}|}}", registration));

    [Theory]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation(o => o.SuppressContextNotFoundErrors = true);")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation(o => { o.SuppressContextNotFoundErrors = services.Count > 0; });")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation(Configure); static void Configure(Grpc.AspNetCore.ClientFactory.GrpcContextPropagationOptions o) { }")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation(o => Configure(o)); static void Configure(Grpc.AspNetCore.ClientFactory.GrpcContextPropagationOptions o) { }")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation(); services.AddGrpcClient<Inventory.InventoryClient>(\"outside\");")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation(); Add<Inventory.InventoryClient>(services); static void Add<T>(IServiceCollection s) where T : class => s.AddGrpcClient<T>(\"outside\");")]
    [InlineData("")]
    public Task A_registration_that_does_not_throw_or_may_not_is_silent(string registration) => Check(With(Outside[0].Source, Call, registration));

    [Fact]
    public Task Streaming_calls_throw_too() => Check(With(
        "public class C(Inventory.InventoryClient client) : ControllerBase { public void Get() { using var changes = {|WIRE2007:client.Watch(new())|}; using var both = {|WIRE2007:client.Sync()|}; } }", "", Propagates));

    [Fact]
    public Task Code_first_clients_throw_too() => Check(With(
        """
        [ProtoBuf.Grpc.Configuration.Service] public interface IStock { ValueTask<int> GetAsync(string id, ProtoBuf.Grpc.CallContext context = default); }
        public class C(IStock stock) : ControllerBase { public async Task Get() => await {|WIRE2007:stock.GetAsync("1", new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1)))|}; }
        """, "", "ProtoBuf.Grpc.ClientFactory.ServicesExtensions.AddCodeFirstGrpcClient<IStock>(services).EnableCallContextPropagation();"), Uses.CodeFirstGrpc);

    [Fact]
    public Task Tests_are_silent() => Check(With(Outside[0].Source, Call, Propagates), Uses.XunitOfTheProject);

    [Fact]
    public Task The_message_names_the_way() => Wire.Check(
        Handlers.Libraries,
        With(Outside.Single(o => o.Kind == "what a controller reaches").Source, $"{{|#0:{Call}|}}", "{|#1:services.AddGrpcClient<Inventory.InventoryClient>()|}.EnableCallContextPropagation();"),
        DiagnosticResult.CompilerWarning("WIRE2007").WithLocation(0).WithLocation(1),
        message => Assert.Contains("no gRPC call is being served here (C.Get -> S.Ask)", message, StringComparison.Ordinal));
}
