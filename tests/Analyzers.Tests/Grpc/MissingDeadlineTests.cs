namespace Wirecheck.Analyzers.Tests.Grpc;

/// <summary>WIRE2001: what fires, and beside it what must not.</summary>
public class MissingDeadlineTests
{
    private static readonly (string Why, string Statement)[] Firing =
    [
        ("unary", "await {|WIRE2001:client.GetStockAsync(new GetStockRequest())|};"),
        ("unary, blocking", "{|WIRE2001:client.GetStock(new GetStockRequest())|}.ToString();"),
        ("client streaming", "using var call = {|WIRE2001:client.Reserve()|}; await call;"),
        ("cancellation alone is no deadline", "await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), cancellationToken: ct)|};"),
        ("headers alone", "await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), new Metadata())|};"),
        ("a null deadline", "await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), deadline: null)|};"),
        ("a default deadline, by position", "await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), null, default, ct)|};"),
        ("empty options", "await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), new CallOptions())|};"),
        ("options with all but a deadline", "await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), new CallOptions(new Metadata(), cancellationToken: ct))|};"),
        ("default options", "await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), default(CallOptions))|};"),
        ("options in a local", "var options = new CallOptions().WithHeaders(new Metadata()).WithCancellationToken(ct); await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), options)|};"),
        ("a source without a timer", "using var cts = CancellationTokenSource.CreateLinkedTokenSource(ct); await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), cancellationToken: cts.Token)|};"),
        ("no token at all", "await {|WIRE2001:client.GetStockAsync(new GetStockRequest(), cancellationToken: CancellationToken.None)|};"),
        ("the response task", "var r = await {|WIRE2001:client.GetStockAsync(new GetStockRequest())|}.ResponseAsync;"),
        ("a client made here on a plain channel", "await {|WIRE2001:new Inventory.InventoryClient(Channel()).GetStockAsync(new GetStockRequest())|}; static Grpc.Net.Client.GrpcChannel Channel() => null!;"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("a deadline", "await client.GetStockAsync(new GetStockRequest(), deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: ct);"),
        ("a deadline by position", "await client.GetStockAsync(new GetStockRequest(), null, DateTime.UtcNow.AddSeconds(1), ct);"),
        ("a deadline from elsewhere", "await client.GetStockAsync(new GetStockRequest(), deadline: Later()); static DateTime? Later() => DateTime.UtcNow;"),
        ("options with a deadline", "await client.GetStockAsync(new GetStockRequest(), new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: ct));"),
        ("options given a deadline later", "await client.GetStockAsync(new GetStockRequest(), new CallOptions().WithCancellationToken(ct).WithDeadline(DateTime.UtcNow).WithHeaders(new Metadata()));"),
        ("options from a parameter", "await client.GetStockAsync(new GetStockRequest(), given);"),
        ("options from a parameter, extended", "await client.GetStockAsync(new GetStockRequest(), given.WithHeaders(new Metadata()));"),
        ("options from a method", "await client.GetStockAsync(new GetStockRequest(), Options()); static CallOptions Options() => default;"),
        ("options assigned twice", "var options = new CallOptions(); options = options.WithDeadline(DateTime.UtcNow); await client.GetStockAsync(new GetStockRequest(), options);"),
        ("propagated options", "await client.GetStockAsync(new GetStockRequest(), new CallOptions().WithPropagationToken(null!));"),
        ("a token that expires", "using var cts = new CancellationTokenSource(TimeSpan.FromSeconds(1)); await client.GetStockAsync(new GetStockRequest(), cancellationToken: cts.Token);"),
        ("a linked token that expires", "using var cts = CancellationTokenSource.CreateLinkedTokenSource(ct); cts.CancelAfter(1000); await client.GetStockAsync(new GetStockRequest(), cancellationToken: cts.Token);"),
        ("a linked token of one that expires", "using var end = new CancellationTokenSource(1000); using var cts = CancellationTokenSource.CreateLinkedTokenSource(ct, end.Token); await client.GetStockAsync(new GetStockRequest(), cancellationToken: cts.Token);"),
        ("a token handed to a function of its own", "using var cts = new CancellationTokenSource(1000); await Ask(cts.Token); async Task Ask(CancellationToken token) => await client.GetStockAsync(new GetStockRequest(), cancellationToken: token);"),
        ("an expiring token in options", "using var cts = new CancellationTokenSource(1000); var token = cts.Token; await client.GetStockAsync(new GetStockRequest(), new CallOptions(cancellationToken: token));"),
        ("a token from elsewhere", "await client.GetStockAsync(new GetStockRequest(), cancellationToken: Token()); static CancellationToken Token() => default;"),
        ("a wait with a time-out", "await client.GetStockAsync(new GetStockRequest()).ResponseAsync.WaitAsync(TimeSpan.FromSeconds(1));"),
        ("a policy's token", "await ExecuteAsync(async token => await client.GetStockAsync(new GetStockRequest(), cancellationToken: token)); static Task ExecuteAsync(Func<CancellationToken, Task> work) => work(default);"),
        ("server streaming", "using var call = client.Watch(new WatchRequest());"),
        ("duplex streaming", "using var call = client.Sync();"),
        ("an intercepted client made here", "await new Inventory.InventoryClient(Channel().Intercept(Given2())).GetStockAsync(new GetStockRequest()); static Grpc.Net.Client.GrpcChannel Channel() => null!; static Grpc.Core.Interceptors.Interceptor Given2() => null!;"),
        ("a client on an invoker from elsewhere", "await new Inventory.InventoryClient(Invoker()).GetStockAsync(new GetStockRequest()); static CallInvoker Invoker() => null!;"),
        ("a client from a factory of the code's own", "await Client().GetStockAsync(new GetStockRequest()); static Inventory.InventoryClient Client() => null!;"),
        ("not a call", "client.ToString();"),
    ];

    public static TheoryData<string, string> FiringCases => Functions.Cases(Firing);

    public static TheoryData<string, string> SilentCases => Functions.Cases(Silent);

    /// <summary>Every source of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources => Functions.Sources(Firing.Concat(Silent));

    private static Task Check(string source, Uses more = Uses.Nothing) => Wire.Check(Uses.Grpc | more, Functions.Prelude + source, Functions.MayBlock, "dotnet_diagnostic.WIRE1004.severity = none");

    /// <summary>Inside a gRPC service WIRE2002 speaks for a call that passes on nothing of the call being served: one finding a call.</summary>
    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string function, string why)
    {
        var statement = Firing.Single(f => f.Why == why).Statement;
        var passesToken = new[] { "ct)", "cts.Token", "CancellationToken.None" }.Any(statement.Contains);
        return Check(Functions.In(function, function == Functions.Service && !passesToken ? statement.Replace("WIRE2001", "WIRE2002") : statement));
    }

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string function, string why) => Check(Functions.In(function, Silent.Single(f => f.Why == why).Statement));

    private const string Caller = """
        class Stock(Inventory.InventoryClient client)
        {
            async Task Get() => await {|WIRE2001:client.GetStockAsync(new GetStockRequest())|};
        }

        """;

    private static string Registered(string statement) => $$"""
        static class Composition
        {
            static void Add(IServiceCollection services) { {{statement}} }
        }
        class Logging : Grpc.Core.Interceptors.Interceptor { public DateTime Deadline; }
        """;

    [Theory]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>(o => o.Address = new Uri(\"http://inventory\"));")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>(o => o.Address = new Uri(\"http://inventory\")).ConfigureChannel(o => o.MaxReceiveMessageSize = null);")]
    [InlineData("services.AddHttpClient(\"other\").AddTypedClient<object>();")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().Services.AddOptions();")]
    [InlineData("new Menu().AddServiceDefaults(); } class Menu { public void AddServiceDefaults() { }")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().AddInterceptor<Silent>(); } class Silent : Grpc.Core.Interceptors.Interceptor { public string Key = \"x-api-key\";")]
    public Task A_registration_that_adds_no_deadline_does_not_silence(string registration) => Check(Caller + Registered(registration));

    [Theory]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>(o => o.CallOptionsActions.Add(c => c.CallOptions = c.CallOptions.WithDeadline(DateTime.UtcNow.AddSeconds(1))));")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>(o => { o.Address = null; o.Interceptors.Add(new Logging()); });")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().AddInterceptor<Logging>();")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().ConfigureChannel(o => { }).AddInterceptor(() => new Logging());")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>(Configure); static void Configure(Grpc.Net.ClientFactory.GrpcClientFactoryOptions o) { }")]
    [InlineData("var builder = services.AddGrpcClient<Inventory.InventoryClient>(); builder.AddInterceptor<Logging>();")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation();")]
    [InlineData("services.AddGrpcClient<Inventory.InventoryClient>().AddDefaults(); } static IHttpClientBuilder AddDefaults(this IHttpClientBuilder b) { return b;")]
    [InlineData("services.ConfigureHttpClientDefaults(Configure); static void Configure(IHttpClientBuilder b) { }")]
    [InlineData("services.ConfigureHttpClientDefaults(b => b.AddDefaults()); } static IHttpClientBuilder AddDefaults(this IHttpClientBuilder b) { return b;")]
    [InlineData("services.AddServiceDefaults(); } static void AddServiceDefaults(this IServiceCollection s) {")]
    [InlineData("Add<Inventory.InventoryClient>(services); } static void Add<T>(IServiceCollection s) where T : class { s.AddGrpcClient<T>().AddInterceptor<Logging>();")]
    public Task A_registration_that_adds_or_may_add_a_deadline_silences(string registration) =>
        Check(Wire.Unmarked(Caller) + Registered(registration));

    [Fact]
    public Task A_resilience_handler_on_the_client_silences() => Check(
        Wire.Unmarked(Caller) + Registered("services.AddGrpcClient<Inventory.InventoryClient>().AddStandardResilienceHandler();"), Uses.Resilience);

    [Fact]
    public Task A_resilience_handler_on_every_client_silences() => Check(
        Wire.Unmarked(Caller) + Registered("services.ConfigureHttpClientDefaults(b => b.AddStandardResilienceHandler());"), Uses.Resilience);

    [Fact]
    public Task Defaults_without_resilience_do_not_silence() => Check(Caller + Registered("services.ConfigureHttpClientDefaults(b => b.SetHandlerLifetime(TimeSpan.FromHours(1)));"));

    [Fact]
    public Task Propagation_is_no_deadline_in_a_controller() => Check("""
        public class StockController(Inventory.InventoryClient client) : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            public async Task Get() => await {|WIRE2001:client.GetStockAsync(new GetStockRequest())|};
        }

        """ + Registered("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation(o => o.SuppressContextNotFoundErrors = true);"));

    [Fact]
    public Task Propagation_is_a_deadline_in_a_gRPC_service() => Check("""
        class Stock(Inventory.InventoryClient client) : Inventory.InventoryBase
        {
            public override async Task<GetStockReply> GetStock(GetStockRequest request, ServerCallContext context) => await client.GetStockAsync(request);
        }

        """ + Registered("services.AddGrpcClient<Inventory.InventoryClient>().EnableCallContextPropagation();"));

    /// <summary>A client library gives one client, on an invoker that its user may have wrapped, to the classes it consists of.</summary>
    [Theory]
    [InlineData("new Stock(client)")]
    [InlineData("new global::Stock(client)")]
    [InlineData("new(client)")]
    public Task A_client_handed_over_by_the_code_itself_is_silent(string made) => Check(
        Wire.Unmarked(Caller) + $"class Library(Inventory.InventoryClient client) {{ object Part() => Keep({made}); static object Keep(Stock stock) => stock; }}");

    [Theory]
    [InlineData("new Stock(client)", "services.AddGrpcClient<Inventory.InventoryClient>();")]
    [InlineData("new Other.Stock(client)", "")]
    public Task A_client_that_the_container_knows_or_that_another_class_is_given_is_not(string made, string registration) => Check(
        Caller + $"class Library(Inventory.InventoryClient client) {{ object Part() => {made}; }} namespace Other {{ class Stock(object given) {{ object Given => given; }} }}" + Registered(registration));

    [Theory]
    [InlineData("Inventory.InventoryClient C => new(channel.Intercept(deadlines));", "C")]
    [InlineData("Inventory.InventoryClient? _c; Inventory.InventoryClient C() => _c ??= new(channel.Intercept(deadlines));", "C()")]
    [InlineData("Inventory.InventoryClient? _c; void Init() { _c ??= new(channel.Intercept(deadlines)); }", "_c!")]
    [InlineData("readonly Lazy<Inventory.InventoryClient> _c = new(() => new(channel.Intercept(deadlines)));", "_c.Value")]
    [InlineData("public Inventory.InventoryClient C { get; set; } = null!;", "C")]
    public Task A_client_from_out_of_sight_is_silent(string member, string client) => Check($$"""
        class Stock(Grpc.Net.Client.GrpcChannel channel, Interceptor deadlines)
        {
            {{member}}
            async Task Get() => await {{client}}.GetStockAsync(new GetStockRequest());
            object Keep() => (channel, deadlines);
        }
        """);

    [Fact]
    public Task A_private_helper_whose_caller_sets_a_timer_is_silent() => Check("""
        class Stock(Inventory.InventoryClient client)
        {
            public async Task Get(CancellationToken ct)
            {
                using var cts = CancellationTokenSource.CreateLinkedTokenSource(ct);
                cts.CancelAfter(1000);
                await Ask(cts.Token);
            }
            private async Task Ask(CancellationToken ct) => await client.GetStockAsync(new GetStockRequest(), cancellationToken: ct);
        }
        """);

    [Fact]
    public Task A_client_from_the_container_fires() => Check("""
        class Stock(IServiceProvider services)
        {
            async Task Get() => await {|WIRE2001:services.GetRequiredService<Inventory.InventoryClient>().GetStockAsync(new GetStockRequest())|};
        }
        """);

    [Fact]
    public Task A_client_in_a_field_on_a_plain_channel_fires() => Check("""
        class Stock
        {
            private readonly Inventory.InventoryClient _client = new(Grpc.Net.Client.GrpcChannel.ForAddress("http://inventory"));
            async Task Get() => await {|WIRE2001:_client.GetStockAsync(new GetStockRequest())|};
        }
        """);

    [Fact]
    public Task A_client_in_a_field_on_an_intercepted_channel_is_silent() => Check("""
        class Stock
        {
            private readonly Inventory.InventoryClient _client;
            public Stock(Grpc.Net.Client.GrpcChannel channel, Interceptor deadlines) { _client = new(channel.Intercept(deadlines)); }
            async Task Get() => await _client.GetStockAsync(new GetStockRequest());
        }
        """);

    [Theory]
    [InlineData("Grpc.Health.V1", "HealthClient")]
    [InlineData("Grpc.Reflection.V1Alpha", "ServerReflectionClient")]
    public Task Calls_of_health_and_reflection_services_are_silent(string space, string client) => Check($$"""
        namespace {{space}}
        {
            public class {{client}} : ClientBase<{{client}}>
            {
                public {{client}}(ChannelBase channel) : base(channel) { }
                protected override {{client}} NewInstance(ClientBaseConfiguration configuration) => this;
                public virtual AsyncUnaryCall<string> CheckAsync(string request, CallOptions options) => null!;
            }
        }
        class Probe({{space}}.{{client}} client) { async Task Check() => await client.CheckAsync("", default); }
        """);

    [Fact]
    public Task Tests_are_silent() => Check(Wire.Unmarked(Caller), Uses.XunitOfTheProject);

    [Theory]
    [InlineData("await {|WIRE2001:channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), new GetStockRequest())|};")]
    [InlineData("var invoker = channel.CreateCallInvoker(); {|WIRE2001:invoker.BlockingUnaryCall(method, null, default, new GetStockRequest())|}.ToString();")]
    [InlineData("using var call = {|WIRE2001:channel.CreateCallInvoker().AsyncClientStreamingCall(method, null, new CallOptions(new Metadata()))|};")]
    [InlineData("await {|WIRE2001:new Inventory.InventoryClient(channel.CreateCallInvoker()).GetStockAsync(new GetStockRequest())|};")]
    [InlineData("await channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1)), new GetStockRequest());")]
    [InlineData("await channel.CreateCallInvoker().AsyncUnaryCall(method, null, given, new GetStockRequest());")]
    [InlineData("await channel.Intercept(interceptor).AsyncUnaryCall(method, null, new CallOptions(), new GetStockRequest());")]
    [InlineData("await invoker.AsyncUnaryCall(method, null, new CallOptions(), new GetStockRequest());")]
    [InlineData("using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(method, null, new CallOptions(), new GetStockRequest());")]
    [InlineData("using var call = channel.CreateCallInvoker().AsyncDuplexStreamingCall(method, null, new CallOptions());")]
    public Task Calls_made_straight_on_an_invoker(string statement) => Check($$"""
        class Stock(Grpc.Net.Client.GrpcChannel channel, Method<GetStockRequest, GetStockReply> method, Interceptor interceptor)
        {
            async Task Get(CallOptions given{{(statement.Contains("var invoker") ? "" : ", CallInvoker invoker")}}) { {{statement}} await Task.Yield(); }
            object Keep() => interceptor;
        }
        """);

    [Theory]
    [InlineData("await {|WIRE2001:new Inventory.InventoryClient(plain).GetStockAsync(new GetStockRequest())|};")]
    [InlineData("await {|WIRE2001:new Inventory.InventoryClient(plain.CreateCallInvoker()).GetStockAsync(new GetStockRequest())|};")]
    [InlineData("await new Inventory.InventoryClient(patient).GetStockAsync(new GetStockRequest());")]
    [InlineData("await new Inventory.InventoryClient(patient.CreateCallInvoker()).GetStockAsync(new GetStockRequest());")]
    [InlineData("await patient.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), new GetStockRequest());")]
    public Task A_channel_of_ones_own_making_may_end_calls(string statement) => Check($$"""
        abstract class Patient() : ChannelBase("");
        class Stock(ChannelBase plain, Patient patient, Method<GetStockRequest, GetStockReply> method)
        {
            async Task Get() { {{statement}} }
            object Keep() => (plain, patient, method);
        }
        """);

    private const string CodeFirst = """
        using ProtoBuf.Grpc; using ProtoBuf.Grpc.Client; using ProtoBuf.Grpc.Configuration; using Grpc.Core; using Grpc.Core.Interceptors;
        [Service] public interface IStock
        {
            ValueTask<int> GetAsync(string id, CallContext context = default);
            IAsyncEnumerable<int> Watch(string id, CallContext context = default);
            Task<int> WithoutContextAsync(string id);
        }
        class Caller(IStock stock) { async Task Get(CallContext given, CancellationToken ct) { $$ } }
        """;

    [Theory]
    [InlineData("await {|WIRE2001:stock.GetAsync(\"1\")|};")]
    [InlineData("await {|WIRE2001:stock.GetAsync(\"1\", default)|};")]
    [InlineData("await {|WIRE2001:stock.GetAsync(\"1\", new CallOptions())|};")]
    [InlineData("await {|WIRE2001:stock.GetAsync(\"1\", new CallContext(new CallOptions(cancellationToken: ct)))|};")]
    [InlineData("await {|WIRE2001:stock.GetAsync(\"1\", ct)|};")]
    public Task A_code_first_call_fires(string statement) => Wire.Check(Uses.CodeFirstGrpc, CodeFirst.Replace("$$", statement));

    /// <summary>The same statement in every kind of function, with a <c>channel</c>, an <c>invoker</c> and an <c>interceptor</c>.</summary>
    private static readonly string[] CodeFirstFunctions =
    [
        "async Task Get() { $$ }",
        "Func<Task> Get() => async () => { $$ };",
        "Task Get() { return Local(); async Task Local() { $$ } }",
    ];

    private static Task CheckCodeFirstClient(string function, string statement) => Wire.Check(Uses.Grpc | Uses.CodeFirstGrpc, CodeFirst.Replace("$$", "await Task.Yield();") + $$"""

        static class Clients { public static IStock Of(ChannelBase channel) => channel.CreateGrpcService<IStock>(); }
        abstract class Patient() : ChannelBase("");
        class Made(Grpc.Net.Client.GrpcChannel channel, Patient patient, CallInvoker invoker, Interceptor interceptor)
        {
            {{function.Replace("$$", statement)}}
            object Keep() => (channel, patient, invoker, interceptor);
        }
        """);

    [Theory]
    [InlineData("await {|WIRE2001:channel.CreateGrpcService<IStock>().GetAsync(\"1\")|};")]
    [InlineData("var made = channel.CreateGrpcService<IStock>(); await {|WIRE2001:made.GetAsync(\"1\")|};")]
    [InlineData("ChannelBase plain = channel; await {|WIRE2001:plain.CreateGrpcService<IStock>().GetAsync(\"1\")|};")]
    public async Task A_code_first_client_on_a_channel_fires(string statement)
    {
        foreach (var function in CodeFirstFunctions) await CheckCodeFirstClient(function, statement);
    }

    [Theory]
    [InlineData("await channel.Intercept(interceptor).CreateGrpcService<IStock>().GetAsync(\"1\");")]
    [InlineData("var made = channel.Intercept(interceptor).CreateGrpcService<IStock>(); await made.GetAsync(\"1\");")]
    [InlineData("var intercepted = channel.Intercept(interceptor); var made = intercepted.CreateGrpcService<IStock>(); await made.GetAsync(\"1\");")]
    [InlineData("await channel.CreateCallInvoker().Intercept(interceptor).CreateGrpcService<IStock>().GetAsync(\"1\");")]
    [InlineData("await invoker.CreateGrpcService<IStock>().GetAsync(\"1\");")]
    [InlineData("await patient.CreateGrpcService<IStock>().GetAsync(\"1\");")]
    [InlineData("await Clients.Of(channel).GetAsync(\"1\");")]
    public async Task A_code_first_client_that_may_be_intercepted_stays_silent(string statement)
    {
        foreach (var function in CodeFirstFunctions) await CheckCodeFirstClient(function, statement);
    }

    [Theory]
    [InlineData("await stock.GetAsync(\"1\", new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1)));")]
    [InlineData("await stock.GetAsync(\"1\", new CallContext(new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1))));")]
    [InlineData("await stock.GetAsync(\"1\", given);")]
    [InlineData("stock.Watch(\"1\");")]
    [InlineData("await stock.WithoutContextAsync(\"1\");")]
    [InlineData("await new Local().GetAsync(\"1\");")]
    public Task A_code_first_call_stays_silent(string statement) => Wire.Check(Uses.CodeFirstGrpc, CodeFirst.Replace("$$", statement) + """

        class Local { public Task<int> GetAsync(string id, CallContext context = default) => Task.FromResult(1); }
        """);
}
