using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>WIRE1002: what fires, and beside it what must not.</summary>
public class BlockingRemoteCallTests
{
    private const string Url = "\"https://api.example.com\"";

    private static readonly (string Why, string Statement)[] Firing =
    [
        ("Result", $"var answer = _http.GetAsync({Url}).{{|WIRE1002:Result|}};"),
        ("Wait", $"_http.GetAsync({Url}).{{|WIRE1002:Wait|}}();"),
        ("Wait with a time-out", $"_http.GetAsync({Url}).{{|WIRE1002:Wait|}}(1000);"),
        ("GetResult", $"var answer = _http.GetStringAsync({Url}).GetAwaiter().{{|WIRE1002:GetResult|}}();"),
        ("GetResult after ConfigureAwait", $"var answer = _http.GetStringAsync({Url}).ConfigureAwait(false).GetAwaiter().{{|WIRE1002:GetResult|}}();"),
        ("a local", $"var task = _http.GetAsync({Url}); var answer = task.{{|WIRE1002:Result|}};"),
        ("a local that is awaited afterwards", $"var task = _http.GetAsync({Url}); task.{{|WIRE1002:Wait|}}(); Task.CompletedTask.Wait(); var answer = task.Result;"),
        ("a continuation", $"var answer = _http.GetAsync({Url}).ContinueWith(t => t.Result.StatusCode).{{|WIRE1002:Result|}};"),
        ("WaitAll", $"Task.{{|WIRE1002:WaitAll|}}(_http.GetAsync({Url}), Task.CompletedTask);"),
        ("WaitAll of locals", $"var one = _http.GetAsync({Url}); var two = _http.GetAsync({Url}); Task.{{|WIRE1002:WaitAll|}}(new Task[] {{ one, two }}); var answer = one.Result;"),
        ("WaitAny", $"Task.{{|WIRE1002:WaitAny|}}(Task.Delay(1), _http.GetAsync({Url}));"),
        ("WhenAll", $"Task.WhenAll(_http.GetAsync({Url}), _http.GetAsync({Url})).{{|WIRE1002:Wait|}}();"),
        ("WhenAll of a query", $"var all = Task.WhenAll(new[] {{ 1, 2 }}.Select(n => _http.GetAsync({Url} + n))).{{|WIRE1002:Result|}};"),
        ("WaitAll of a query in a local", $"var all = new[] {{ 1, 2 }}.Select(async n => await _http.GetAsync({Url} + n)).ToArray(); Task.{{|WIRE1002:WaitAll|}}(all);"),
        ("Task.Run", $"var answer = Task.Run(() => _http.GetAsync({Url})).{{|WIRE1002:Result|}};"),
        ("Task.Run of an asynchronous lambda", $"Task.Run(async () => {{ var r = await _http.GetAsync({Url}); }}).{{|WIRE1002:Wait|}}();"),
        ("Task.Run of what reaches a remote call", "Task.Run(() => Remote.AskAsync()).{|WIRE1002:Wait|}();"),
        ("Task.Run of a method group", "Task.Run(Remote.AskAsync).{|WIRE1002:Wait|}();"),
        ("a method that reaches a remote call", "var answer = Remote.AskAsync().{|WIRE1002:Result|};"),
        ("a ValueTask", "var answer = Remote.AskValueAsync().{|WIRE1002:Result|};"),
        ("a ValueTask as a task", "Remote.AskValueAsync().AsTask().{|WIRE1002:Wait|}();"),
        ("a lambda that runs here", $"foreach (var n in new[] {{ 1 }}.Select(n => _http.GetAsync({Url}).{{|WIRE1002:Result|}})) n.GetHashCode();"),
        ("Parallel.ForEach", $"Parallel.ForEach(new[] {{ 1, 2 }}, n => _http.GetAsync({Url}).{{|WIRE1002:Wait|}}());"),
        ("synchronous HTTP", "_http.{|WIRE1002:Send|}(new HttpRequestMessage());"),
        ("synchronous HTTP with a token", "using var answer = _http.{|WIRE1002:Send|}(new HttpRequestMessage(), ct);"),
        ("synchronous gRPC", "var stock = Remote.Grpc.{|WIRE1002:GetStock|}(new(), deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: ct);"),
        ("asynchronous gRPC, waited for", "var stock = Remote.Grpc.GetStockAsync(new(), deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: ct).ResponseAsync.{|WIRE1002:Result|};"),
        ("asynchronous gRPC, waited for by its awaiter", "var stock = Remote.Grpc.GetStockAsync(new(), deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: ct).GetAwaiter().{|WIRE1002:GetResult|}();"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("a completed task", "var answer = Task.FromResult(1).Result;"),
        ("a delay", "Task.Delay(1).Wait();"),
        ("a file", "var text = System.IO.File.ReadAllTextAsync(\"x\").Result;"),
        ("a method that reaches nothing remote", "var answer = Remote.ComputeAsync().Result;"),
        ("work on this machine", "var answer = Task.Run(() => 1 + 1).Result;"),
        ("a task from elsewhere", "var answer = Remote.Pending.Result; Remote.Pending.Wait(); var element = Remote.Many[0].Result;"),
        ("after an IsCompleted check", $"var task = _http.GetAsync({Url}); if (task.IsCompletedSuccessfully) {{ var answer = task.Result; }}"),
        ("after its end was waited for by asking", $"var task = _http.GetAsync({Url}); while (!task.IsCompleted) Thread.Yield(); var answer = task.Result;"),
        ("handed to somebody who may wait", $"var task = _http.GetAsync({Url}); Remote.Observe(task); var answer = task.Result;"),
        ("inside a continuation", $"_ = _http.GetAsync({Url}).ContinueWith(t => t.Result.StatusCode);"),
        ("inside a continuation of a local", $"var task = _http.GetAsync({Url}); _ = task.ContinueWith(_ => task.Result.StatusCode);"),
        ("a lambda kept for later", $"Func<HttpResponseMessage> later = () => _http.GetAsync({Url}).Result; later.GetHashCode();"),
        ("a lambda kept until it is first needed", $"var lazy = new Lazy<HttpResponseMessage>(() => _http.GetAsync({Url}).Result); lazy.GetHashCode();"),
        ("thrown into the background", $"_ = Task.Run(() => _http.GetAsync({Url}).Result);"),
        ("another Result", "var other = new Remote.Outcome().Result; new Remote.Outcome().Wait();"),
        ("waiting for something else", "new ManualResetEventSlim().Wait(1); new SemaphoreSlim(1).Wait(ct);"),
        ("a streaming call", "using var call = Remote.Grpc.Watch(new());"),
        ("a local function that nobody calls", $"string Unused() => _http.GetStringAsync({Url}).Result;"),
    ];

    private static readonly (string Why, string Statement)[] SilentWhereAwaitCompiles =
    [
        ("awaited", $"var answer = await _http.GetAsync({Url}); var text = answer.Content.ReadAsStringAsync().Result;"),
        ("a local after its await", $"var task = _http.GetAsync({Url}); await task; var answer = task.Result;"),
        ("after WhenAll", $"var one = _http.GetAsync({Url}); var two = _http.GetAsync({Url}); await Task.WhenAll(one, two); var answers = (one.Result, two.Result);"),
        ("after WhenAll of a list", $"var one = _http.GetAsync({Url}); var all = new List<Task> {{ one }}; await Task.WhenAll(all); var answer = one.Result;"),
        ("the first of several", $"var first = await Task.WhenAny(_http.GetAsync({Url}), _http.GetAsync({Url})); var answer = first.Result;"),
        ("a query of tasks that have ended", $"var all = new[] {{ 1 }}.Select(n => _http.GetAsync({Url})).ToList(); await Task.WhenAll(all); var codes = all.Select(t => t.Result.StatusCode).ToList();"),
    ];

    private const string Rest = """

        public static class Remote
        {
            private static readonly HttpClient Http = new();
            public static readonly Shop.Contracts.Inventory.InventoryClient Grpc = new(global::Grpc.Net.Client.GrpcChannel.ForAddress("https://stock.example.com"));
            public static Task<int> Pending;
            public static Task<int>[] Many;
            public static async Task<string> AskAsync() => await Http.GetStringAsync("https://api.example.com");
            public static async ValueTask<string> AskValueAsync() => await AskAsync();
            public static async Task<int> ComputeAsync() { await Task.Yield(); return 1; }
            public static void Observe(Task task) => task.GetHashCode();
            public class Outcome { public int Result => 1; public void Wait() { } }
        }
        """;

    public static TheoryData<string, string> FiringCases => Handlers.Each(Firing.Select(f => f.Why));

    public static TheoryData<string, string> SilentCases => Handlers.Each(Silent.Select(s => s.Why));

    public static TheoryData<string> AwaitingCases => [.. SilentWhereAwaitCompiles.Select(s => s.Why)];

    /// <summary>Sources of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources =>
        Handlers.Sources(Firing.Concat(Silent).Concat(SilentWhereAwaitCompiles).Select(s => s.Statement)).Select(s => Wire.Unmarked(s + Rest));

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string handler, string why) => Check(Handlers.With(handler, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string handler, string why) => Check(Handlers.With(handler, Silent.Single(s => s.Why == why).Statement));

    [Theory, MemberData(nameof(AwaitingCases))]
    public async Task Stays_silent_about_what_has_ended(string why)
    {
        foreach (var handler in (string[])["controller action", "gRPC service", "message consumer"])
            await Check(Handlers.With(handler, SilentWhereAwaitCompiles.Single(s => s.Why == why).Statement));
    }

    private static Task Check(string source, Uses more = Uses.Nothing) => Wire.Check(Handlers.Libraries | more, source + Rest);

    [Fact]
    public Task The_message_names_the_way_there_and_the_call_behind() => Wire.Check(Uses.AspNetCore, """
        public class OrdersController(OrderService orders) : ControllerBase { public string Post() => {|#1:orders.Place()|}; }
        public class OrderService(ShippingClient shipping) { public string Place() => shipping.QuoteAsync(1).{|#0:Result|}; }
        public class ShippingClient(HttpClient http)
        {
            public async Task<string> QuoteAsync(int id) => await {|#2:http.GetStringAsync($"/quotes/{id}")|};
        }
        """,
    [
        new DiagnosticResult(RuleCatalog.BlockingRemoteCall).WithLocation(0).WithLocation(1).WithLocation(2)
            .WithArguments("HttpClient.GetStringAsync", "OrdersController.Post -> OrderService.Place -> ShippingClient.QuoteAsync -> HttpClient.GetStringAsync"),
    ]);

    [Theory]
    [InlineData("public class Warmup : Microsoft.Extensions.Hosting.IHostedService { public Task StartAsync(CancellationToken ct) { Remote.AskAsync().Wait(); return Task.CompletedTask; } public Task StopAsync(CancellationToken ct) => Task.CompletedTask; }")]
    [InlineData("public class Warmup { static Warmup() { Remote.AskAsync().Wait(); } }")]
    [InlineData("public class Warmup { private readonly string _x; public Warmup() { _x = Remote.AskAsync().Result; } public static void Add(IServiceCollection services) => services.AddSingleton<Warmup>(); }")]
    [InlineData("public class Warmup { private static readonly string X = Remote.AskAsync().Result; }")]
    [InlineData("public static class Program { public static void Main() => Remote.AskAsync().GetAwaiter().GetResult(); }")]
    [InlineData("public class Unreached { public string Get() => Remote.AskAsync().Result; }")]
    public Task What_no_request_reaches_is_silent(string source) => Check(source);

    [Fact]
    public Task The_start_of_a_program_is_silent() => Wire.Check(Uses.AspNetCore, """
        var app = WebApplication.CreateBuilder(args).Build();
        var text = new HttpClient().GetStringAsync("https://api.example.com").Result;
        app.MapGet("/", () => text);
        app.Run();
        """);

    [Fact]
    public Task A_test_project_is_silent() => Check(Handlers.With("controller action", "Remote.AskAsync().Wait();"), Uses.XunitOfTheProject);
}
