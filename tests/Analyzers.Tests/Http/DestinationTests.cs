namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>Where the calls of each library go, seen by what WIRE1001 reports and what it must not.</summary>
public class DestinationTests
{
    /// <summary>The same statement in a method, a lambda and a local function. <c>$$</c> is where it goes.</summary>
    private static readonly (string Kind, string Source)[] Handlers =
    [
        ("method", "public class OrdersController(Clients c) : ControllerBase { public async Task Get(string id, CancellationToken ct) { $$ } }"),
        ("lambda", "public static class Endpoints { public static void Map(WebApplication app, Clients c) => app.MapGet(\"/{id}\", async (string id, CancellationToken ct) => { $$ return id; }); }"),
        ("local function", """
            public static class Endpoints
            {
                public static void Map(WebApplication app, Clients c)
                {
                    app.MapPost("/", Post);
                    async Task<string> Post(string id, CancellationToken ct) { $$ return id; }
                }
            }
            """),
    ];

    private sealed record Library(Uses Uses, string Clients, (string Why, string Statement)[] Firing, (string Why, string Statement)[] Silent);

    private static readonly Dictionary<string, Library> Libraries = new()
    {
        ["HttpClient"] = new(Uses.Nothing, """
            using Microsoft.AspNetCore.WebUtilities;
            using System.Net;
            public class Clients(HttpClient http)
            {
                public readonly HttpClient Http = http;
                public readonly HttpMessageInvoker Invoker = new(new SocketsHttpHandler());
                public static readonly Uri Root = new("http://shipping");
                public static readonly UriBuilder Builder = new("http", "shipping", 80, "quotes");
            }
            """,
            [
                ("a streamed answer", "await foreach (var n in {|WIRE1001:c.Http.GetFromJsonAsAsyncEnumerable<int>(\"http://shipping/\", ct)|}) { }"),
                ("every verb: put", "await {|WIRE1001:c.Http.PutAsync(\"http://shipping/\", null, ct)|};"),
                ("every verb: patch", "await {|WIRE1001:c.Http.PatchAsJsonAsync(\"http://shipping/\", id, ct)|};"),
                ("every verb: delete", "await {|WIRE1001:c.Http.DeleteFromJsonAsync<int>(\"http://shipping/\", ct)|};"),
                ("an invoker", "await {|WIRE1001:c.Invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, \"http://shipping/\"), ct)|};"),
                ("an address and a path", "await {|WIRE1001:c.Http.GetAsync(new Uri(Clients.Root, \"/quotes/\" + id), ct)|};"),
                ("an address in text", "await {|WIRE1001:c.Http.GetAsync($\"{Clients.Root}quotes/{id}\", ct)|};"),
                ("an address as text", "await {|WIRE1001:c.Http.GetAsync(Clients.Root.AbsoluteUri + id, ct)|};"),
                ("an address builder", "await {|WIRE1001:c.Http.GetAsync(new UriBuilder(\"http://shipping\") { Path = id }.Uri, ct)|};"),
                ("an address builder's parts", "await {|WIRE1001:c.Http.GetAsync(Clients.Builder.Uri, ct)|};"),
                ("an address builder's host", "await {|WIRE1001:c.Http.GetAsync(new UriBuilder { Scheme = \"https\", Host = \"shipping\" }.ToString(), ct)|};"),
                ("a query", "await {|WIRE1001:c.Http.GetAsync(QueryHelpers.AddQueryString(\"http://shipping/quotes\", \"id\", id), ct)|};"),
                ("a format", "await {|WIRE1001:c.Http.GetAsync(string.Format(\"http://shipping/{0}\", id), ct)|};"),
                ("a concatenation", "await {|WIRE1001:c.Http.GetAsync(string.Concat(\"http://shipping/\", id), ct)|};"),
                ("a trimmed address", "await {|WIRE1001:c.Http.GetAsync($\"{\"http://shipping/\".TrimEnd('/')}/{id}\", ct)|};"),
                ("an address set on the request later", "var request = new HttpRequestMessage(); request.RequestUri = new Uri(\"http://shipping/\"); await {|WIRE1001:c.Http.SendAsync(request, ct)|};"),
                ("an endpoint of a discovered service", "await {|WIRE1001:c.Http.GetAsync(\"http://_admin.shipping/\", ct)|};"),
                ("a name of Kubernetes", "await {|WIRE1001:c.Http.GetAsync(\"http://shipping.shop.svc:8080/\", ct)|};"),
            ],
            [
                ("a public streamed answer", "await foreach (var n in c.Http.GetFromJsonAsAsyncEnumerable<int>(\"https://api.shipper.com/\", ct)) { }"),
                ("an absolute path wins", "await c.Http.GetAsync(new Uri(Clients.Root, \"https://api.shipper.com/\"), ct);"),
                ("a builder given its host later", "var builder = new UriBuilder(\"http://shipping\"); builder.Host = id; await c.Http.GetAsync(builder.Uri, ct);"),
                ("a builder of an unknown host", "await c.Http.GetAsync(new UriBuilder(\"http\", id).Uri, ct);"),
                ("a builder of a public host", "await c.Http.GetAsync(new UriBuilder(\"https\", \"api.shipper.com\").Uri, ct);"),
                ("a format with the host in it", "await c.Http.GetAsync(string.Format(\"http://{0}/\", id), ct);"),
                ("a request that is given two addresses", "var request = new HttpRequestMessage(); request.RequestUri = new Uri(\"http://shipping/\"); request.RequestUri = new Uri(\"https://api.shipper.com/\"); await c.Http.SendAsync(request, ct);"),
                ("a public query", "await c.Http.GetAsync(QueryHelpers.AddQueryString(\"https://api.shipper.com/\", \"id\", id), ct);"),
                ("a namespace of Kubernetes that may be a domain", "await c.Http.GetAsync(\"http://shipping.shop/\", ct);"),
                ("the client's own settings", "c.Http.CancelPendingRequests(); c.Http.DefaultRequestHeaders.Add(\"x\", \"http://shipping\"); await Task.Yield();"),
            ]),

        ["Refit"] = new(Uses.Refit, """
            using Refit;
            [Headers("Accept: application/json")]
            public interface IShipping
            {
                [Get("/quotes/{id}")] Task<string> GetAsync(string id, CancellationToken ct = default);
                [Post("/quotes")] Task PostAsync([Body] string order);
                [Get("/healthz")] Task<string> HealthAsync();
                [Get("/")] Task<string> AnywhereAsync([Url] string url);
                [Get("/all")] IAsyncEnumerable<int> AllAsync();
                Task NotARequest() => Task.CompletedTask;
            }
            public interface IStripe { [Post("/v1/charges")] Task ChargeAsync([Body] string card); }
            public interface IUnregistered { [Get("/")] Task<string> GetAsync(); }
            public interface IConfigured { [Get("/")] Task<string> GetAsync(); }
            public interface IByType { [Get("/")] Task<string> GetAsync(); }
            public interface INamed { [Get("/")] Task<string> GetAsync(); }
            public class Clients(IShipping shipping, IStripe stripe, IUnregistered unregistered, IConfigured configured, IByType byType, INamed named)
            {
                public readonly IShipping Shipping = shipping;
                public readonly IStripe Stripe = stripe;
                public readonly IUnregistered Unregistered = unregistered;
                public readonly IConfigured Configured = configured;
                public readonly IByType ByType = byType;
                public readonly INamed Named = named;
                public readonly IUnregistered Made = RestService.For<IUnregistered>("http://shipping");
                public readonly IUnregistered MadeOn = RestService.For<IUnregistered>(new HttpClient { BaseAddress = new Uri("http://shipping") });
                public readonly IUnregistered Public = RestService.For<IUnregistered>("https://api.shipper.com");
                public static void Add(IServiceCollection services, string url)
                {
                    services.AddRefitClient<IShipping>().ConfigureHttpClient(c => c.BaseAddress = new Uri("http://shipping"));
                    services.AddRefitClient<IStripe>().ConfigureHttpClient(c => c.BaseAddress = new Uri("https://api.stripe.com"));
                    services.AddRefitClient<IConfigured>(new RefitSettings()).ConfigureHttpClient(c => c.BaseAddress = new Uri(url));
                    services.AddRefitClient(typeof(IByType)).ConfigureHttpClient(c => c.BaseAddress = new Uri("http://shipping"));
                    services.AddHttpClient("named", c => c.BaseAddress = new Uri("http://shipping")).AddRefitClient<INamed>();
                }
            }
            """,
            [
                ("a registered interface", "await {|WIRE1001:c.Shipping.GetAsync(id)|};"),
                ("a post", "await {|WIRE1001:c.Shipping.PostAsync(id)|};"),
                ("a stream", "await foreach (var n in {|WIRE1001:c.Shipping.AllAsync()|}) { }"),
                ("registered by type", "await {|WIRE1001:c.ByType.GetAsync()|};"),
                ("registered on a builder", "await {|WIRE1001:c.Named.GetAsync()|};"),
                ("made for an address", "await {|WIRE1001:c.Made.GetAsync()|};"),
                ("made on a client", "await {|WIRE1001:c.MadeOn.GetAsync()|};"),
            ],
            [
                ("a public host", "await c.Stripe.ChargeAsync(id);"),
                ("registered nowhere in sight", "await c.Unregistered.GetAsync();"),
                ("an address from elsewhere", "await c.Configured.GetAsync();"),
                ("made for a public host", "await c.Public.GetAsync();"),
                ("a probe", "await c.Shipping.HealthAsync();"),
                ("an address that is passed", "await c.Shipping.AnywhereAsync(id);"),
                ("no request", "await c.Shipping.NotARequest();"),
                ("not waited for", "_ = c.Shipping.PostAsync(id); await Task.Yield();"),
            ]),

        ["RestSharp"] = new(Uses.RestSharp, """
            using RestSharp;
            public class Clients(IRestClient injected, string url)
            {
                public readonly IRestClient Injected = injected;
                public readonly RestClient Shipping = new("http://shipping");
                public readonly RestClient ByOptions = new(new RestClientOptions("http://shipping") { Timeout = TimeSpan.FromSeconds(1) });
                public readonly RestClient ByProperty = new(new RestClientOptions { BaseUrl = new Uri("http://shipping") });
                public readonly RestClient ByFunction = new(options => options.BaseUrl = new Uri("http://shipping"));
                public readonly RestClient OnHttp = new(new HttpClient { BaseAddress = new Uri("http://shipping") });
                public readonly RestClient Stripe = new("https://api.stripe.com");
                public readonly RestClient Configured = new(url);
                public readonly RestClient Bare = new();
            }
            """,
            [
                ("get", "await {|WIRE1001:c.Shipping.GetAsync<string>(new RestRequest(\"quotes\"), ct)|};"),
                ("post", "await {|WIRE1001:c.Shipping.PostJsonAsync(\"quotes\", id, ct)|};"),
                ("execute", "await {|WIRE1001:c.ByOptions.ExecuteAsync(new RestRequest(\"quotes\", Method.Post), ct)|};"),
                ("execute, typed", "await {|WIRE1001:c.ByProperty.ExecuteAsync<string>(new RestRequest(\"quotes\"), ct)|};"),
                ("synchronous", "var answer = {|WIRE1001:c.ByFunction.Execute(new RestRequest(\"quotes\"))|}; await Task.Yield();"),
                ("synchronous verb", "var answer = {|WIRE1001:c.OnHttp.Get<string>(new RestRequest(\"quotes\"))|}; await Task.Yield();"),
                ("an absolute resource", "await {|WIRE1001:c.Bare.ExecuteAsync(new RestRequest(\"http://shipping/quotes\"), ct)|};"),
                ("a resource set later", "var request = new RestRequest(); request.Resource = \"http://shipping/quotes\"; await {|WIRE1001:c.Bare.GetAsync(request, ct)|};"),
                ("download", "await {|WIRE1001:c.Shipping.DownloadDataAsync(new RestRequest(\"label\"), ct)|};"),
            ],
            [
                ("a public host", "await c.Stripe.PostAsync<string>(new RestRequest(\"v1/charges\"), ct);"),
                ("a client from elsewhere", "await c.Injected.GetAsync<string>(new RestRequest(\"quotes\"), ct);"),
                ("an address from elsewhere", "await c.Configured.GetAsync<string>(new RestRequest(\"quotes\"), ct);"),
                ("no address", "await c.Bare.GetAsync<string>(new RestRequest(\"quotes\"), ct);"),
                ("a probe", "await c.Shipping.GetAsync<string>(new RestRequest(\"health\"), ct);"),
                ("a public resource", "await c.Shipping.GetAsync<string>(new RestRequest(\"https://api.shipper.com/quotes\"), ct);"),
                ("settings", "c.Shipping.AddDefaultHeader(\"x\", id); await Task.Yield();"),
            ]),

        ["Flurl"] = new(Uses.Flurl, """
            using Flurl;
            using Flurl.Http;
            using Flurl.Http.Configuration;
            public class Clients(IFlurlClientCache cache, string url)
            {
                public readonly IFlurlClient Shipping = new FlurlClient("http://shipping");
                public readonly IFlurlClient OnHttp = new FlurlClient(new HttpClient { BaseAddress = new Uri("http://shipping") });
                public readonly IFlurlClient Cached = cache.GetOrAdd("shipping", "http://shipping");
                public readonly IFlurlClient Known = cache.Get("shipping");
                public readonly IFlurlClient Configured = new FlurlClient(url);
                public readonly Url Root = new("http://shipping");
            }
            """,
            [
                ("a string", "await {|WIRE1001:\"http://shipping/quotes\".GetAsync()|};"),
                ("an interpolated string", "await {|WIRE1001:$\"http://shipping/quotes/{id}\".GetJsonAsync<int>()|};"),
                ("a path built onto a string", "await {|WIRE1001:\"http://shipping\".AppendPathSegment(\"quotes\").SetQueryParam(\"id\", id).GetStringAsync()|};"),
                ("a header and a time-out", "await {|WIRE1001:\"http://shipping\".AppendPathSegments(\"quotes\", id).WithHeader(\"x\", \"y\").WithTimeout(5).PostJsonAsync(new { id })|};"),
                ("a field", "await {|WIRE1001:c.Root.Clone().AppendPathSegment(\"quotes\").DeleteAsync()|};"),
                ("combined parts", "await {|WIRE1001:Flurl.Url.Combine(\"http://shipping\", id).GetAsync()|};"),
                ("a client", "await {|WIRE1001:c.Shipping.Request(\"quotes\", id).GetAsync()|};"),
                ("a client on a client", "await {|WIRE1001:c.OnHttp.Request(\"quotes\").PutJsonAsync(new { id })|};"),
                ("a client from the cache", "await {|WIRE1001:c.Cached.Request().AppendPathSegment(\"quotes\").SendAsync(HttpMethod.Post)|};"),
                ("a request that a client sends", "await {|WIRE1001:c.Configured.SendAsync(new FlurlRequest(\"http://shipping/quotes\"))|};"),
                ("received as JSON", "await {|WIRE1001:\"http://shipping/quotes\".PostJsonAsync(new { id })|}.ReceiveJson<int>();"),
                ("downloaded", "await {|WIRE1001:\"http://shipping/label\".DownloadFileAsync(\"labels\")|};"),
            ],
            [
                ("a public host", "await \"https://api.shipper.com\".AppendPathSegment(\"quotes\").GetAsync();"),
                ("an unknown address", "await id.AppendPathSegment(\"quotes\").GetAsync();"),
                ("a client of an unknown address", "await c.Configured.Request(\"quotes\").GetAsync();"),
                ("a client known elsewhere", "await c.Known.Request(\"quotes\").GetAsync();"),
                ("a public segment", "await c.Shipping.Request(\"https://api.shipper.com/quotes\").GetAsync();"),
                ("a probe", "await \"http://shipping\".AppendPathSegment(\"healthz\").GetAsync();"),
                ("an address that is only built", "var url = \"http://shipping\".AppendPathSegment(\"quotes\").ToString(); await Task.Yield();"),
                ("started, not awaited", "_ = \"http://shipping\".GetAsync(); await Task.Yield();"),
            ]),

        ["WebClient and HttpWebRequest"] = new(Uses.Nothing, """
            #pragma warning disable SYSLIB0014
            using System.Net;
            public class Clients
            {
                public readonly WebClient Web = new();
                public readonly WebClient Based = new() { BaseAddress = "http://shipping" };
            }
            """,
            [
                ("synchronous download", "var text = {|WIRE1001:c.Web.DownloadString(\"http://shipping/quotes\")|}; await Task.Yield();"),
                ("download as a task", "await {|WIRE1001:c.Web.DownloadStringTaskAsync(new Uri(\"http://shipping/quotes\"))|};"),
                ("upload to a base address", "await {|WIRE1001:c.Based.UploadStringTaskAsync(\"quotes\", id)|};"),
                ("a file", "{|WIRE1001:c.Web.DownloadFile(\"http://shipping/label\", id)|}; await Task.Yield();"),
                ("a web request", "var request = (HttpWebRequest)WebRequest.Create(\"http://shipping/quotes\"); request.Method = \"POST\"; using var response = {|WIRE1001:request.GetResponse()|}; await Task.Yield();"),
                ("a web request, asynchronous", "var request = WebRequest.CreateHttp(\"http://shipping/quotes\"); using var response = await {|WIRE1001:request.GetResponseAsync()|};"),
            ],
            [
                ("a public host", "await c.Web.DownloadStringTaskAsync(\"https://api.shipper.com/\");"),
                ("a public web request", "using var response = await WebRequest.Create(\"https://api.shipper.com/\").GetResponseAsync();"),
                ("a download that raises an event", "c.Web.DownloadStringAsync(new Uri(\"http://shipping/quotes\")); await Task.Yield();"),
                ("a relative address without a base", "await c.Web.DownloadStringTaskAsync(\"quotes\");"),
                ("an unknown request", "using var response = await WebRequest.Create(id).GetResponseAsync();"),
                ("a request that is never sent", "var request = WebRequest.Create(\"http://shipping/quotes\"); request.Abort(); await Task.Yield();"),
            ]),

        ["Dapr"] = new(Uses.Dapr, """
            using Dapr.Client;
            public class Clients(DaprClient dapr)
            {
                public readonly DaprClient Dapr = dapr;
                public readonly HttpClient Shipping = DaprClient.CreateInvokeHttpClient("shipping");
                public readonly HttpClient Any = DaprClient.CreateInvokeHttpClient();
                public const string AppId = "shipping";
            }
            """,
            [
                ("a method", "await {|WIRE1001:c.Dapr.InvokeMethodAsync<int>(\"shipping\", \"quotes\", ct)|};"),
                ("a verb", "await {|WIRE1001:c.Dapr.InvokeMethodAsync<int>(HttpMethod.Get, Clients.AppId, $\"quotes/{id}\", ct)|};"),
                ("a request", "await {|WIRE1001:c.Dapr.InvokeMethodAsync(c.Dapr.CreateInvokeMethodRequest(\"shipping\", \"quotes\", id), ct)|};"),
                ("the response", "var request = c.Dapr.CreateInvokeMethodRequest(HttpMethod.Get, \"shipping\", \"quotes\"); await {|WIRE1001:c.Dapr.InvokeMethodWithResponseAsync(request, ct)|};"),
                ("a client for an app", "await {|WIRE1001:c.Shipping.GetAsync(\"/quotes\", ct)|};"),
                ("a client for any app", "await {|WIRE1001:c.Any.GetAsync(\"http://shipping/quotes\", ct)|};"),
            ],
            [
                ("an unknown app", "await c.Dapr.InvokeMethodAsync<int>(id, \"quotes\", ct);"),
                ("an endpoint outside", "await c.Dapr.InvokeMethodAsync<int>(\"https://api.shipper.com\", \"quotes\", ct);"),
                ("a probe", "await c.Dapr.InvokeMethodAsync(HttpMethod.Get, \"shipping\", \"healthz\", ct);"),
                ("an unknown request", "await c.Dapr.InvokeMethodAsync(new HttpRequestMessage(), ct);"),
                ("a client for any app, relative", "await c.Any.GetAsync(\"/quotes\", ct);"),
                ("a publish", "await c.Dapr.PublishEventAsync(\"pubsub\", \"orders\", id, ct);"),
                ("over gRPC", "await c.Dapr.InvokeMethodGrpcAsync(\"shipping\", \"quotes\", ct);"),
            ]),
    };

