namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>WIRE1005: what fires, and beside it what must not.</summary>
public class InfiniteTimeoutTests
{
    private const Uses Libraries = Uses.AspNetCore | Uses.Grpc | Uses.Resilience | Uses.HttpPolly;

    private const string Plain = "public class Shipping(HttpClient http) { public Task<string> Get() => http.GetStringAsync(\"/\"); }";

    private static Task Check(string source, Uses more = Uses.Nothing) => Wire.Check(Libraries | more, "using Microsoft.Extensions.Http.Resilience;\n" + source);

    private static string Registered(string registration) => $$"""
        public static class Composition
        {
            public static void Add(IServiceCollection services) { {{registration}} }
        }

        """;

    [Theory]
    [InlineData("services.AddHttpClient<Shipping>(http => {|WIRE1005:http.Timeout = Timeout.InfiniteTimeSpan|});")]
    [InlineData("services.AddHttpClient<Shipping>((provider, http) => { http.BaseAddress = new(\"https://api.example.com\"); {|WIRE1005:http.Timeout = TimeSpan.FromMilliseconds(-1)|}; });")]
    [InlineData("services.AddHttpClient<Shipping>().ConfigureHttpClient(http => {|WIRE1005:http.Timeout = Timeout.InfiniteTimeSpan|}).SetHandlerLifetime(TimeSpan.FromHours(1));")]
    [InlineData("var never = Timeout.InfiniteTimeSpan; services.AddHttpClient<Shipping>(http => {|WIRE1005:http.Timeout = never|});")]
    public Task Fires_on_a_registration(string registration) => Check(Registered(registration) + Plain);

    [Theory]
    [InlineData("public class C { private static readonly HttpClient Http = new() { {|WIRE1005:Timeout = Timeout.InfiniteTimeSpan|} }; public Task Get() => Http.GetAsync(\"/\"); }")]
    [InlineData("public class C { private readonly HttpClient _http; public C(HttpClient http) { _http = http; {|WIRE1005:http.Timeout = Timeout.InfiniteTimeSpan|}; } public Task Get() => _http.GetAsync(\"/\"); }")]
    [InlineData("public class C { public void Set(HttpClient http) { Local(); void Local() { {|WIRE1005:http.Timeout = Timeout.InfiniteTimeSpan|}; } } }")]
    public Task Fires_in_a_class(string source) => Check(source);

    [Theory]
    [InlineData("services.AddHttpClient<Shipping>(http => http.Timeout = TimeSpan.FromSeconds(5));")]
    [InlineData("services.AddHttpClient<Shipping>(http => http.Timeout = TimeSpan.FromMilliseconds(100));")]
    [InlineData("services.AddHttpClient<Shipping>((provider, http) => http.Timeout = provider.GetRequiredService<Settings>().Longest);")]
    [InlineData("services.AddHttpClient<Shipping>(http => http.Timeout = Timeout.InfiniteTimeSpan).AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient<Shipping>(http => http.Timeout = Timeout.InfiniteTimeSpan).AddPolicyHandler(Polly.Policy.TimeoutAsync<HttpResponseMessage>(5));")]
    [InlineData("services.AddHttpClient<Shipping>(http => http.Timeout = Timeout.InfiniteTimeSpan).Own();")]
    [InlineData("var kept = services.AddHttpClient<Shipping>(http => http.Timeout = Timeout.InfiniteTimeSpan); kept.GetHashCode();")]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()); services.AddHttpClient<Shipping>(http => http.Timeout = Timeout.InfiniteTimeSpan);")]
    [InlineData("services.AddHttpClient(\"downloads\", http => http.Timeout = Timeout.InfiniteTimeSpan);")]
    [InlineData("services.AddHttpClient<Streaming>(http => http.Timeout = Timeout.InfiniteTimeSpan);")]
    [InlineData("services.AddHttpClient<Linked>(http => http.Timeout = Timeout.InfiniteTimeSpan);")]
    [InlineData("services.AddGrpcClient<Shop.Contracts.Inventory.InventoryClient>().ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan);")]
    [InlineData("Action<HttpClient> configure = http => http.Timeout = Timeout.InfiniteTimeSpan; services.AddHttpClient<Shipping>(configure);")]
    public Task Stays_silent_on_a_registration(string registration) => Check(Registered(registration) + Plain + """

        public class Settings { public TimeSpan Longest { get; set; } }
        public class Streaming(HttpClient http) { public Task<HttpResponseMessage> Get() => http.GetAsync("/", HttpCompletionOption.ResponseHeadersRead); }
        public class Linked(HttpClient http)
        {
            public async Task Get(CancellationToken ct)
            {
                using var source = CancellationTokenSource.CreateLinkedTokenSource(ct);
                source.CancelAfter(1000);
                await http.GetAsync("/", source.Token);
            }
        }
        public static class Extensions { public static IHttpClientBuilder Own(this IHttpClientBuilder builder) => builder; }
        """);

    [Theory]
    [InlineData("public class C { private static readonly HttpClient Http = new() { Timeout = Timeout.InfiniteTimeSpan }; public Task Get(CancellationToken ct) => Http.GetStreamAsync(\"/\", ct); }")]
    [InlineData("public class C { private static readonly HttpClient Http = new() { Timeout = Timeout.InfiniteTimeSpan }; public Task Get() { var source = new CancellationTokenSource(1000); return Http.GetAsync(\"/\", source.Token); } }")]
    [InlineData("public class C { private static readonly HttpClient Http = new() { Timeout = Timeout.InfiniteTimeSpan }; public Task Get() => Http.GetAsync(\"/\").WaitAsync(TimeSpan.FromSeconds(1)); }")]
    [InlineData("public class C { public object Channel() => Grpc.Net.Client.GrpcChannel.ForAddress(\"https://a.example.com\", new Grpc.Net.Client.GrpcChannelOptions { HttpClient = new HttpClient { Timeout = Timeout.InfiniteTimeSpan } }); }")]
    [InlineData("public class C { public TimeSpan Timeout { get; set; } public void Set(C other) => other.Timeout = System.Threading.Timeout.InfiniteTimeSpan; }")]
    public Task Stays_silent_in_a_class(string source) => Check(source);

    [Fact]
    public Task A_test_project_is_silent() => Check(Registered("services.AddHttpClient<Shipping>(http => http.Timeout = Timeout.InfiniteTimeSpan);") + Plain, Uses.XunitOfTheProject);
}
