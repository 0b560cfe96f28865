using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>WIRE1001: what fires, and beside it what must not.</summary>
public class SynchronousInternalCallTests
{
    /// <summary>The same statement in every kind of function that serves a request. <c>$$</c> is where it goes.</summary>
    private static readonly (string Kind, string Source)[] Handlers =
    [
        ("controller action", """
            public class OrdersController : ControllerBase
            {
                private static readonly HttpClient _http = new();
                public async Task<string> Get(string id, CancellationToken ct) { $$ return ""; }
            }
            """),
        ("attributed controller, inherited action", """
            [Controller] public abstract class Base { protected static readonly HttpClient _http = new(); public async Task<string> Get(string id, CancellationToken ct) { $$ return ""; } }
            public class Orders : Base { }
            """),
        ("lambda of a minimal API", """
            public static class Endpoints
            {
                private static readonly HttpClient _http = new();
                public static void Map(WebApplication app) => app.MapGet("/orders/{id}", async (string id, CancellationToken ct) => { $$ return ""; });
            }
            """),
        ("local function of a minimal API", """
            public static class Endpoints
            {
                private static readonly HttpClient _http = new();
                public static void Map(WebApplication app)
                {
                    app.MapPost("/orders", Post);
                    static async Task<string> Post(string id, CancellationToken ct) { $$ return ""; }
                }
            }
            """),
        ("method group in another class, on a route group", """
            public static class Endpoints { public static void Map(WebApplication app) => app.MapGroup("/orders").MapPut("/{id}", Handlers.Put); }
            public static class Handlers
            {
                private static readonly HttpClient _http = new();
                public static async Task<string> Put(string id, CancellationToken ct) { $$ return ""; }
            }
            """),
        ("top-level program", """
            var _http = new HttpClient();
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapDelete("/orders/{id}", async (string id, CancellationToken ct) => { $$ return ""; });
            """),
        ("gRPC service", """
            public class Stock : Shop.Contracts.Inventory.InventoryBase
            {
                private static readonly HttpClient _http = new();
                public override async Task<Shop.Contracts.GetStockReply> GetStock(Shop.Contracts.GetStockRequest request, Grpc.Core.ServerCallContext context)
                {
                    var (id, ct) = (request.ItemId, context.CancellationToken);
                    $$
                    return new();
                }
            }
            """),
    ];

    /// <summary>Statements that wait on an internal host, marked where the finding stands.</summary>
    private static readonly (string Why, string Statement)[] Firing =
    [
        ("single label", "await {|WIRE1001:_http.GetAsync(\"http://shipping/quotes\")|};"),
        ("port, interpolated path", "await {|WIRE1001:_http.GetStringAsync($\"http://shipping:8080/quotes/{id}\")|};"),
        ("post as JSON", "await {|WIRE1001:_http.PostAsJsonAsync(\"https://shipping.svc/quotes\", id)|};"),
        ("Uri", "await {|WIRE1001:_http.GetAsync(new Uri(\"http://shipping.default.svc.cluster.local/\"), ct)|};"),
        ("request message", "await {|WIRE1001:_http.SendAsync(new HttpRequestMessage(HttpMethod.Post, \"http://billing.internal/\"), ct)|};"),
        ("local variable", "var url = \"http://10.1.2.3/\" + id; await {|WIRE1001:_http.GetAsync(url)|};"),
        ("request message with an initializer", "using var message = new HttpRequestMessage { RequestUri = new Uri(\"http://mail.local\") }; await {|WIRE1001:_http.SendAsync(message)|};"),
        ("discovery scheme", "await {|WIRE1001:_http.GetAsync(\"https+http://catalog.api/items\")|};"),
        ("loopback", "await {|WIRE1001:_http.GetAsync(\"http://localhost:5001/x\")|};"),
        ("IPv6 unique local", "await {|WIRE1001:_http.GetAsync(\"http://[fd00::1]:80/\")|};"),
        ("blocking", "var answer = {|WIRE1001:_http.GetAsync(\"http://shipping/\")|}.{|WIRE1002:Result|};"),
        ("synchronous send", "{|WIRE1001:_http.{|WIRE1002:Send|}(new HttpRequestMessage(HttpMethod.Get, \"http://shipping/\"))|};"),
        ("a fallback for configuration", "await {|WIRE1001:_http.GetAsync(new Uri(Environment.GetEnvironmentVariable(\"SHIPPING\") ?? \"http://shipping\"))|};"),
        ("a base address set by a statement", "using var client = {|WIRE1003:new HttpClient()|}; client.BaseAddress = new Uri(\"http://shipping\"); await {|WIRE1001:client.GetAsync(\"/x\")|};"),
        ("a base address set on a client from the factory", "var named = new ServiceCollection().BuildServiceProvider().GetRequiredService<IHttpClientFactory>().CreateClient(); named.BaseAddress = new Uri(\"http://shipping\"); await {|WIRE1001:named.GetAsync(\"/x\")|};"),
        ("inside WhenAll over LINQ", "await Task.WhenAll(new[] { 1, 2 }.Select(n => {|WIRE1001:_http.GetAsync(\"http://shipping/\" + n)|}));"),
        ("inside an awaited Task.Run", "await Task.Run(() => {|WIRE1001:_http.GetAsync(\"http://shipping/\")|});"),
    ];

