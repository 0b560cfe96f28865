using Wirecheck.Analyzers.Tests.Http;

namespace Wirecheck.Analyzers.Tests.Grpc;

/// <summary>WIRE2005: what fires, and beside it what must not.</summary>
public class ChannelPerCallTests
{
    private static readonly (string Why, string Statement)[] Firing =
    [
        ("using declaration", "using var channel = {|WIRE2005:GrpcChannel.ForAddress(\"http://inventory\")|}; channel.GetHashCode();"),
        ("using statement", "using (var channel = {|WIRE2005:GrpcChannel.ForAddress(new Uri(\"http://inventory\"))|}) { channel.GetHashCode(); }"),
        ("a client on it", "var channel = {|WIRE2005:GrpcChannel.ForAddress(\"http://inventory\")|}; var client = new Inventory.InventoryClient(channel); client.GetHashCode();"),
        ("a client on it, on the spot", "new Inventory.InventoryClient({|WIRE2005:GrpcChannel.ForAddress(\"http://\" + id)|}).GetHashCode();"),
        ("an invoker of it", "var invoker = {|WIRE2005:GrpcChannel.ForAddress(\"http://inventory\")|}.CreateCallInvoker(); invoker.GetHashCode();"),
        ("an intercepted client on it", "var client = new Inventory.InventoryClient({|WIRE2005:GrpcChannel.ForAddress(\"http://inventory\")|}.Intercept(Shared.Log)); client.GetHashCode();"),
        ("with options", "using var channel = {|WIRE2005:GrpcChannel.ForAddress(\"http://inventory\", new GrpcChannelOptions { MaxRetryAttempts = 1 })|}; channel.GetHashCode();"),
        ("in a query that runs here", "var all = new[] { 1 }.Select(n => { using var channel = {|WIRE2005:GrpcChannel.ForAddress(\"http://inventory\")|}; return channel.GetHashCode(); }).ToList();"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("a shared channel", "var client = new Inventory.InventoryClient(Shared.Channel); client.GetHashCode();"),
        ("kept in a static field", "Shared.Channel = GrpcChannel.ForAddress(\"http://inventory\");"),
        ("kept in a static field, once", "Shared.Channel ??= GrpcChannel.ForAddress(\"http://inventory\");"),
        ("a client kept in a static field, once", "Shared.Client ??= new(GrpcChannel.ForAddress(\"http://inventory\"));"),
        ("an intercepted client kept in a static field", "Shared.Client ??= new(GrpcChannel.ForAddress(\"http://inventory\").Intercept(Shared.Log));"),
        ("an invoker kept in a static field", "var channel = GrpcChannel.ForAddress(\"http://inventory\"); Shared.Invoker ??= channel.CreateCallInvoker();"),
        ("a cache, when first asked for", "var channel = Shared.Channels.GetOrAdd(id, address => GrpcChannel.ForAddress(address)); channel.GetHashCode();"),
        ("a cache, by a method", "Shared.Channels.TryAdd(id, GrpcChannel.ForAddress(id));"),
        ("a dictionary", "var channel = GrpcChannel.ForAddress(id); Shared.Channels[id] = channel; channel.GetHashCode();"),
        ("a Lazy", "var lazy = new Lazy<GrpcChannel>(() => GrpcChannel.ForAddress(\"http://inventory\")); lazy.GetHashCode();"),
        ("handed on", "Shared.Use(GrpcChannel.ForAddress(\"http://inventory\"));"),
        ("made by the container", "var services = new ServiceCollection(); services.AddSingleton(_ => GrpcChannel.ForAddress(\"http://inventory\")); services.AddScoped(_ => new Inventory.InventoryClient(GrpcChannel.ForAddress(\"http://inventory\")));"),
        ("registered", "new ServiceCollection().AddGrpcClient<Inventory.InventoryClient>(o => o.Address = new Uri(\"http://inventory\"));"),
        ("on a shared handler", "using var channel = GrpcChannel.ForAddress(\"http://inventory\", new GrpcChannelOptions { HttpHandler = Shared.Handler }); channel.GetHashCode();"),
        ("on a client from the factory", "var channel = GrpcChannel.ForAddress(\"http://inventory\", new GrpcChannelOptions { HttpClient = _http }); channel.GetHashCode();"),
        ("with options from elsewhere", "var channel = GrpcChannel.ForAddress(\"http://inventory\", Shared.Options()); channel.GetHashCode();"),
        ("a local function that nobody calls", "void Unused() { using var channel = GrpcChannel.ForAddress(\"http://inventory\"); channel.GetHashCode(); }"),
        ("another method of that name", "using var channel = Shared.ForAddress(\"http://inventory\"); channel.GetHashCode();"),
    ];

    private const string Prelude = "using Grpc.Core; using Grpc.Core.Interceptors; using Grpc.Net.Client; using Shop.Contracts;\n";

    private const string Rest = """

        public static class Shared
        {
            public static GrpcChannel Channel;
            public static Inventory.InventoryClient Client;
            public static CallInvoker Invoker;
            public static readonly Interceptor Log;
            public static readonly HttpMessageHandler Handler = new SocketsHttpHandler();
            public static readonly System.Collections.Concurrent.ConcurrentDictionary<string, GrpcChannel> Channels = new();
            public static GrpcChannelOptions Options() => new();
            public static GrpcChannel ForAddress(string address) => Channel;
            public static void Use(GrpcChannel channel) => Channel = channel;
        }
        """;

    public static TheoryData<string, string> FiringCases => Handlers.Each(Firing.Select(f => f.Why));

    public static TheoryData<string, string> SilentCases => Handlers.Each(Silent.Select(s => s.Why));

    private static Task Check(string source, Uses more = Uses.Nothing) => Wire.Check(Handlers.Libraries | more, Prelude + source + Rest);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string handler, string why) => Check(Handlers.With(handler, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string handler, string why) => Check(Handlers.With(handler, Silent.Single(s => s.Why == why).Statement));

    private const string Poller = """
        public class Poller : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken ct) { await Task.Yield(); $$ }
        }
        """;

    [Theory]
    [InlineData("while (!ct.IsCancellationRequested) { using var channel = {|WIRE2005:GrpcChannel.ForAddress(\"http://inventory\")|}; channel.GetHashCode(); }")]
    [InlineData("using var channel = GrpcChannel.ForAddress(\"http://inventory\"); while (!ct.IsCancellationRequested) { channel.GetHashCode(); }")]
    [InlineData("foreach (var address in new[] { \"http://a\", \"http://b\" }) Shared.Channels[address] = GrpcChannel.ForAddress(address);")]
    public Task A_loop(string loop) => Check(Poller.Replace("$$", loop));

    [Fact]
    public Task A_console_program_is_silent() => Check("""
        public static class Program
        {
            static void Main() { while (true) { using var channel = GrpcChannel.ForAddress("http://inventory"); channel.GetHashCode(); } }
        }
        """);

    [Theory]
    [InlineData("public class OrdersController : ControllerBase { readonly Inventory.InventoryClient _client; public OrdersController() { _client = new($$); } public string Get() => _client.ToString(); }", true)]
    [InlineData("public class OrdersController : ControllerBase { readonly GrpcChannel _channel = $$; public string Get() => _channel.ToString(); }", true)]
    [InlineData("public class Stock { readonly GrpcChannel _channel = $$; public static void Add(IServiceCollection services) => services.AddScoped<Stock>(); }", true)]
    [InlineData("public class Stock { readonly GrpcChannel _channel = $$; public static void Add(IServiceCollection services) => services.AddSingleton<Stock>(); }", false)]
    [InlineData("public class Stock { readonly Inventory.InventoryClient _client; public Stock() { _client = new($$); } }", false)]
    [InlineData("public class OrdersController : ControllerBase { static readonly GrpcChannel Channel = $$; public string Get() => Channel.ToString(); }", false)]
    [InlineData("public class OrdersController : ControllerBase { static readonly Lazy<GrpcChannel> Channel = new(() => $$); public string Get() => Channel.Value.ToString(); }", false)]
    public Task A_field_is_a_home_for_as_long_as_its_object_lives(string type, bool isReported) =>
        Check(type.Replace("$$", isReported ? "{|WIRE2005:GrpcChannel.ForAddress(\"http://inventory\")|}" : "GrpcChannel.ForAddress(\"http://inventory\")"));

    [Fact]
    public Task A_test_project_is_silent() => Check(Wire.Unmarked(Handlers.With("controller action", Firing[0].Statement)), Uses.XunitOfTheProject);

    [Fact]
    public Task The_message_says_how_it_comes_to_be_made_again() => Wire.Check(Handlers.Libraries, Prelude + """
        public class OrdersController(Stock stock) : ControllerBase { public Task<int> Get() => {|#1:stock.GetAsync()|}; }
        public class Stock
        {
            public async Task<int> GetAsync()
            {
                using var channel = {|#0:GrpcChannel.ForAddress("http://inventory")|};
                return (await new Inventory.InventoryClient(channel).GetStockAsync(new(), deadline: DateTime.UtcNow.AddSeconds(1))).Available;
            }
        }
        """, [new Microsoft.CodeAnalysis.Testing.DiagnosticResult(RuleCatalog.ChannelPerCall).WithLocation(0).WithLocation(1).WithArguments("for every request (OrdersController.Get -> Stock.GetAsync)")]);
}
