namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>WIRE1003: what fires, and beside it what must not.</summary>
public class ClientPerCallTests
{
    private static readonly (string Why, string Statement)[] Firing =
    [
        ("using declaration", "using var client = {|WIRE1003:new HttpClient()|}; client.GetHashCode();"),
        ("using statement", "using (var client = {|WIRE1003:new HttpClient { BaseAddress = new Uri(\"https://api.example.com\") }|}) { client.GetHashCode(); }"),
        ("a local that is left behind", "var client = {|WIRE1003:new HttpClient()|}; client.Timeout = TimeSpan.FromSeconds(1); _ = client.GetAsync(\"https://api.example.com\");"),
        ("target-typed", "HttpClient client = {|WIRE1003:new()|}; client.DefaultRequestHeaders.Add(\"x\", id);"),
        ("used on the spot", "_ = {|WIRE1003:new HttpClient()|}.GetStringAsync(\"https://api.example.com\");"),
        ("used on the spot by an extension", "_ = {|WIRE1003:new HttpClient()|}.GetFromJsonAsync<string>(\"https://api.example.com\");"),
        ("a handler of its own", "using var client = {|WIRE1003:new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })|}; client.GetHashCode();"),
        ("a handler of its own, in a local", "var handler = new SocketsHttpHandler(); using var client = {|WIRE1003:new HttpClient(handler, disposeHandler: true)|}; client.GetHashCode();"),
        ("a handler of its own that is not even disposed", "var client = {|WIRE1003:new HttpClient(new SocketsHttpHandler(), disposeHandler: false)|}; client.GetHashCode();"),
        ("a handler around one of its own", "var client = {|WIRE1003:new HttpClient(new Logging(new HttpClientHandler()))|}; client.GetHashCode();"),
        ("part of something made here", "using var api = new Api({|WIRE1003:new HttpClient()|}); api.Call();"),
        ("in a condition", "using var client = id == \"\" ? {|WIRE1003:new HttpClient()|} : {|WIRE1003:new HttpClient(new HttpClientHandler())|}; client.GetHashCode();"),
        ("in a query that runs here", "var all = new[] { 1 }.Select(n => { using var client = {|WIRE1003:new HttpClient()|}; return client.GetHashCode(); }).ToList();"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("a shared client", "var client = _http; client.GetHashCode();"),
        ("a shared handler", "using var client = new HttpClient(Shared.Handler, disposeHandler: false); client.GetHashCode();"),
        ("a shared handler that is left open", "var client = new HttpClient(Shared.Handler); client.GetHashCode();"),
        ("a handler around a shared one", "var client = new HttpClient(new Logging(Shared.Handler)); client.GetHashCode();"),
        ("a handler that connects to nothing", "using var client = new HttpClient(new Fake()); client.GetHashCode();"),
        ("a handler from elsewhere", "using var client = new HttpClient(Shared.Make()); client.GetHashCode();"),
        ("kept in a static field", "Shared.Client = new HttpClient();"),
        ("kept in a static field, once", "Shared.Client ??= new HttpClient();"),
        ("kept in a static field by way of a local", "var client = new HttpClient(); client.Timeout = TimeSpan.FromSeconds(1); Shared.Client = client;"),
        ("kept in a collection", "var client = new HttpClient(); Shared.Clients[id] = client; client.GetHashCode();"),
        ("kept by a method", "Shared.Clients.TryAdd(id, new HttpClient());"),
        ("kept by a closure", "var client = new HttpClient(); Shared.Later = () => client.GetHashCode();"),
        ("made when first asked for", "var lazy = new Lazy<HttpClient>(() => new HttpClient()); lazy.GetHashCode();"),
        ("handed on", "var client = new HttpClient(); Shared.Use(client);"),
        ("part of something kept", "Shared.Api = new Api(new HttpClient());"),
        ("made by the container", "var services = new ServiceCollection(); services.AddSingleton(_ => new HttpClient()); services.AddTransient(_ => new Api(new HttpClient()));"),
        ("registered", "var services = new ServiceCollection(); services.AddSingleton(new HttpClient());"),
        ("made by the factory", "using var client = new ServiceCollection().BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient(); client.GetHashCode();"),
        ("something else", "using var message = new HttpRequestMessage(); using var invoker = new HttpMessageInvoker(Shared.Handler); message.GetHashCode();"),
        ("a lambda kept for later", "Func<HttpClient> later = () => { var made = new HttpClient(); made.GetHashCode(); return made; }; later.GetHashCode();"),
        ("a local function that nobody calls", "void Unused() { using var client = new HttpClient(); client.GetHashCode(); }"),
    ];

    private const string Rest = """

        public class Api(HttpClient client) : IDisposable { public void Call() => client.GetHashCode(); public void Dispose() { } }
        public class Logging(HttpMessageHandler inner) : DelegatingHandler(inner);
        public class Fake : HttpMessageHandler { protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage r, CancellationToken c) => throw new Exception(); }
        public static class Shared
        {
            public static readonly HttpMessageHandler Handler = new SocketsHttpHandler();
            public static readonly System.Collections.Concurrent.ConcurrentDictionary<string, HttpClient> Clients = new();
            public static HttpClient Client;
            public static Api Api;
            public static Func<int> Later;
            public static HttpMessageHandler Make() => Handler;
            public static void Use(HttpClient client) => Client = client;
        }
        """;

    public static TheoryData<string, string> FiringCases => Handlers.Each(Firing.Select(f => f.Why));

    public static TheoryData<string, string> SilentCases => Handlers.Each(Silent.Select(s => s.Why));

    /// <summary>Sources of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources =>
        Handlers.Sources(Firing.Concat(Silent).Select(s => s.Statement)).Select(s => Wire.Unmarked(s + Rest));

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string handler, string why) => Check(Handlers.With(handler, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string handler, string why) => Check(Handlers.With(handler, Silent.Single(s => s.Why == why).Statement));

    private static Task Check(string source, Uses more = Uses.Nothing) => Wire.Check(Handlers.Libraries | more, source + Rest);

    [Fact]
    public Task The_message_says_how_it_comes_to_be_made_again() => Wire.Check(Uses.AspNetCore, """
        public class OrdersController(Shipping shipping) : ControllerBase { public Task<string> Get() => {|#1:shipping.QuoteAsync()|}; }
        public class Shipping
        {
            public async Task<string> QuoteAsync() { using var http = {|#0:new HttpClient()|}; return await http.GetStringAsync("https://api.shipper.com"); }
        }
        """, [new Microsoft.CodeAnalysis.Testing.DiagnosticResult(RuleCatalog.ClientPerCall).WithLocation(0).WithLocation(1).WithArguments("for every request (OrdersController.Get -> Shipping.QuoteAsync)")]);

    [Theory]
    [InlineData("while (!ct.IsCancellationRequested) { $$ }")]
    [InlineData("foreach (var url in new[] { \"a\", \"b\" }) { try { $$ } catch (HttpRequestException) { } }")]
    [InlineData("for (var n = 0; n < 3; n++) $$")]
    [InlineData("do { if (ct.IsCancellationRequested) { $$ } } while (true);")]
    public Task A_loop_makes_one_at_every_turn(string loop) => Check($$"""
        public class Poller : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken ct) { {{loop.Replace("$$", "using ({|WIRE1003:new HttpClient()|}) { Thread.Yield(); }")}} return Task.CompletedTask; }
        }
        """);

    [Theory]
    [InlineData("using var http = new HttpClient(); while (true) { http.GetHashCode(); }")]
    [InlineData("foreach (var c in new HttpClient().DefaultRequestHeaders) { c.GetHashCode(); }")]
    [InlineData("foreach (var name in new[] { \"a\" }) { Shared.Clients[name] = new HttpClient(); }")]
    [InlineData("foreach (var name in new[] { \"a\" }) { Shared.Later = () => { using var http = new HttpClient(); return http.GetHashCode(); }; }")]
    public Task A_loop_that_makes_none_or_keeps_them_is_silent(string loop) => Check($$"""
        public class Poller : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken ct) { await Task.Yield(); {{loop}} }
        }
        """);

    [Theory]
    [InlineData("static void Main() { foreach (var url in new[] { 1, 2 }) { using var http = new HttpClient(); http.GetHashCode(); } }")]
    [InlineData("static async Task Main(string[] args) { using var http = new HttpClient(); await http.GetAsync(\"https://api.example.com\"); }")]
    public Task A_console_program_is_silent(string main) => Check($$"""public static class Program { {{main}} }""");

    [Fact]
    public Task Top_level_statements_are_silent() => Wire.Check(Uses.AspNetCore, """
        using var http = new HttpClient();
        foreach (var n in new[] { 1, 2 }) { using var another = new HttpClient(); await another.GetAsync("https://api.example.com"); }
        var app = WebApplication.CreateBuilder(args).Build();
        app.Run();
        """);

    [Theory]
    [InlineData("public class OrdersController : ControllerBase { $$ public string Get() => _http.ToString(); }")]
    [InlineData("public class Stock : Shop.Contracts.Inventory.InventoryBase { $$ public override Task<Shop.Contracts.GetStockReply> GetStock(Shop.Contracts.GetStockRequest request, Grpc.Core.ServerCallContext context) => null; }")]
    [InlineData("public record Ordered; public class OrderedConsumer : MassTransit.IConsumer<Ordered> { $$ public Task Consume(MassTransit.ConsumeContext<Ordered> context) => Task.CompletedTask; }")]
    [InlineData("public class Shipping { $$ public static void Add(IServiceCollection services) => services.AddScoped<Shipping>(); }")]
    [InlineData("public interface IShipping; public class Shipping : IShipping { $$ public static void Add(IServiceCollection services) => services.AddTransient<IShipping, Shipping>(); }")]
    [InlineData("public class Shipping { $$ public static void Add(IServiceCollection services) => services.AddScoped(typeof(Shipping)); }")]
    public async Task A_field_of_what_lives_for_one_request_is_no_home(string type)
    {
        await Check(type.Replace("$$", "private readonly HttpClient _http = {|WIRE1003:new()|};"));
        await Check(type.Replace("$$", "private HttpClient Http { get; } = {|WIRE1003:new HttpClient()|}; private readonly HttpClient _http;"));
        var name = type.Split("class ")[1].Split(' ')[0];
        await Check(type.Replace("$$", $$"""private readonly HttpClient _http; public {{name}}() { _http = {|WIRE1003:new HttpClient()|}; }"""));
        await Check(type.Replace("$$", $$"""private readonly HttpClient _http; public {{name}}() { var http = {|WIRE1003:new HttpClient()|}; http.Timeout = TimeSpan.FromSeconds(1); this._http = http; }"""));
    }

    [Theory]
    [InlineData("public class Shipping { $$ }")]
    [InlineData("public class Shipping { $$ public static void Add(IServiceCollection services) => services.AddSingleton<Shipping>(); }")]
    [InlineData("public interface IShipping; public class Shipping : IShipping { $$ public static void Add(IServiceCollection services) => services.AddSingleton<IShipping, Shipping>(); }")]
    [InlineData("public class Shipping { $$ public static void Add(IServiceCollection services) { services.AddScoped<Shipping>(); services.AddSingleton<Shipping>(); } }")]
    [InlineData("public class Shipping : Microsoft.Extensions.Hosting.BackgroundService { $$ protected override Task ExecuteAsync(CancellationToken ct) => Task.CompletedTask; public static void Add(IServiceCollection services) => services.AddHostedService<Shipping>(); }")]
    [InlineData("public class Stock : Shop.Contracts.Inventory.InventoryBase { $$ public override Task<Shop.Contracts.GetStockReply> GetStock(Shop.Contracts.GetStockRequest request, Grpc.Core.ServerCallContext context) => null; public static void Add(IServiceCollection services) => services.AddSingleton<Stock>(); }")]
    public async Task A_field_of_what_may_live_longer_is_silent(string type)
    {
        await Check(type.Replace("$$", "private readonly HttpClient _http = new();"));
        var name = type.Split("class ")[1].Split(' ')[0];
        await Check(type.Replace("$$", $$"""private readonly HttpClient _http; public {{name}}() { _http = new HttpClient(); }"""));
    }

    [Theory]
    [InlineData("private static readonly HttpClient Http = new();")]
    [InlineData("private static HttpClient Http { get; } = new();")]
    [InlineData("private static readonly Lazy<HttpClient> Http = new(() => new HttpClient());")]
    [InlineData("private static HttpClient Http; static OrdersController() { Http = new HttpClient(); }")]
    public Task A_static_field_of_a_controller_is_silent(string field) =>
        Check($$"""public class OrdersController : ControllerBase { {{field}} public string Get() => Http.ToString(); }""");

    [Fact]
    public Task Middleware_is_made_once_and_so_is_its_field() => Check("""
        public class Audit(RequestDelegate next) { private readonly HttpClient _http = new(); public Task InvokeAsync(HttpContext context) => next(context); }
        public static class Program2 { public static void Use(WebApplication app) => app.UseMiddleware<Audit>(); }
        """);

    [Fact]
    public Task A_test_project_is_silent() => Check(Handlers.With("controller action", "using var client = new HttpClient(); client.GetHashCode();"), Uses.XunitOfTheProject);
}
