namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>WIRE1009: what fires, and beside it what must not.</summary>
public class HardCodedAddressTests
{
    private const Uses Everything = Uses.AspNetCore | Uses.Grpc | Uses.Refit | Uses.RestSharp | Uses.Flurl;

    /// <summary>Functions that serve no request. <c>$$</c> is where the statement goes.</summary>
    private static readonly (string Kind, string Source)[] Functions =
    [
        ("method", "static async Task Run(IServiceCollection services, HttpClient http, IConfiguration config, string url) { await Task.Yield(); $$ }"),
        ("lambda", "static readonly Func<IServiceCollection, HttpClient, IConfiguration, string, Task> Run = async (services, http, config, url) => { await Task.Yield(); $$ };"),
        ("local function", "static void Start() { Task Unused() => Run(null!, null!, null!, \"\"); async Task Run(IServiceCollection services, HttpClient http, IConfiguration config, string url) { await Task.Yield(); $$ } }"),
    ];

    private static readonly (string Why, string Statement)[] Firing =
    [
        ("base address", "http.BaseAddress = {|WIRE1009:new Uri(\"http://shipping\")|};"),
        ("base address of a registration", "services.AddHttpClient(\"shipping\", c => c.BaseAddress = {|WIRE1009:new Uri(Shipping)|});"),
        ("base address in an initializer", "var client = new HttpClient { BaseAddress = {|WIRE1009:new(\"http://10.0.0.7:8080\")|} };"),
        ("call", "await http.GetAsync({|WIRE1009:$\"http://shipping/quotes/{url}\"|});"),
        ("request message", "await http.SendAsync(new HttpRequestMessage(HttpMethod.Get, {|WIRE1009:\"http://shipping.svc/quotes\"|}));"),
        ("gRPC channel", "var channel = Grpc.Net.Client.GrpcChannel.ForAddress({|WIRE1009:\"http://inventory\"|});"),
        ("gRPC registration", "services.AddGrpcClient<Shop.Contracts.Inventory.InventoryClient>(o => o.Address = {|WIRE1009:new Uri(\"http://inventory\")|});"),
        ("RestSharp", "var client = new RestSharp.RestClient({|WIRE1009:\"http://shipping\"|});"),
        ("RestSharp's options", "var client = new RestSharp.RestClientOptions({|WIRE1009:\"http://shipping\"|});"),
        ("Flurl", "await Flurl.Http.GeneratedExtensions.GetAsync({|WIRE1009:\"http://shipping/quotes\"|});"),
        ("a chain of Flurl", "await {|WIRE1009:\"http://shipping\"|}.AppendPathSegment(\"quotes\").WithTimeout(5).GetAsync();"),
        ("Refit", "var client = Refit.RestService.For<IDisposable>({|WIRE1009:\"http://shipping\"|});"),
        ("a web request", "await System.Net.WebRequest.Create({|WIRE1009:\"http://shipping\"|}).GetResponseAsync();"),
        ("the developer's machine", "http.BaseAddress = {|WIRE1009:new Uri(\"http://localhost:5001\")|};"),
        ("the developer's machine, with a path that differs", "await http.GetAsync({|WIRE1009:$\"http://localhost:5001/quotes/{url}\"|});"),
        ("a port that differs", "http.BaseAddress = {|WIRE1009:new Uri($\"http://shipping:{url}\")|};"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("from configuration", "http.BaseAddress = new Uri(config[\"Shipping\"]!);"),
        ("a fallback for configuration", "http.BaseAddress = new Uri(config[\"Shipping\"] ?? \"http://shipping\");"),
        ("a fallback for configuration, in text", "await http.GetAsync($\"{config[\"Shipping\"] ?? \"http://shipping\"}/quotes\");"),
        ("a parameter", "services.AddHttpClient(\"shipping\", c => c.BaseAddress = new Uri(url));"),
        ("a public host", "http.BaseAddress = new Uri(\"https://api.stripe.com\");"),
        ("a public call", "await http.PostAsync(\"https://api.stripe.com/v1/charges\", null);"),
        ("a discovered service", "http.BaseAddress = new Uri(\"https+http://shipping\");"),
        ("an endpoint of a discovered service", "http.BaseAddress = new Uri(\"http://_admin.shipping\");"),
        ("a port of this machine that is known at run time", "http.BaseAddress = new Uri($\"http://127.0.0.1:{url}\");"),
        ("a relative call", "await http.GetAsync(\"/quotes\");"),
        ("a channel for a configured address", "var channel = Grpc.Net.Client.GrpcChannel.ForAddress(config[\"Inventory\"]!);"),
        ("a Flurl client", "await new Flurl.Http.FlurlClient(url).Request(\"quotes\").GetAsync();"),
        ("an address that nothing is called at", "var text = \"http://shipping\"; var uri = new Uri(text);"),
        ("an XML namespace", "var name = System.Xml.Linq.XName.Get(\"quotes\", \"http://shipping\");"),
    ];

    public static TheoryData<string, string> FiringCases => Cases(Firing);

    public static TheoryData<string, string> SilentCases => Cases(Silent);

    /// <summary>Every source of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources =>
        from function in Functions from statement in Firing.Concat(Silent) select Wire.Unmarked(In(function.Kind, statement.Statement));

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string function, string why) => Check(In(function, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string function, string why) => Check(In(function, Silent.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(FiringCases))]
    public Task Is_silent_in_tests(string function, string why) =>
        Wire.Check(Everything | Uses.XunitOfTheProject, Wire.Unmarked(In(function, Firing.Single(f => f.Why == why).Statement)), Wire.On("WIRE1009"));

    [Theory]
    [InlineData("services.AddHttpClient(\"a\").AddServiceDiscovery(); http.BaseAddress = new Uri(\"http://shipping\");")]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.AddServiceDiscovery()); await http.GetAsync(\"https://shipping/quotes\");")]
    [InlineData("services.AddServiceDefaults(); http.BaseAddress = new Uri(\"http://shipping\");")]
    public Task A_name_is_no_address_where_services_are_found_by_name(string statement) => Check(In("method", statement));

    [Theory]
    [InlineData("services.AddServiceDefaults(); http.BaseAddress = {|WIRE1009:new Uri(\"http://10.0.0.1\")|};")]
    [InlineData("services.AddServiceDefaults(); http.BaseAddress = {|WIRE1009:new Uri(\"http://localhost:5000\")|};")]
    public Task A_number_is_an_address_all_the_same(string statement) => Check(In("method", statement));

    [Fact]
    public Task Options_name_hosts() => Check(
        In("method", "http.BaseAddress = {|WIRE1009:new Uri(\"https://shipping.corp.example\")|}; await http.GetAsync(\"http://keycloak/token\");"),
        "wirecheck.internal_hosts = *.corp.example",
        "wirecheck.external_hosts = keycloak");

    [Fact]
    public Task Is_off_by_default() => Wire.Check(Everything, Wire.Unmarked(In("method", Firing[0].Statement)));

    private static Task Check(string source, params string[] options) => Wire.Check(Everything, source, [.. options, Wire.On("WIRE1009")]);

    private static string In(string function, string statement) => $$"""
        #pragma warning disable SYSLIB0014
        using Flurl;
        using Flurl.Http;
        using Microsoft.Extensions.Configuration;
        public static class Composition
        {
            private const string Shipping = "http://shipping";
            {{Functions.Single(f => f.Kind == function).Source.Replace("$$", statement)}}
            private static IServiceCollection AddServiceDefaults(this IServiceCollection services) => services;
        }
        """;

    private static TheoryData<string, string> Cases((string Why, string Statement)[] statements) => Matrix.Of(Functions.Select(f => f.Kind), statements.Select(c => c.Why));
}
