using Wirecheck.Analyzers.CodeFixes.Http;

namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>WIRE1011: what fires, what must not, and the fix.</summary>
public class OldHttpVersionTests
{
    private const Uses Everything = Uses.AspNetCore | Uses.Refit;

    private static string Source(string registration, string client = "") => $$"""
        using System.Net;
        using Refit;
        public class ShippingClient(HttpClient http) { public Task<string> QuoteAsync() => http.GetStringAsync("/quotes"); {{client}} }
        public interface IShipping { [Get("/quotes")] Task<string> QuoteAsync(); }
        public class Stamping : DelegatingHandler;
        public static class Composition
        {
            public static void Add(IServiceCollection services, Action<HttpClient> configure)
            {
                {{registration}}
            }
        }
        """;

    /// <summary>A source to be broken, without markup.</summary>
    internal static IEnumerable<string> Sources => [Source("""services.AddRefitClient<IShipping>().ConfigureHttpClient(c => c.BaseAddress = new Uri("https://shipping")).AddHttpMessageHandler<Stamping>();""")];

    [Theory]
    [InlineData("""services.{|WIRE1011:AddHttpClient<ShippingClient>|}(c => c.BaseAddress = new Uri("https://shipping"));""")]
    [InlineData("""services.{|WIRE1011:AddHttpClient|}("shipping", c => c.BaseAddress = new Uri("https://shipping.svc.cluster.local:8443/"));""")]
    [InlineData("""services.{|WIRE1011:AddHttpClient<ShippingClient>|}(c => { c.BaseAddress = new Uri("https://shipping"); c.Timeout = TimeSpan.FromSeconds(1); }).SetHandlerLifetime(TimeSpan.FromHours(1));""")]
    [InlineData("""services.{|WIRE1011:AddRefitClient<IShipping>|}().ConfigureHttpClient(c => c.BaseAddress = new Uri("https://shipping"));""")]
    [InlineData("""services.{|WIRE1011:AddHttpClient|}("shipping").ConfigureHttpClient((provider, c) => c.BaseAddress = new Uri("https://shipping"));""")]
    [InlineData("""services.ConfigureHttpClientDefaults(b => b.SetHandlerLifetime(TimeSpan.FromHours(1))); services.{|WIRE1011:AddHttpClient<ShippingClient>|}(c => c.BaseAddress = new Uri("https://shipping"));""")]
    public Task Fires(string registration) => Check(Everything, Source(registration));

    [Theory]
    [InlineData("""services.AddHttpClient<ShippingClient>(c => { c.BaseAddress = new Uri("https://shipping"); c.DefaultRequestVersion = HttpVersion.Version20; });""")]
    [InlineData("""services.AddHttpClient<ShippingClient>(c => { c.BaseAddress = new Uri("https://shipping"); c.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrHigher; });""")]
    [InlineData("""services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("https://shipping")).ConfigureHttpClient(c => c.DefaultRequestVersion = HttpVersion.Version30);""")]
    [InlineData("""services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("https://shipping")).ConfigureHttpClient(configure);""")]
    [InlineData("""services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("https://shipping")).AddHttpMessageHandler<Stamping>();""")]
    [InlineData("""services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("https://shipping")).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler());""")]
    [InlineData("""var builder = services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("https://shipping"));""")]
    [InlineData("""services.ConfigureHttpClientDefaults(b => b.ConfigureHttpClient(c => c.DefaultRequestVersion = HttpVersion.Version20)); services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("https://shipping"));""")]
    [InlineData("""services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("http://shipping"));""")]
    [InlineData("""services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("https+http://shipping"));""")]
    [InlineData("""services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("https://api.shipper.com"));""")]
    [InlineData("""services.AddHttpClient<ShippingClient>();""")]
    [InlineData("""services.AddHttpClient("elsewhere", c => c.BaseAddress = new Uri("https://shipping")).AddTypedClient<HttpMessageInvoker>();""")]
    public Task Stays_silent(string registration) => Check(Everything, Source(registration));