    /// <summary>Neighbours that must stay silent in the same places.</summary>
    private static readonly (string Why, string Statement)[] Silent =
    [
        ("public host", "await _http.GetAsync(\"https://api.stripe.com/v1/charges\");"),
        ("public address", "await _http.GetAsync(\"http://8.8.8.8/\");"),
        ("not quite private", "await _http.GetAsync(\"http://172.32.0.1/\");"),
        ("a name that only ends alike", "await _http.GetAsync(\"https://notinternal.com/x.internal\");"),
        ("unknown host", "await _http.GetAsync(id);"),
        ("unknown host behind a known scheme", "await _http.GetAsync($\"http://{id}/quotes\");"),
        ("host that may go on", "await _http.GetAsync($\"http://shipping{id}\");"),
        ("a public fallback for configuration", "await _http.GetAsync(Environment.GetEnvironmentVariable(\"SHIPPING\") ?? \"https://api.shipper.com\");"),
        ("relative address, unknown base", "await _http.GetAsync(\"/quotes\");"),
        ("unknown request", "await _http.SendAsync(Factory(), ct); static HttpRequestMessage Factory() => new();"),
        ("health probe of a dependency", "await _http.GetAsync(\"http://shipping/healthz\");"),
        ("started, not awaited", "_ = _http.GetAsync(\"http://shipping/\");"),
        ("dropped on the floor", "_http.GetAsync(\"http://shipping/\");"),
        ("continued, not awaited", "_http.GetAsync(\"http://shipping/\").ContinueWith(t => t.Result.StatusCode);"),
        ("a local that is assigned again", "var url = \"http://shipping/\"; (url, var n) = (id, 1); await _http.GetAsync(url);"),
        ("a fallback to the developer's machine", "await _http.GetAsync(Environment.GetEnvironmentVariable(\"STRIPE\") ?? \"http://localhost:12111\");"),
        ("a call through a platform interface", "IDisposable thing = new Calling(); thing.Dispose();"),
        ("handed to a background task", "_ = Task.Run(() => _http.GetAsync(\"http://shipping/\"));"),
        ("a lambda kept for later", "Func<Task> later = () => _http.GetAsync(\"http://shipping/\"); later.ToString();"),
        ("a local function nobody calls", "async Task Unused() => await _http.GetAsync(\"http://shipping/\");"),
        ("cancelling", "_http.CancelPendingRequests();"),
        ("user information in the authority", "await _http.GetAsync(\"http://user@shipping/\");"),
        ("another scheme", "await _http.GetAsync(\"ftp://shipping/\");"),
    ];

    public static TheoryData<string, string> FiringCases => Cases(Firing);

    public static TheoryData<string, string> SilentCases => Cases(Silent);

    /// <summary>Every source of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources =>
        from handler in Handlers from statement in Firing.Concat(Silent) select Wire.Unmarked(In(handler.Kind, statement.Statement));

    private static TheoryData<string, string> Cases((string Why, string Statement)[] statements) => Matrix.Of(Handlers.Select(f => f.Kind), statements.Select(c => c.Why));

    private const string Calling = """

        public class Calling : IDisposable { public void Dispose() => new HttpClient().GetAsync("http://shipping/").Wait(); }
        """;

    private static Task Check(string source, params string[] options) => Wire.Check(Uses.AspNetCore | Uses.Grpc, source, options);

