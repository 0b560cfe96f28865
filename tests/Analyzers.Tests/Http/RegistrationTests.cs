namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>What start-up code says of the clients that the container makes, seen by what WIRE1001 reports and what it must not.</summary>
public class RegistrationTests
{
    private const string Shop = """
        public class OrdersController(ShippingClient shipping, StripeClient stripe) : ControllerBase
        {
            [HttpPost] public Task<string> Post() => {|WIRE1001:shipping.QuoteAsync(1)|};
            [HttpPut] public Task<string> Put() => stripe.ChargeAsync();
        }
        public class ShippingClient(HttpClient http)
        {
            public Task<string> QuoteAsync(int id) => http.GetStringAsync($"/quotes/{id}");
        }
        public class StripeClient(HttpClient http)
        {
            public Task<string> ChargeAsync() => http.GetStringAsync("/charges");
        }

        """;

    private static string Registered(string registration) => Shop + $$"""
        public static class Composition
        {
            public static void Add(IServiceCollection services, string url) { {{registration}} }

            public static IHttpClientBuilder AddInternalClient<T>(this IServiceCollection services, string address) where T : class =>
                services.AddHttpClient<T>(client => client.BaseAddress = new Uri(address));

            public static IServiceCollection AddInternalService<T>(this IServiceCollection services, string service = "shipping") where T : class
            {
                services.AddHttpClient<T>((provider, client) => { client.BaseAddress = new Uri($"http://{service}/"); }).SetHandlerLifetime(TimeSpan.FromHours(1));
                return services;
            }

            public static void AddAt<T>(this IServiceCollection services, Uri address) where T : class => services.AddHttpClient<T>().ConfigureHttpClient(c => c.BaseAddress = address);

            public static void AddConfigured<T>(this IServiceCollection services, Action<HttpClient> configure) where T : class => services.AddHttpClient<T>(configure);

            public static void AddNamed(this IServiceCollection services, string name, string address) => services.AddHttpClient(name, c => c.BaseAddress = new Uri(address));
        }
        """;

    /// <summary>Sources to be broken, without markup.</summary>
    internal static IEnumerable<string> Sources =>
    [
        Wire.Unmarked(Registered("""services.AddInternalClient<ShippingClient>("http://shipping"); services.AddConfigured<StripeClient>(c => c.BaseAddress = new Uri(url));""")),
        Wire.Unmarked(Registered("""services.AddHttpClient("shipping", c => c.BaseAddress = new Uri("http://shipping")).AddTypedClient((http, provider) => new ShippingClient(http));""")),
    ];

    private static Task Check(string source) => Wire.Check(Uses.AspNetCore, source);

    [Theory]
    [InlineData("""services.AddInternalClient<ShippingClient>("http://shipping");""")]
    [InlineData("""services.AddInternalClient<ShippingClient>("http://shipping"); services.AddInternalClient<StripeClient>("https://api.stripe.com");""")]
    [InlineData("""Composition.AddInternalClient<ShippingClient>(address: "http://shipping", services: services);""")]
    [InlineData("""services.AddInternalService<ShippingClient>();""")]
    [InlineData("""services.AddInternalService<ShippingClient>("shipping.svc");""")]
    [InlineData("""services.AddAt<ShippingClient>(new Uri("http://shipping"));""")]
    [InlineData("""services.AddConfigured<ShippingClient>(c => c.BaseAddress = new Uri("http://shipping"));""")]
    [InlineData("""services.AddConfigured<ShippingClient>(Configure); static void Configure(HttpClient c) { c.BaseAddress = new("http://shipping"); }""")]
    public Task A_registration_inside_a_method_is_read_once_for_each_of_its_callers(string registration) => Check(Registered(registration));

    [Theory]
    [InlineData("""services.AddInternalClient<ShippingClient>(url);""")]
    [InlineData("""services.AddInternalClient<ShippingClient>("https://api.shipper.com");""")]
    [InlineData("""services.AddInternalClient<StripeClient>("https://api.stripe.com");""")]
    [InlineData("""services.AddInternalClient<ShippingClient>("http://shipping"); services.AddInternalClient<ShippingClient>("http://other");""")]
    [InlineData("""services.AddInternalClient<ShippingClient>("http://shipping"); services.AddInternalClient<ShippingClient>(url);""")]
    [InlineData("""services.AddAt<ShippingClient>(new Uri(url));""")]
    [InlineData("""services.AddConfigured<ShippingClient>(c => c.Timeout = TimeSpan.FromSeconds(1));""")]
    [InlineData("""services.AddNamed("stripe", "http://shipping");""")]
    [InlineData("")]
    public Task A_registration_inside_a_method_whose_callers_say_nothing_or_another_thing_is_silent(string registration) => Check(Wire.Unmarked(Registered(registration)));

