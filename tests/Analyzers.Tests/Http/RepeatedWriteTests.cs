using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>WIRE1006: what fires, and beside it what must not.</summary>
public class RepeatedWriteTests
{
    private const Uses Libraries = Uses.AspNetCore | Uses.Resilience | Uses.HttpPolly;

    private const string Posting = "public class Payments(HttpClient http) { public Task ChargeAsync(int amount) => http.PostAsJsonAsync(\"charges\", amount); }";

    private static Task Check(string source, Uses more = Uses.Nothing) => Wire.Check(Libraries | more, In(source));

    private static string In(string source) => "using Polly; using Microsoft.Extensions.Http.Resilience;\n" + source + """

        public static class Policies
        {
            public static IAsyncPolicy<HttpResponseMessage> Retry() => Polly.Extensions.Http.HttpPolicyExtensions.HandleTransientHttpError().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));
            public static IAsyncPolicy<HttpResponseMessage> Break() => Polly.Extensions.Http.HttpPolicyExtensions.HandleTransientHttpError().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));
            public static void Configure(HttpStandardResilienceOptions options) => options.Retry.ShouldHandle = _ => new(false);
        }
        """;

    private static string Registered(string registration) => $$"""
        #pragma warning disable EXTEXP0001
        public static class Composition
        {
            public static void Add(IServiceCollection services, Microsoft.Extensions.Configuration.IConfiguration configuration) { {{registration}} }
        }

        """;

    [Theory]
    [InlineData("services.AddHttpClient<Payments>().{|WIRE1006:AddStandardResilienceHandler|}();")]
    [InlineData("services.AddHttpClient<Payments>().{|WIRE1006:AddStandardResilienceHandler|}(o => o.Retry.MaxRetryAttempts = 5);")]
    [InlineData("services.AddHttpClient<Payments>().{|WIRE1006:AddStandardResilienceHandler|}().Configure(o => o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(1));")]
    [InlineData("services.AddHttpClient<Payments>().{|WIRE1006:AddStandardHedgingHandler|}();")]
    [InlineData("services.AddHttpClient<Payments>().{|WIRE1006:AddResilienceHandler|}(\"retry\", b => b.AddRetry(new HttpRetryStrategyOptions()));")]
    [InlineData("services.AddHttpClient<Payments>().{|WIRE1006:AddPolicyHandler|}(Policies.Retry());")]
    [InlineData("services.AddHttpClient<Payments>().{|WIRE1006:AddTransientHttpErrorPolicy|}(p => p.RetryAsync(3)).AddPolicyHandler(Policies.Break());")]
    [InlineData("var client = services.AddHttpClient<Payments>(); client.{|WIRE1006:AddStandardResilienceHandler|}();")]
    public Task Fires(string registration) => Check(Registered(registration) + Posting);

    [Theory]
    [InlineData("services.AddHttpClient<Payments>();")]
    [InlineData("services.AddHttpClient<Payments>().AddPolicyHandler(Policies.Break());")]
    [InlineData("services.AddHttpClient<Payments>().AddStandardResilienceHandler(o => o.Retry.DisableForUnsafeHttpMethods());")]
    [InlineData("services.AddHttpClient<Payments>().AddStandardResilienceHandler(o => o.Retry.DisableFor(HttpMethod.Post));")]
    [InlineData("services.AddHttpClient<Payments>().AddStandardResilienceHandler(o => o.Retry.ShouldHandle = _ => new(false));")]
    [InlineData("services.AddHttpClient<Payments>().AddStandardResilienceHandler().Configure(o => o.Retry.DisableForUnsafeHttpMethods());")]
    [InlineData("services.AddHttpClient<Payments>().AddStandardResilienceHandler(Policies.Configure);")]
    [InlineData("services.AddHttpClient<Payments>().AddStandardResilienceHandler(o => Policies.Configure(o));")]
    [InlineData("services.AddHttpClient<Payments>().AddStandardResilienceHandler(configuration.GetSection(\"resilience\"));")]
    [InlineData("services.AddHttpClient<Payments>().AddResilienceHandler(\"retry\", b => b.AddRetry(new HttpRetryStrategyOptions { ShouldHandle = _ => new(false) }));")]
    [InlineData("services.AddHttpClient<Payments>().AddResilienceHandler(\"time\", b => b.AddTimeout(TimeSpan.FromSeconds(1)));")]
    [InlineData("services.AddHttpClient<Payments>().AddPolicyHandler(request => request.Method == HttpMethod.Get ? Policies.Retry() : Policies.Break());")]
    [InlineData("services.AddHttpClient<Payments>().AddPolicyHandlerFromRegistry(\"retry\");")]
    [InlineData("services.AddHttpClient(\"payments\").AddStandardResilienceHandler();")]
    public Task Stays_silent(string registration) => Check(Registered(registration) + Posting);

    [Theory]
    [InlineData("Task<string> Get() => http.GetStringAsync(\"/\");")]
    [InlineData("Task Put() => http.PutAsJsonAsync(\"/orders/1\", 1);")]
    [InlineData("Task Delete() => http.DeleteAsync(\"/orders/1\");")]
    [InlineData("Task Search() => http.PostAsJsonAsync(\"/orders/search\", 1);")]
    [InlineData("Task Send(HttpRequestMessage any) => http.SendAsync(any);")]
    [InlineData("Task Charge() { var m = new HttpRequestMessage(HttpMethod.Post, \"/charges\"); m.Headers.Add(\"Idempotency-Key\", \"1\"); return http.SendAsync(m); }")]
    [InlineData("Task Charge() => http.PostAsJsonAsync(\"/charges\", 1); private void Set() => http.DefaultRequestHeaders.Add(IdempotencyHeader, \"1\"); private const string IdempotencyHeader = \"X-Key\";")]
    public Task A_client_that_may_be_repeated_is_silent(string member) =>
        Check(Registered("services.AddHttpClient<Payments>().AddStandardResilienceHandler();") + $$"""public class Payments(HttpClient http) { public {{member}} }""");

    [Theory]
    [InlineData("Task Charge() => http.PostAsync(\"/charges\", null);")]
    [InlineData("Task Change() => http.PatchAsync(\"/orders/1\", null);")]
    [InlineData("Task Charge() => http.SendAsync(new HttpRequestMessage(HttpMethod.Post, \"/charges\"));")]
    public Task Every_way_to_send_one_is_seen(string member) =>
        Check(Registered("services.AddHttpClient<Payments>().{|WIRE1006:AddStandardResilienceHandler|}();") + $$"""public class Payments(HttpClient http) { public {{member}} }""");

    [Fact]
    public Task The_message_names_the_request() => Wire.Check(
        Libraries,
        In(Registered("services.AddHttpClient<Payments>().{|#0:AddStandardResilienceHandler|}();") + "public class Payments(HttpClient http) { public Task Charge() => {|#1:http.PostAsync(\"/charges\", null)|}; }"),
        [new DiagnosticResult(RuleCatalog.RepeatedWrite).WithLocation(0).WithLocation(1).WithArguments("AddStandardResilienceHandler", "Payments", "HttpClient.PostAsync")]);

    [Fact]
    public Task A_test_project_is_silent() => Check(Registered("services.AddHttpClient<Payments>().AddStandardResilienceHandler();") + Posting, Uses.XunitOfTheProject);
}