    public static TheoryData<string, string, string> FiringCases => Cases(library => library.Firing);

    public static TheoryData<string, string, string> SilentCases => Cases(library => library.Silent);

    /// <summary>Every source of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources =>
        from library in Libraries.Values
        from handler in Handlers
        from statement in library.Firing.Concat(library.Silent)
        select Wire.Unmarked(library.Clients + "\n" + handler.Source.Replace("$$", statement.Statement));

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string library, string handler, string why) => Check(library, handler, Libraries[library].Firing.Single(f => f.Why == why).Statement);

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string library, string handler, string why) => Check(library, handler, Libraries[library].Silent.Single(f => f.Why == why).Statement);

    private static Task Check(string library, string handler, string statement) => Wire.Check(
        Uses.AspNetCore | Libraries[library].Uses,
        Libraries[library].Clients + "\n" + Handlers.Single(h => h.Kind == handler).Source.Replace("$$", statement),
        "dotnet_diagnostic.WIRE1002.severity = none");

    private static TheoryData<string, string, string> Cases(Func<Library, (string Why, string Statement)[]> statements)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (name, library) in Libraries)
        {
            foreach (var (kind, _) in Handlers)
            {
                foreach (var (why, _) in statements(library)) data.Add(name, kind, why);
            }
        }

        return data;
    }
}