    [Theory]
    [InlineData("public HttpRequestMessage Request() => new() { Version = HttpVersion.Version20 };")]
    [InlineData("public void Configure() => http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrHigher;")]
    public Task Is_silent_where_the_client_says_it_itself(string member) =>
        Check(Everything, Source("""services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("https://shipping")); services.AddHttpClient("shipping", c => c.BaseAddress = new Uri("https://shipping"));""", member));

    [Fact]
    public Task Is_silent_in_tests() =>
        Check(Everything | Uses.XunitOfTheProject, Source("""services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("https://shipping"));"""));

    [Fact]
    public Task Is_off_by_default() => Wire.Check(Everything, Source("""services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("https://shipping"));"""));

    [Fact]
    public Task A_lambda_that_is_an_expression_gets_a_block() => Fix("""
                services.{|WIRE1011:AddHttpClient<ShippingClient>|}(c => c.BaseAddress = new Uri("https://shipping")) // the first
                    .SetHandlerLifetime(TimeSpan.FromHours(1));
        """, """
                services.AddHttpClient<ShippingClient>(c =>
                {
                    c.BaseAddress = new Uri("https://shipping");
                    c.DefaultRequestVersion = HttpVersion.Version20;
                }) // the first
                    .SetHandlerLifetime(TimeSpan.FromHours(1));
        """);

    [Fact]
    public Task A_block_gets_a_statement() => Fix("""
                services.{|WIRE1011:AddHttpClient|}("shipping").ConfigureHttpClient((provider, client) =>
                {
                    // Where shipping is.
                    client.BaseAddress = new Uri("https://shipping"); // for now
                    client.Timeout = TimeSpan.FromSeconds(1);
                });
        """, """
                services.AddHttpClient("shipping").ConfigureHttpClient((provider, client) =>
                {
                    // Where shipping is.
                    client.BaseAddress = new Uri("https://shipping"); // for now
                    client.DefaultRequestVersion = HttpVersion.Version20;
                    client.Timeout = TimeSpan.FromSeconds(1);
                });
        """);

    [Fact]
    public Task All_are_fixed_at_once() => Fix("""
                services.{|WIRE1011:AddHttpClient|}("a", c => { c.BaseAddress = new Uri("https://a"); });
                services.{|WIRE1011:AddHttpClient|}("b", c => { c.BaseAddress = new Uri("https://b"); });
        """, """
                services.AddHttpClient("a", c => { c.BaseAddress = new Uri("https://a"); c.DefaultRequestVersion = HttpVersion.Version20; });
                services.AddHttpClient("b", c => { c.BaseAddress = new Uri("https://b"); c.DefaultRequestVersion = HttpVersion.Version20; });
        """);

    [Fact]
    public Task What_is_configured_by_a_method_is_reported_and_left_to_its_author() => Fix("""
                services.{|WIRE1011:AddHttpClient|}("a", Configure);
                static void Configure(HttpClient c) => c.BaseAddress = new Uri("https://a");
        """, """
                services.{|WIRE1011:AddHttpClient|}("a", Configure);
                static void Configure(HttpClient c) => c.BaseAddress = new Uri("https://a");
        """);

    private static Task Check(Uses uses, string source) => Wire.Check(uses, source, Wire.On("WIRE1011"));

    private static Task Fix(string before, string after) => Wire.Fix<OldHttpVersionFix>(Uses.AspNetCore, Around(before), Around(after), Wire.On("WIRE1011"));

    private static string Around(string statements) => $$"""
        using System.Net;

        public class ShippingClient(HttpClient http) { public Task<string> QuoteAsync() => http.GetStringAsync("/quotes"); }
        public static class Composition
        {
            public static void Add(IServiceCollection services)
            {
        {{statements}}
            }
        }
        """;
}
