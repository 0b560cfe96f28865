using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Tests.Grpc;
using Wirecheck.Analyzers.Tests.Http;
using Wirecheck.Analyzers.Tests.Messaging;

namespace Wirecheck.Analyzers.Tests;

/// <summary>Code that does not compile, as it is while somebody types: whatever is there, the analyzer does not throw.</summary>
public class RobustnessTests
{
    private const string Controller = "public class C : ControllerBase { readonly HttpClient _http = new(); Shop.Contracts.Inventory.InventoryClient _grpc = null!; $$ }";

    /// <summary>Values that are defined by each other, or of many: each once ended the compiler.</summary>
    [Theory]
    [InlineData("static readonly string A = B + \"x\"; static readonly string B = A + \"y\"; public Task Get() => _http.GetAsync(A);")]
    [InlineData("static readonly Uri A = new Uri(B, \"x\"), B = new Uri(A, \"y\"); public Task Get() => _http.GetAsync(A);")]
    [InlineData("HttpClient http; public C(HttpClient htttp) { http = http; } public Task Get() => http.GetAsync(\"/x\");")]
    [InlineData("HttpClient a, b; public C() { a = b; b = a; } public Task Get() => a.GetAsync(\"/x\");")]
    [InlineData("public async Task Get() { var url = $\"{url}/x\"; await _http.GetAsync(url); }")]
    [InlineData("public async Task Get() { string url = url + \"/x\"; await _http.GetAsync(url); }")]
    [InlineData("public async Task Get() { Grpc.Core.CallOptions o = o.WithHeaders(null); await _grpc.GetStockAsync(new(), o); }")]
    [InlineData("public async Task Get() { var a = b; var b = a; await _http.GetAsync(a); }")]
    [InlineData("public static void AddX(IServiceCollection s, string url) { s.AddHttpClient(\"x\", c => c.BaseAddress = new Uri(url)); AddX(s, url); } public Task Get(IHttpClientFactory f) => f.CreateClient(\"x\").GetAsync(\"/\");")]
    [InlineData("public static void AddX(IServiceCollection s, string url) { s.AddHttpClient(\"x\", c => c.BaseAddress = new Uri(url)); AddY(s, url); } static void AddY(IServiceCollection s, string url) => AddX(s, url + url); public Task Get(IHttpClientFactory f) => f.CreateClient(\"x\").GetAsync(\"/\");")]
    [InlineData("UriBuilder P => new UriBuilder(P.Uri); public Task Get() => _http.GetAsync(P.Uri);")]
    [InlineData("public void Get() { Task<string> t = u; Task<string> u = t; var x = t.Result; var y = u.Result; }")]
    [InlineData("public void Get() { var t = Task.WhenAll(t, u); var u = Task.WhenAll(t); u.Wait(); Task.WaitAll(t, u); }")]
    [InlineData("public void Get() { var a = b; HttpClient b = a; a = new HttpClient(); b = new HttpClient(); }")]
    [InlineData("public void Get() { HttpMessageHandler h = new D(g); HttpMessageHandler g = new D(h); using var c = new HttpClient(h); } class D(HttpMessageHandler i) : DelegatingHandler(i);")]
    [InlineData("static void Add(IServiceCollection s) { var b = c.AddPolicyHandler(p => p.RetryAsync()); var c = b.AddStandardResilienceHandler(); c.AddStandardResilienceHandler(); }")]
    [InlineData("string P => P; public Task Get() => _http.GetAsync(P);")]
    [InlineData("string P => Q; string Q => P; public Task Get() => _http.GetAsync(P);")]
    public async Task Values_defined_by_each_other_end(string members) => await Analyze(Controller.Replace("$$", members));

    [Fact]
    public async Task A_value_that_doubles_line_by_line_ends()
    {
        var lines = string.Concat(Enumerable.Range(1, 60).Select(n => $"var s{n} = s{n - 1} + s{n - 1};\n"));
        await Analyze(Controller.Replace("$$", $"public async Task Get(string p) {{ var s0 = \"http://x/\"; {lines} await _http.GetAsync(s60); }}"));
    }

    /// <summary>
    /// Of these rules some findings lie elsewhere: an address is told of where it is written, and found where it is used; a message that is published behind a
    /// call, where changes are saved; a call inside a transaction, where that begins.
    /// </summary>
    private static readonly string[] FoundElsewhere = ["WIRE1009", "WIRE3201", "WIRE3202", "WIRE3205"];

    /// <summary>Each analysis binds all libraries: one source in three has to do.</summary>
    private const int OneIn = 3;

    [Fact]
    public async Task Findings_are_where_an_ide_looks_for_them()
    {
        var found = new List<string>();
        foreach (var source in Sources().Where((_, n) => n % OneIn == 0)) found.AddRange((await Robustness.FindElsewhere(source)).Select(finding => $"{finding.Id} in {source[finding.Location.SourceSpan.Start..]}"));
        Assert.DoesNotContain(found, finding => !FoundElsewhere.Any(rule => finding.StartsWith(rule, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_long_consumer_costs_little()
    {
        var lines = string.Concat(Enumerable.Range(1, 800).Select(n => $"if (context.Message.N > {n}) Console.WriteLine(context.Message.Text.Trim());\n"));
        var source = $$"""
            using MassTransit;
            public record M(int N, string Text);
            public class C(HttpClient http) : IConsumer<M> { public async Task Consume(ConsumeContext<M> context) { {{lines}} await http.PostAsync("https://x.example.com/y", null); } }
            """;
        var elapsed = System.Diagnostics.Stopwatch.StartNew();
        Assert.Contains(await Analyze(source), d => d.Id == "WIRE3001");
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(60), "quadratic work, or worse"); // it took minutes
    }

    private static Task<IReadOnlyList<Diagnostic>> Analyze(string source) => Robustness.Analyze([source], source);

    /// <summary>Every source of every matrix.</summary>
    internal static IEnumerable<string> Sources() =>
    [
        .. SynchronousInternalCallTests.Sources,
        .. DualWriteTests.Sources,
        .. StoreTests.Sources,
        .. UnsettledPathTests.Sources,
        .. BrokerClientTests.Sources,
        .. StreamPublishTests.Sources,
        .. EventWithoutIdTests.Sources,
        .. OutboxTests.Sources,
        .. PublishOutsideTransactionTests.Sources,
        .. RemoteCallInTransactionTests.Sources,
        .. PublishDiscardedTests.Sources,
        .. PublishUnconfirmedTests.Sources,
        .. DestinationTests.Sources,
        .. RegistrationTests.Sources,
        .. HardCodedAddressTests.Sources,
        .. UntypedAnswerTests.Sources,
        .. OldHttpVersionTests.Sources,
        .. BlockingRemoteCallTests.Sources,
        .. ClientPerCallTests.Sources,
        .. CancellationIgnoredTests.Sources,
        .. StackedResilienceTests.Sources,
        .. CapturedTypedClientTests.Sources,
        .. MissingDeadlineTests.Sources,
        .. DeadlineNotPropagatedTests.Sources,
        .. DeadlineNotUtcTests.Sources,
        .. DeadlineComputedOnceTests.Sources,
        .. StreamingCallNotDisposedTests.Sources,
        .. MissingIdempotencyGuardTests.Sources,
        .. AutomaticAcknowledgementTests.Sources,
        .. AcknowledgedBeforeWorkTests.Sources,
        .. SwallowedFailureTests.Sources,
        .. RequeueLoopTests.Sources,
        .. NoPrefetchLimitTests.Sources,
    ];
}
