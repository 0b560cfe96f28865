using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>WIRE1008: what fires, and beside it what must not, with the client factory before and since version 9.</summary>
public class CapturedTypedClientTests
{
    private const string Rest = """

        public interface IShipping;
        public class Shipping(HttpClient http) : IShipping { public HttpClient Http => http; }
        public class Cache(Shipping shipping) { public Shipping Shipping => shipping; }
        public interface IQuotes;
        public class Quotes(IServiceProvider provider, IShipping shipping) : IQuotes { public IShipping Shipping => shipping; public IServiceProvider Provider => provider; }
        public class Poller(Shipping shipping) : Microsoft.Extensions.Hosting.BackgroundService { protected override Task ExecuteAsync(CancellationToken ct) => shipping.Http.GetAsync("https://api.example.com", ct); }
        public class Careful(IHttpClientFactory factory) { public HttpClient Http => factory.CreateClient(); }
        public class Undecided { public Undecided() { } public Undecided(Shipping shipping) => shipping.GetHashCode(); }
        public class Handler : DelegatingHandler;
        """;

    private static string In(string registrations) => $$"""
        using Microsoft.Extensions.DependencyInjection.Extensions;
        public static class Composition
        {
            public static void Add(IServiceCollection services) { {{registrations}} }
            private static HttpMessageHandler Make() => new SocketsHttpHandler();
        }
        """ + Rest;

    private const string Typed = "services.AddHttpClient<Shipping>(); ";

    private const string Replaced = "services.AddHttpClient<Shipping>().ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = false }); ";

    public static TheoryData<string> Capturing =>
    [
        "services.{|WIRE1008:AddSingleton<Cache>|}();",
        "services.{|WIRE1008:AddSingleton|}(typeof(Cache));",
        "services.{|WIRE1008:TryAddSingleton<Cache>|}();",
        "services.AddHttpClient(\"other\"); services.{|WIRE1008:AddHostedService<Poller>|}();",
        "services.{|WIRE1008:AddSingleton<Microsoft.Extensions.Hosting.IHostedService, Poller>|}();",
    ];

    /// <summary>Sources of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources =>
        Capturing.AsEnumerable<object[]>().Select(row => Wire.Unmarked(In(Replaced + (string)row[0])));

    [Theory, MemberData(nameof(Capturing))]
    public async Task Fires(string registration)
    {
        await Check(Uses.HttpFactory8, Typed + registration);
        await Check(Uses.HttpFactory8, registration + Typed);
        await Check(Uses.HttpFactory8, "services.AddHttpClient<Shipping>(http => http.Timeout = TimeSpan.FromSeconds(1)).AddHttpMessageHandler(() => new Handler()).SetHandlerLifetime(TimeSpan.FromHours(1)); " + registration);
        await Check(Uses.HttpFactory8, Replaced + registration);
        await Check(Uses.Nothing, Replaced + registration);
        await Check(Uses.Nothing, "services.AddHttpClient<Shipping>().ConfigurePrimaryHttpMessageHandler(_ => { return new SocketsHttpHandler { UseCookies = false }; }); " + registration);
    }

    [Theory, MemberData(nameof(Capturing))]
    public async Task Stays_silent_where_connections_are_renewed(string registration)
    {
        registration = Wire.Unmarked(registration);
        await Check(Uses.Nothing, Typed + registration);
        foreach (var step in (string[])
            ["ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) })", "UseSocketsHttpHandler((h, _) => h.PooledConnectionLifetime = TimeSpan.FromMinutes(2))",
             "ConfigurePrimaryHttpMessageHandler(() => Make())", "ConfigurePrimaryHttpMessageHandler(Make)", "ConfigurePrimaryHttpMessageHandler<Handler>()", "ConfigureAdditionalHttpMessageHandlers((h, _) => h.Clear())"])
        {
            await Check(Uses.HttpFactory8, $"services.AddHttpClient<Shipping>().{step}; " + registration);
        }

        await Check(Uses.HttpFactory8, "services.ConfigureHttpClientDefaults(b => b.UseSocketsHttpHandler()); " + Typed + registration);
        await Check(Uses.HttpFactory8, "var kept = services.AddHttpClient<Shipping>(); object.ReferenceEquals(kept, null); " + registration);
    }