    private static string In(string kind, string statement) => Handlers.Single(h => h.Kind == kind).Source.Replace("$$", statement) + Calling;

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string handler, string why) => Check(In(handler, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string handler, string why) => Check(In(handler, Silent.Single(f => f.Why == why).Statement));

    private const string Shop = """
        public class OrdersController(OrderService orders) : ControllerBase
        {
            [HttpPost] public Task<string> Post() => {|#0:orders.Place()|};
        }
        public class OrderService(IShippingClient shipping)
        {
            public async Task<string> Place() => await {|#1:shipping.QuoteAsync(1)|};
        }
        public interface IShippingClient { Task<string> QuoteAsync(int id); }

        """;

    private const string TypedClient = """
        public class ShippingClient(HttpClient http) : IShippingClient
        {
            public async Task<string> QuoteAsync(int id) => await {|#2:http.GetStringAsync($"/quotes/{id}")|};
        }

        """;

    private static Task CheckPath(string source, string host = "shipping") => Wire.Check(Uses.AspNetCore, Shop + source,
    [
        new DiagnosticResult(RuleCatalog.SynchronousInternalCall)
            .WithLocation(0).WithLocation(1).WithLocation(2)
            .WithArguments($"internal service '{host}'", "OrdersController.Post -> OrderService.Place -> ShippingClient.QuoteAsync -> HttpClient.GetStringAsync"),
    ]);

    private static Task CheckNoPath(string source) => Wire.Check(Uses.AspNetCore, Wire.Unmarked(Shop + source));

    [Theory]
    [InlineData("""services.AddHttpClient<IShippingClient, ShippingClient>(c => c.BaseAddress = new Uri("http://shipping"));""")]
    [InlineData("""services.AddHttpClient<IShippingClient, ShippingClient>(c => { c.Timeout = TimeSpan.FromSeconds(1); c.BaseAddress = new("http://shipping/v1/"); });""")]
    [InlineData("""services.AddHttpClient<IShippingClient, ShippingClient>((provider, c) => c.BaseAddress = new Uri("https+http://shipping"));""")]
    [InlineData("""services.AddHttpClient<IShippingClient, ShippingClient>(Configure); static void Configure(HttpClient c) => c.BaseAddress = new Uri("http://shipping");""")]
    [InlineData("""services.AddHttpClient<IShippingClient, ShippingClient>().ConfigureHttpClient(c => c.BaseAddress = new Uri("http://shipping"));""")]
    [InlineData("""services.AddHttpClient<IShippingClient, ShippingClient>("quotes", c => c.BaseAddress = new Uri(Address)).SetHandlerLifetime(TimeSpan.FromHours(1));""")]
    public Task A_typed_client_two_hops_down_is_found_by_its_registration(string registration) => CheckPath(TypedClient + Registered(registration));

    [Theory]
    [InlineData("""services.AddHttpClient<IShippingClient, ShippingClient>(c => c.BaseAddress = new Uri("https://api.shipper.com"));""")]
    [InlineData("""services.AddHttpClient<IShippingClient, ShippingClient>(c => c.BaseAddress = new Uri(Environment.GetEnvironmentVariable("SHIPPING")!));""")]
    [InlineData("""services.AddHttpClient<IShippingClient, ShippingClient>();""")]
    [InlineData("""services.AddHttpClient("shipping", c => c.BaseAddress = new Uri("http://shipping")); services.AddHttpClient<IShippingClient, ShippingClient>();""")]
    [InlineData("""services.AddHttpClient<IShippingClient, ShippingClient>(c => c.BaseAddress = new Uri("http://a")); services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("http://b"));""")]
    [InlineData("services.AddHttpClient<IShippingClient, ShippingClient>(Configure); static void Configure(HttpClient c) { }")]
    [InlineData("""services.AddHttpClient<IShippingClient, ShippingClient>(Configure); static void Configure(HttpClient c) => c.BaseAddress = new Uri("https://api.shipper.com");""")]
    public Task A_typed_client_whose_host_is_public_or_unknown_is_silent(string registration) => CheckNoPath(TypedClient + Registered(registration));

    private static string Registered(string registration) => $$"""
        public static class Composition
        {
            private const string Address = "http://shipping";
            public static void Add(IServiceCollection services) { {{registration}} }
        }
        """;

    [Fact]
    public Task A_base_address_set_in_the_constructor_is_found() => CheckPath("""
        public class ShippingClient : IShippingClient
        {
            private readonly HttpClient _http;
            public ShippingClient(HttpClient http) { http.BaseAddress = new Uri("http://shipping"); _http = http; }
            public async Task<string> QuoteAsync(int id) => await {|#2:_http.GetStringAsync($"/quotes/{id}")|};
        }
        """);

    [Fact]
    public Task A_named_client_is_found_by_its_name() => CheckPath("""
        public class ShippingClient(IHttpClientFactory factory) : IShippingClient
        {
            public async Task<string> QuoteAsync(int id)
            {
                var http = factory.CreateClient("shipping");
                return await {|#2:http.GetStringAsync("quotes")|};
            }
        }
        public static class Composition
        {
            public static void Add(IServiceCollection services) => services.AddHttpClient("shipping", c => c.BaseAddress = new Uri("http://shipping"));
        }
        """);

    [Fact]
    public Task A_named_client_kept_in_a_field_is_found_by_its_name() => CheckPath("""
        public class ShippingClient : IShippingClient
        {
            private readonly HttpClient _http;
            public ShippingClient(IHttpClientFactory factory) => _http = factory.CreateClient(Name);
            private const string Name = "quotes";
            public async Task<string> QuoteAsync(int id) => await {|#2:_http.GetStringAsync("quotes")|};
            public static void Add(IServiceCollection services) => services.AddHttpClient(Name).ConfigureHttpClient(c => c.BaseAddress = new Uri("http://shipping"));
        }
        """);

    [Fact]
    public Task A_client_made_with_its_address_is_found() => CheckPath("""
        public class ShippingClient : IShippingClient
        {
            private static readonly HttpClient Http = new() { BaseAddress = new Uri("http://shipping") };
            public async Task<string> QuoteAsync(int id) => await {|#2:Http.GetStringAsync("quotes")|};
        }
        """);

    [Fact]
    public Task The_address_of_another_client_is_not_that_of_this_one() => CheckNoPath("""
        public class ShippingClient(IHttpClientFactory factory) : IShippingClient
        {
            public async Task<string> QuoteAsync(int id)
            {
                var shipping = factory.CreateClient("shipping");
                shipping.BaseAddress = new Uri("http://shipping");
                var stripe = factory.CreateClient("stripe");
                return await stripe.GetStringAsync("v1/balance");
            }
        }
        """);

    [Fact]
    public Task A_call_behind_a_question_mark_that_nobody_waits_for_is_silent() => Wire.Check(Uses.AspNetCore, """
        public class Audit(HttpClient http) { public Task RecordAsync() => http.GetAsync("http://audit/"); }
        public class OrdersController(Audit? audit) : ControllerBase
        {
            public string Place() { _ = audit?.RecordAsync(); audit?.RecordAsync(); return ""; }
        }
        """);

    [Fact]
    public Task A_name_nobody_registered_is_silent() => CheckNoPath("""
        public class ShippingClient(IHttpClientFactory factory) : IShippingClient
        {
            public async Task<string> QuoteAsync(int id) => await factory.CreateClient("other").GetStringAsync("quotes");
            public static void Add(IServiceCollection services) => services.AddHttpClient("shipping", c => c.BaseAddress = new Uri("http://shipping"));
        }
        """);

    [Fact]
    public Task An_override_is_found_through_the_virtual_method_it_overrides() => Check("""
        public class OrdersController(Quotes quotes) : ControllerBase
        {
            public Task Post() => {|WIRE1001:quotes.Ask()|};
        }
        public class Quotes { public virtual Task Ask() => Task.CompletedTask; }
        public class RemoteQuotes(HttpClient http) : Quotes { public override Task Ask() => http.GetAsync("http://shipping/"); }
        """);

    [Theory]
    [InlineData("private string _url = \"http://shipping\"; public ShippingClient(HttpClient http, string url) { _http = http; _url = url; }", "_url")]
    [InlineData("public string Url { get; set; } = \"http://shipping\"; public ShippingClient(HttpClient http) { _http = http; }", "Url")]
    [InlineData("private HttpClient _other = new() { BaseAddress = new Uri(\"http://shipping\") }; public ShippingClient(HttpClient http) { _http = http; _other = http; _http = _other; }", "\"x\"")]
    public Task A_member_that_is_set_twice_is_unknown(string members, string url) => CheckNoPath($$"""
        public class ShippingClient : IShippingClient
        {
            private HttpClient _http;
            {{members}}
            public Task<string> QuoteAsync(int id) => _http.GetStringAsync({{url}});
        }
        """);

    [Fact]
    public Task A_member_that_is_set_once_is_known() => CheckPath("""
        public class ShippingClient : IShippingClient
        {
            private static readonly HttpClient _http = new();
            private readonly string _url;
            public ShippingClient() { _url = "http://shipping/quotes"; }
            public async Task<string> QuoteAsync(int id) => await {|#2:_http.GetStringAsync(_url + "/" + id)|};
        }
        """);

    [Fact]
    public Task Recursion_ends() => CheckPath("""
        public class ShippingClient(HttpClient http) : IShippingClient
        {
            public async Task<string> QuoteAsync(int id)
            {
                if (id > 0) return await QuoteAsync(id - 1);
                return await {|#2:http.GetStringAsync("http://shipping/")|};
            }
        }
        """);

    [Fact]
    public Task One_finding_for_each_host() => Check("""
        public class OrdersController(OrderService orders) : ControllerBase
        {
            public Task Post() => {|WIRE1001:{|WIRE1001:orders.Place()|}|};
        }
        public class OrderService(HttpClient http)
        {
            public async Task Place()
            {
                await http.GetAsync("http://shipping/a");
                await http.GetAsync("http://shipping/b");
                await http.GetAsync("http://fraud/");
            }
        }
        """);

    [Theory]
    [InlineData("public class Job : Microsoft.Extensions.Hosting.BackgroundService", "protected override async Task ExecuteAsync(CancellationToken ct)")]
    [InlineData("public class Check : Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck", "public async Task<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult> CheckHealthAsync(Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckContext context, CancellationToken ct)")]
    [InlineData("public class HealthController : ControllerBase", "public async Task Get()")]
    [InlineData("public class HealthChecksController : ControllerBase", "public async Task Get()")]
    [InlineData("[NonController] public class PlainController : ControllerBase", "public async Task Get()")]
    [InlineData("public class OrdersController : ControllerBase", "[NonAction] public async Task Get()")]
    [InlineData("public class OrdersController : ControllerBase", "private async Task Get()")]
    [InlineData("public class OrdersController : ControllerBase", "public static async Task Get()")]
    [InlineData("public class PlayerController", "public async Task Get()")]
    public Task Code_that_serves_no_request_is_silent(string type, string method)
    {
        var result = method.Contains("HealthCheckResult", StringComparison.Ordinal) ? "return default;" : "";
        return Check($$"""
            {{type}}
            {
                private static readonly HttpClient _http = new();
                {{method}} { await _http.GetAsync("http://shipping/"); {{result}} }
            }
            """);
    }

    [Fact]
    public Task A_controller_of_health_care_is_no_probe() => Check("""
        public class HealthcareController : ControllerBase
        {
            public async Task Get() => await {|WIRE1001:{|WIRE1003:new HttpClient()|}.GetAsync("http://shipping/")|};
        }
        """);

    [Theory]
    [InlineData("/health")]
    [InlineData("/healthz/ready")]
    [InlineData("/api/live")]
    public Task A_probe_endpoint_is_silent(string pattern) => Check($$"""
        public static class Endpoints
        {
            private static readonly HttpClient Http = new();
            public static void Map(WebApplication app) => app.MapGet("{{pattern}}", async () => await Http.GetAsync("http://shipping/"));
        }
        """);

    private static string Action(string route, string body) => $$"""
        public class StatusController : ControllerBase
        {
            private static readonly HttpClient Http = new();
            {{route}} public async Task<string> Get() { await Task.Yield(); {{body}} return ""; }
        }
        """;

    /// <summary>The same call in the action itself, in a lambda and in a local function of it.</summary>
    private static readonly string[] InAction =
    [
        "await {|WIRE1001:Http.GetAsync(\"http://shipping/\")|};",
        "await Task.Run(() => {|WIRE1001:Http.GetAsync(\"http://shipping/\")|});",
        "await {|WIRE1001:Ask()|}; Task Ask() => Http.GetAsync(\"http://shipping/\");",
    ];

    [Theory]
    [InlineData("[HttpGet(\"/health\")]")]
    [InlineData("[HttpGet(\"/healthz\")]")]
    [InlineData("[HttpGet(\"/ready\")]")]
    [InlineData("[HttpGet, Route(\"api/[controller]/Live\")]")]
    public async Task An_action_with_the_route_of_a_probe_is_silent(string route)
    {
        foreach (var body in InAction) await Check(Wire.Unmarked(Action(route, body)));
    }

    [Theory]
    [InlineData("[HttpGet(\"/orders\")]")]
    [InlineData("[HttpGet(\"/healthy\")]")]
    [InlineData("[HttpGet(\"/ready/{id}\")]")]
    [InlineData("[HttpGet(Name = \"health\")]")]
    public async Task An_action_with_any_other_route_fires(string route)
    {
        foreach (var body in InAction) await Check(Action(route, body));
    }

    [Fact]
    public Task A_compilation_without_any_known_entry_point_is_silent() => Wire.Check(Uses.Nothing, """
        public class OrdersController { public async Task Get() => await new HttpClient().GetAsync("http://shipping/"); }
        """);

    private const string AtCorp = """
        public class OrdersController : ControllerBase
        {
            private static readonly HttpClient _http = new();
            public async Task Get() => await {|WIRE1001:_http.GetAsync("https://shipping.corp.example/")|};
        }
        """;

    [Theory]
    [InlineData("wirecheck.internal_hosts = *.corp.example")]
    [InlineData("wirecheck.internal_hosts = other.example, SHIPPING.*")]
    public Task The_option_names_internal_hosts(string option) => Check(AtCorp, option);

    [Theory]
    [InlineData("wirecheck.internal_hosts =")]
    [InlineData("wirecheck.internal_hosts = corp.example")]
    [InlineData("wirecheck.internal_hosts = *.corp.example.org")]
    [InlineData("wirecheck.unknown_hosts = report")]
    [InlineData("wirecheck.internal_hosts = *.corp.example\nwirecheck.external_hosts = shipping.*")]
    public Task The_option_names_nothing_else(string option) => Check(Wire.Unmarked(AtCorp), option);

    private const string AtEdge = """
        public class StorefrontController(HttpClient http) : ControllerBase
        {
            public async Task Get() => await {|WIRE1001:http.GetAsync("http://shipping/")|};
        }
        public static class Endpoints
        {
            public static void Map(WebApplication app, HttpClient http) => app.MapGet("/bff/orders", () => {|WIRE1001:http.GetAsync("http://shipping/")|});
        }
        """;

    [Theory]
    [InlineData("wirecheck.edge_handlers = StorefrontController.*, GET /bff/*")]
    [InlineData("wirecheck.edge_handlers = *")]
    public Task The_option_names_handlers_whose_work_is_to_wait(string option) => Check(Wire.Unmarked(AtEdge), option);

    [Theory]
    [InlineData("wirecheck.edge_handlers =")]
    [InlineData("wirecheck.edge_handlers = StorefrontController, POST /bff/*")]
    public Task The_option_names_no_other_handler(string option) => Check(AtEdge, option);

    [Fact]
    public Task A_health_check_that_a_handler_runs_is_silent() => Check("""
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        public class StatusController(ShippingCheck check, ShippingStatus status) : ControllerBase
        {
            [HttpGet("/status")] public Task<HealthCheckResult> Get() => check.CheckHealthAsync(new HealthCheckContext());
            [HttpGet("/other")] public Task<string> Other() => {|WIRE1001:status.CheckAsync()|};
        }
        public class ShippingCheck(HttpClient http) : IHealthCheck
        {
            public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken ct = default) =>
                (await http.GetAsync("http://shipping/version", ct)).IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        public class ShippingStatus(HttpClient http) { public Task<string> CheckAsync() => http.GetStringAsync("http://shipping/version"); }
        """);

    private const string AtUnknown = """
        public class OrdersController : ControllerBase
        {
            private static readonly HttpClient _http = new();
            public async Task Get(string url) => await {|WIRE1001:_http.GetAsync(url)|};
        }
        """;

    [Fact]
    public Task The_option_reports_unknown_hosts() => Check(AtUnknown, "wirecheck.unknown_hosts = report");

    [Theory]
    [InlineData("wirecheck.unknown_hosts = ignore")]
    [InlineData("wirecheck.unknown_hosts = nonsense")]
    public Task The_option_ignores_unknown_hosts(string option) => Check(Wire.Unmarked(AtUnknown), option);
}
