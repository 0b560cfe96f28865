using Microsoft.CodeAnalysis.Testing;
using Wirecheck.Analyzers.CodeFixes.Http;

namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>WIRE1007: what fires, beside it what must not, and the fix.</summary>
public class StackedResilienceTests
{
    private const Uses Libraries = Uses.AspNetCore | Uses.Resilience | Uses.HttpPolly;

    /// <summary>Where registrations are written. <c>$$</c> is where they go.</summary>
    private static readonly string[] Places =
    [
        "public static class Composition { public static void Add(IServiceCollection services) { $$ } }",
        "public static class Composition { public static void Add(IServiceCollection given) { Local(given); static void Local(IServiceCollection services) { $$ } } }",
        "public static class Composition { public static Action<IServiceCollection> Add() => services => { $$ }; }",
        "var builder = WebApplication.CreateBuilder(args); var services = builder.Services; $$ builder.Build().Run();",
    ];

    private const string Rest = """

        public class Shipping(HttpClient http) { public HttpClient Http => http; }
        public static class Policies
        {
            public static Polly.IAsyncPolicy<HttpResponseMessage> Retry() => Polly.Extensions.Http.HttpPolicyExtensions.HandleTransientHttpError().WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n));
            public static Polly.IAsyncPolicy<HttpResponseMessage> Break() => Polly.Extensions.Http.HttpPolicyExtensions.HandleTransientHttpError().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));
            public static readonly Polly.IAsyncPolicy<HttpResponseMessage> Kept = Polly.Extensions.Http.HttpPolicyExtensions.HandleTransientHttpError().RetryAsync(3);
        }
        """;

    private const string Usings = "using Polly; using Microsoft.Extensions.Http.Resilience;\n";