    [Theory]
    [InlineData("services.AddScoped<Cache>();")]
    [InlineData("services.AddTransient<Cache>();")]
    [InlineData("services.AddSingleton<Careful>();")]
    [InlineData("services.AddSingleton<Undecided>();")]
    [InlineData("services.AddSingleton(p => new Cache(p.GetRequiredService<Shipping>()));")]
    [InlineData("services.AddSingleton<IQuotes, Quotes>();")]
    [InlineData("services.AddSingleton<Shipping>(); services.AddSingleton<Cache>();")]
    public Task Stays_silent(string registration) => Check(Uses.HttpFactory8, Typed + registration);

    [Fact]
    public Task A_client_that_is_no_typed_client_is_silent() => Check(Uses.HttpFactory8, "services.AddHttpClient(\"shipping\"); services.AddScoped<Shipping>(); services.AddSingleton<Cache>();");

    [Fact]
    public Task A_client_behind_an_interface_is_found() => Wire.Check(
        Uses.AspNetCore | Uses.HttpFactory8,
        In("services.AddHttpClient<IShipping, Shipping>(); services.{|#0:AddSingleton<IQuotes, Quotes>|}();").Replace("IShipping shipping) : IQuotes", "IShipping {|#1:shipping|}) : IQuotes"),
        [new DiagnosticResult(RuleCatalog.CapturedTypedClient).WithLocation(0).WithLocation(1).WithArguments("Quotes", "IShipping")]);

    private const string OfAnotherProject = """

        public class Stock(HttpClient http) { public HttpClient Http => http; }
        public class StockCache(Stock stock) { public Stock Stock => stock; }
        public class StockReader(IServiceProvider provider) { public IServiceProvider Provider => provider; }
        """;

    [Fact]
    public Task A_parameter_in_another_project_is_not_pointed_at() => Wire.CheckBeside(
        Uses.AspNetCore | Uses.HttpFactory8,
        OfAnotherProject,
        In("services.AddHttpClient<Stock>(); services.{|#0:AddSingleton<StockCache>|}();"),
        new DiagnosticResult(RuleCatalog.CapturedTypedClient).WithLocation(0).WithArguments("StockCache", "Stock"));

    [Fact]
    public Task A_parameter_in_this_project_is_pointed_at_also_beside_another() => Wire.CheckBeside(
        Uses.AspNetCore | Uses.HttpFactory8,
        OfAnotherProject,
        In("services.AddHttpClient<Stock>(); services.{|#0:AddSingleton<Own>|}();") + "\npublic class Own(Stock {|#1:stock|}) { public Stock Stock => stock; }",
        new DiagnosticResult(RuleCatalog.CapturedTypedClient).WithLocation(0).WithLocation(1).WithArguments("Own", "Stock"));

    [Theory]
    [InlineData("services.AddScoped<StockCache>();")]
    [InlineData("services.AddSingleton<StockReader>();")]
    [InlineData("services.AddSingleton(p => new StockCache(p.GetRequiredService<Stock>()));")]
    public Task Classes_of_another_project_stay_silent(string registration) => Wire.CheckBeside(
        Uses.AspNetCore | Uses.HttpFactory8, OfAnotherProject, In("services.AddHttpClient<Stock>(); " + registration));

    [Fact]
    public Task A_test_project_is_silent() => Check(Uses.HttpFactory8 | Uses.XunitOfTheProject, Typed + "services.AddSingleton<Cache>();");

    private static Task Check(Uses more, string registrations) => Wire.Check(Uses.AspNetCore | more, In(registrations));
}