    [Theory]
    [InlineData("""services.AddHttpClient("shipping", c => c.BaseAddress = new Uri("http://shipping")).AddTypedClient<ShippingClient>();""")]
    [InlineData("""services.AddHttpClient("shipping", c => c.BaseAddress = new Uri("http://shipping")).AddTypedClient<StripeLike>().AddTypedClient((http, provider) => new ShippingClient(http));""")]
    [InlineData("""services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("http://shipping")); services.AddHttpClient<ShippingClient>().SetHandlerLifetime(TimeSpan.FromHours(1));""")]
    [InlineData("""services.ConfigureHttpClientDefaults(b => b.ConfigureHttpClient(c => c.BaseAddress = new Uri("http://gateway"))); services.AddHttpClient<ShippingClient>();""")]
    public Task A_client_is_found_by_all_that_is_said_of_it(string registration) => Check(Registered(registration).Replace("StripeLike", "object"));

    [Theory]
    [InlineData("""services.AddHttpClient("shipping", c => c.BaseAddress = new Uri("http://shipping")).AddTypedClient<StripeLike>();""")]
    [InlineData("""services.ConfigureHttpClientDefaults(b => b.ConfigureHttpClient(c => c.BaseAddress = new Uri("http://gateway"))); services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("https://api.shipper.com"));""")]
    [InlineData("""services.ConfigureHttpClientDefaults(b => b.ConfigureHttpClient(c => c.BaseAddress = new Uri("http://gateway")));""")]
    [InlineData("""services.ConfigureHttpClientDefaults(b => b.ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(1))); services.AddHttpClient<ShippingClient>();""")]
    [InlineData("""services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("http://shipping")).ConfigureHttpClient(configure);""")]
    public Task A_client_of_which_another_thing_is_said_is_silent(string registration) => Check(Wire.Unmarked(Registered(registration))
        .Replace("StripeLike", "object")
        .Replace("IServiceCollection services, string url)", "IServiceCollection services, string url, Action<HttpClient> configure)"));

    [Theory]
    [InlineData("""[FromKeyedServices("shipping")] HttpClient http""", true)]
    [InlineData("""[FromKeyedServices("other")] HttpClient http""", false)]
    [InlineData("HttpClient http", false)]
    public Task A_keyed_client_is_found_by_its_key(string parameter, bool isFound)
    {
        var source = $$"""
            public static class Endpoints
            {
                public static void Map(WebApplication app, IServiceCollection services)
                {
                    services.AddHttpClient("shipping", c => c.BaseAddress = new Uri("http://shipping")).AddAsKeyed();
                    app.MapGet("/", ({{parameter}}) => {|WIRE1001:http.GetStringAsync("/quotes")|});
                }
            }
            """;
        return Check(isFound ? source : Wire.Unmarked(source));
    }

    [Theory]
    [InlineData("new Uri(\"http://shipping\")", "new Uri(\"https://api.shipper.com\")", true)]
    [InlineData("new Uri(\"https://api.shipper.com\")", "new Uri(\"http://shipping\")", false)]
    public Task A_base_class_calls_where_the_registered_class_does(string address, string other, bool isFound)
    {
        var source = $$"""
            public class OrdersController(ShippingClient shipping) : ControllerBase { public Task<string> Get() => {|WIRE1001:shipping.FetchAsync("/quotes")|}; }
            public abstract class ApiClient(HttpClient http) { public Task<string> FetchAsync(string path) => http.GetStringAsync("/v1"); }
            public class ShippingClient(HttpClient http) : ApiClient(http);
            public class Unrelated(HttpClient http) { public Task<string> Get() => http.GetStringAsync("/"); }
            public static class Composition
            {
                public static void Add(IServiceCollection services)
                {
                    services.AddHttpClient<ShippingClient>(c => c.BaseAddress = {{address}});
                    services.AddHttpClient<Unrelated>(c => c.BaseAddress = {{other}});
                }
            }
            """;
        return Check(isFound ? source : Wire.Unmarked(source));
    }

    [Fact]
    public Task An_interface_of_Refit_registered_by_a_method_for_its_callers_is_found() => Wire.Check(Uses.AspNetCore | Uses.Refit, """
        using Refit;
        public class OrdersController(IShipping shipping, IStripe stripe) : ControllerBase
        {
            [HttpGet] public Task<string> Get() => {|WIRE1001:shipping.GetAsync()|};
            [HttpPut] public Task<string> Put() => stripe.GetAsync();
        }
        public interface IShipping { [Get("/")] Task<string> GetAsync(); }
        public interface IStripe { [Get("/")] Task<string> GetAsync(); }
        public static class Composition
        {
            public static void Add(IServiceCollection services)
            {
                services.AddApi<IShipping>("http://shipping");
                services.AddApi<IStripe>("https://api.stripe.com");
            }
            private static IHttpClientBuilder AddApi<T>(this IServiceCollection services, string url) where T : class =>
                services.AddRefitClient<T>().ConfigureHttpClient(c => c.BaseAddress = new Uri(url));
        }
        """);

    [Fact]
    public Task A_handler_that_passes_a_request_on_is_silent() => Check("""
        public class OrdersController(HttpClient http) : ControllerBase { public Task<string> Get() => http.GetStringAsync("/"); }
        public class Forwarding(HttpMessageHandler inner) : DelegatingHandler(inner)
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
            {
                request.RequestUri = new Uri("http://shipping/");
                return base.SendAsync(request, ct);
            }
        }
        """);
}