    [Theory]
    [InlineData("services.AddHttpClient<Shipping>().AddPolicyHandler(Policies.Retry()).{|WIRE1007:AddStandardResilienceHandler|}();")]
    [InlineData("services.AddHttpClient<Shipping>().AddTransientHttpErrorPolicy(p => p.WaitAndRetryAsync(3, n => TimeSpan.FromSeconds(n))).{|WIRE1007:AddStandardResilienceHandler|}(o => o.Retry.MaxRetryAttempts = 2);")]
    [InlineData("services.AddHttpClient(\"shipping\").AddTransientHttpErrorPolicy(p => p.RetryAsync(3)).{|WIRE1007:AddPolicyHandler|}(Policies.Kept);")]
    [InlineData("services.AddHttpClient(\"shipping\").AddPolicyHandler((provider, request) => Policies.Retry()).AddPolicyHandler(Policies.Break()).{|WIRE1007:AddStandardHedgingHandler|}();")]
    [InlineData("var client = services.AddHttpClient<Shipping>(); client.AddStandardResilienceHandler(); client.{|WIRE1007:AddStandardResilienceHandler|}(o => o.Retry.MaxRetryAttempts = 2);")]
    [InlineData("var client = services.AddHttpClient<Shipping>().SetHandlerLifetime(TimeSpan.FromHours(1)); client.AddStandardResilienceHandler().Configure(o => { }); client.{|WIRE1007:AddResilienceHandler|}(\"more\", b => b.AddRetry(new HttpRetryStrategyOptions()));")]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()); services.AddHttpClient<Shipping>().{|WIRE1007:AddStandardResilienceHandler|}();")]
    [InlineData("services.ConfigureHttpClientDefaults(b => { b.SetHandlerLifetime(TimeSpan.FromHours(1)); b.AddStandardResilienceHandler(); }); services.AddHttpClient<Shipping>().{|WIRE1007:AddPolicyHandler|}(Policies.Retry());")]
    public async Task Fires(string registration)
    {
        foreach (var place in Places) await Wire.Check(Libraries, Usings + place.Replace("$$", registration) + Rest);
    }

    [Theory]
    [InlineData("services.AddHttpClient<Shipping>().AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient<Shipping>().AddPolicyHandler(Policies.Retry()).AddPolicyHandler(Policies.Break());")]
    [InlineData("services.AddHttpClient<Shipping>().AddTransientHttpErrorPolicy(p => p.RetryAsync(3)).AddTransientHttpErrorPolicy(p => p.CircuitBreakerAsync(5, TimeSpan.FromSeconds(1)));")]
    [InlineData("services.AddHttpClient<Shipping>().AddPolicyHandler(Policies.Break()).AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient<Shipping>().AddPolicyHandlerFromRegistry(\"retry\").AddStandardResilienceHandler();")]
    [InlineData("var client = services.AddHttpClient<Shipping>(); client.AddStandardResilienceHandler(); client.AddResilienceHandler(\"time\", b => b.AddTimeout(TimeSpan.FromSeconds(1)));")]
    [InlineData("services.AddHttpClient<Shipping>().AddStandardResilienceHandler(); services.AddHttpClient(\"other\").AddStandardResilienceHandler();")]
    [InlineData("var one = services.AddHttpClient<Shipping>(); var two = services.AddHttpClient(\"two\"); one.AddStandardResilienceHandler(); two.AddStandardResilienceHandler();")]
    [InlineData("var client = services.AddHttpClient<Shipping>(); if (Environment.ProcessorCount > 1) { client.AddStandardResilienceHandler(); } else { client.AddStandardHedgingHandler(); }")]
    [InlineData("services.AddHttpClient<Shipping>().AddPolicyHandler(Policies.Retry()).AddHttpMessageHandler(() => new Logging());")]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()); services.AddHttpClient<Shipping>();")]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.SetHandlerLifetime(TimeSpan.FromHours(1))); services.AddHttpClient<Shipping>().AddStandardResilienceHandler();")]
    [InlineData("services.ConfigureHttpClientDefaults(b => { if (Environment.ProcessorCount > 1) b.AddStandardResilienceHandler(); }); services.AddHttpClient<Shipping>().AddStandardResilienceHandler();")]
    [InlineData("""
        #pragma warning disable EXTEXP0001
        services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler()); services.AddHttpClient<Shipping>().RemoveAllResilienceHandlers().AddStandardResilienceHandler();
        """)]
    [InlineData("""
        #pragma warning disable EXTEXP0001
        var client = services.AddHttpClient<Shipping>(); client.AddStandardResilienceHandler(); client.RemoveAllResilienceHandlers(); client.AddStandardHedgingHandler();
        """)]
    public async Task Stays_silent(string registration)
    {
        foreach (var place in Places) await Wire.Check(Libraries, Usings + place.Replace("$$", "\n" + registration + "\n") + Rest + "\npublic class Logging : DelegatingHandler;");
    }

    /// <summary>Sources of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources =>
        Places.Select(place => Usings + place.Replace("$$", "services.AddHttpClient<Shipping>().AddPolicyHandler(Policies.Retry()).AddStandardResilienceHandler().Configure(o => o.Retry.ShouldHandle = null); var b = services.AddHttpClient<Shipping>(); b.AddStandardHedgingHandler();") + Rest);

    [Fact]
    public Task A_test_project_is_silent() => Wire.Check(Libraries | Uses.XunitOfTheProject, Usings + Places[0].Replace("$$", "services.AddHttpClient<Shipping>().AddPolicyHandler(Policies.Retry()).AddStandardResilienceHandler();") + Rest);

    [Fact]
    public Task A_step_under_a_condition_that_returns_is_silent() => Wire.Check(
        Libraries,
        Usings + Places[0].Replace("$$", "var client = services.AddHttpClient<Shipping>(); if (services.Count > 9) { client.AddPolicyHandler(Policies.Retry()); return; } client.AddStandardResilienceHandler();") + Rest);

    [Fact]
    public Task The_message_names_both() => Wire.Check(
        Libraries,
        Usings + Places[0].Replace("$$", "services.AddHttpClient<Shipping>().{|#1:AddPolicyHandler|}(Policies.Retry()).{|#0:AddStandardResilienceHandler|}();") + Rest,
        [new DiagnosticResult(RuleCatalog.StackedResilience).WithLocation(0).WithLocation(1).WithArguments("AddStandardResilienceHandler", "AddPolicyHandler")]);

    private static Task Fix(string before, string after)
    {
        var place = "public static class Composition\n{\n    public static void Add(IServiceCollection services)\n    {\n        $$\n    }\n}\n";
        return Wire.Fix<StackedResilienceFix>(Libraries, Usings + place.Replace("$$", before) + Rest, Usings + place.Replace("$$", after) + Rest);
    }

    [Fact]
    public Task The_earlier_step_of_a_chain_goes() => Fix("""
        // Quotes.
                services.AddHttpClient<Shipping>()
                    .SetHandlerLifetime(TimeSpan.FromHours(1)) // long
                    .AddTransientHttpErrorPolicy(p => p.RetryAsync(3))
                    .{|WIRE1007:AddStandardResilienceHandler|}(o => o.Retry.MaxRetryAttempts = 2);
        """, """
        // Quotes.
                services.AddHttpClient<Shipping>()
                    .SetHandlerLifetime(TimeSpan.FromHours(1)) // long
                    .AddStandardResilienceHandler(o => o.Retry.MaxRetryAttempts = 2);
        """);

    [Fact]
    public Task The_earlier_statement_goes() => Fix("""
        var client = services.AddHttpClient<Shipping>();
                client.AddStandardResilienceHandler().Configure(o => { });
                client.{|WIRE1007:AddStandardHedgingHandler|}();
        """, """
        var client = services.AddHttpClient<Shipping>();
                client.AddStandardHedgingHandler();
        """);

    private static Task FixProgram(string before, string after)
    {
        const string Program = "var builder = WebApplication.CreateBuilder(args);\nvar services = builder.Services;\n$$\nbuilder.Build().Run();\n";
        return Wire.Fix<StackedResilienceFix>(Libraries, Usings + Program.Replace("$$", before) + Rest, Usings + Program.Replace("$$", after) + Rest);
    }

    [Fact]
    public Task The_earlier_statement_of_a_program_goes() => FixProgram("""
        var client = services.AddHttpClient<Shipping>();
        client.AddStandardResilienceHandler().Configure(o => { });
        client.{|WIRE1007:AddStandardHedgingHandler|}();
        """, """
        var client = services.AddHttpClient<Shipping>();
        client.AddStandardHedgingHandler();
        """);

    [Fact]
    public Task The_comment_on_a_statement_of_a_program_stays() => FixProgram("""
        var client = services.AddHttpClient<Shipping>();
        // Shipping is slow on Mondays.
        client.AddPolicyHandler(Policies.Retry());
        client.{|WIRE1007:AddStandardHedgingHandler|}();
        """, """
        var client = services.AddHttpClient<Shipping>();
        // Shipping is slow on Mondays.

        client.AddStandardHedgingHandler();
        """);

    [Fact]
    public Task The_earlier_step_of_a_chain_in_a_program_goes() => FixProgram(
        "services.AddHttpClient<Shipping>().AddPolicyHandler(Policies.Retry()).{|WIRE1007:AddStandardResilienceHandler|}();",
        "services.AddHttpClient<Shipping>().AddStandardResilienceHandler();");

    [Theory]
    [InlineData("if (services.Count > 9)")]
    [InlineData("if (services.Count > 9) services.Clear(); else")]
    [InlineData("foreach (var _ in args)")]
    public async Task The_one_statement_of_a_body_without_braces_stays(string head)
    {
        await FixProgram(
            head + "\n    services.AddHttpClient<Shipping>().AddPolicyHandler(Policies.Retry()).{|WIRE1007:AddStandardResilienceHandler|}();",
            head + "\n    services.AddHttpClient<Shipping>().AddStandardResilienceHandler();");
        await FixProgram(
            "services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler());\n" + head + "\n    services.AddHttpClient<Shipping>().{|WIRE1007:AddStandardResilienceHandler|}();",
            "services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler());\n" + head + "\n    services.AddHttpClient<Shipping>();");
    }

    [Theory]
    [InlineData("if (services.Count > 9) client.AddStandardResilienceHandler();")]
    [InlineData("if (services.Count > 9) services.Clear(); else client.AddStandardResilienceHandler();")]
    [InlineData("foreach (var _ in args) client.AddStandardResilienceHandler();")]
    public Task A_step_in_a_body_without_braces_is_silent(string step) => Wire.Check(
        Libraries, Usings + Places[^1].Replace("$$", $"var client = services.AddHttpClient<Shipping>(); {step} client.AddStandardHedgingHandler();") + Rest);

    [Fact]
    public Task The_handler_of_every_client_stays() => Fix("""
        services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler());
                services.AddHttpClient<Shipping>().{|WIRE1007:AddStandardResilienceHandler|}().Configure(o => { });
        """, """
        services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler());
                services.AddHttpClient<Shipping>();
        """);
}
