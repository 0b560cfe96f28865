using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests.Grpc;

/// <summary>WIRE2004: what fires, and beside it what must not.</summary>
public class DeadlineComputedOnceTests
{
    private static readonly (string Why, string Statement)[] Firing =
    [
        ("a static field", "await client.GetStockAsync(new(), deadline: {|WIRE2004:Kept.Soon|}, cancellationToken: ct);"),
        ("a static property", "await client.GetStockAsync(new(), deadline: {|WIRE2004:Kept.SoonToo|}, cancellationToken: ct);"),
        ("a static field, by position", "await client.GetStockAsync(new(), null, {|WIRE2004:Kept.Soon|}, ct);"),
        ("a static field of a nullable type", "await client.GetStockAsync(new(), deadline: {|WIRE2004:Kept.MaybeSoon|}, cancellationToken: ct);"),
        ("a static field in a local", "var deadline = Kept.Soon; await client.GetStockAsync(new(), deadline: {|WIRE2004:deadline|}, cancellationToken: ct);"),
        ("a little later than a static field", "await client.GetStockAsync(new(), deadline: {|WIRE2004:Kept.Soon.AddSeconds(1)|}, cancellationToken: ct);"),
        ("a field set by the static constructor", "await client.GetStockAsync(new(), deadline: {|WIRE2004:Kept.FromConstructor|}, cancellationToken: ct);"),
        ("a Lazy", "await client.GetStockAsync(new(), deadline: {|WIRE2004:Kept.Later.Value|}, cancellationToken: ct);"),
        ("static options", "await client.GetStockAsync(new(), {|WIRE2004:Kept.Options|});"),
        ("static options with more", "await client.GetStockAsync(new(), {|WIRE2004:Kept.Options|}.WithCancellationToken(ct));"),
        ("static options with a static deadline", "await client.GetStockAsync(new(), {|WIRE2004:Kept.OptionsOfSoon|});"),
        ("static options by With", "await client.GetStockAsync(new(), {|WIRE2004:Kept.WithSoon|});"),
        ("options in a Lazy", "await client.GetStockAsync(new(), {|WIRE2004:Kept.LazyOptions.Value|});"),
        ("new options with a static deadline", "await client.GetStockAsync(new(), new CallOptions(deadline: {|WIRE2004:Kept.Soon|}, cancellationToken: ct));"),
        ("options given a static deadline", "await client.GetStockAsync(new(), given.WithDeadline({|WIRE2004:Kept.Soon|}));"),
        ("blocking", "client.GetStock(new(), deadline: {|WIRE2004:Kept.Soon|}, cancellationToken: ct);"),
        ("streaming", "using var call = client.Watch(new(), {|WIRE2004:Kept.Options|});"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("a property that computes", "await client.GetStockAsync(new(), deadline: Kept.Computed, cancellationToken: ct);"),
        ("a getter that computes", "await client.GetStockAsync(new(), deadline: Kept.ComputedToo, cancellationToken: ct);"),
        ("a method", "await client.GetStockAsync(new(), deadline: Kept.Compute(), cancellationToken: ct);"),
        ("options that are computed", "await client.GetStockAsync(new(), Kept.ComputedOptions);"),
        ("options from a method", "await client.GetStockAsync(new(), Kept.ComputeOptions());"),
        ("never", "await client.GetStockAsync(new(), deadline: Kept.Never, cancellationToken: ct);"),
        ("options that never end", "await client.GetStockAsync(new(), Kept.EndlessOptions);"),
        ("options with headers only", "await client.GetStockAsync(new(), Kept.Headers.WithDeadline(DateTime.UtcNow.AddSeconds(1)));"),
        ("static options given a deadline", "await client.GetStockAsync(new(), Kept.Options.WithDeadline(DateTime.UtcNow.AddSeconds(1)));"),
        ("a static length of time", "await client.GetStockAsync(new(), deadline: DateTime.UtcNow.Add(Kept.Patience), cancellationToken: ct);"),
        ("a date", "await client.GetStockAsync(new(), deadline: Kept.NewYear, cancellationToken: ct);"),
        ("a field that calls set", "Kept.Mutable = DateTime.UtcNow.AddSeconds(1); await client.GetStockAsync(new(), deadline: Kept.Mutable, cancellationToken: ct);"),
        ("a field that a method sets", "await client.GetStockAsync(new(), deadline: Kept.Renewed, cancellationToken: ct);"),
        ("computed here", "var deadline = DateTime.UtcNow.AddSeconds(5); for (var n = 0; n < 3; n++) await client.GetStockAsync(new(), deadline: deadline, cancellationToken: ct);"),
        ("a moment for something else", "Console.WriteLine(Kept.Soon); await client.GetStockAsync(new(), deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: ct);"),
    ];

    private const string Kept = """

        static class Kept
        {
            public static readonly DateTime Soon = DateTime.UtcNow.AddSeconds(5);
            public static readonly DateTime? MaybeSoon = DateTime.UtcNow + TimeSpan.FromSeconds(5);
            public static DateTime SoonToo { get; } = DateTimeOffset.UtcNow.AddSeconds(5).UtcDateTime;
            public static readonly DateTime FromConstructor;
            public static readonly Lazy<DateTime> Later = new(() => DateTime.UtcNow.AddSeconds(5));
            public static readonly CallOptions Options = new(deadline: DateTime.UtcNow.AddSeconds(5));
            public static readonly CallOptions OptionsOfSoon = new(deadline: Soon);
            public static readonly CallOptions WithSoon = new CallOptions().WithDeadline(DateTime.UtcNow.AddSeconds(5)).WithWaitForReady();
            public static readonly Lazy<CallOptions> LazyOptions = new(() => new CallOptions(deadline: DateTime.UtcNow.AddSeconds(5)));
            static Kept() { FromConstructor = DateTime.UtcNow.AddSeconds(5); }

            public static DateTime Computed => DateTime.UtcNow.AddSeconds(5);
            public static DateTime ComputedToo { get { return DateTime.UtcNow.AddSeconds(5); } }
            public static DateTime Compute() => DateTime.UtcNow.AddSeconds(5);
            public static CallOptions ComputedOptions => new(deadline: DateTime.UtcNow.AddSeconds(5));
            public static CallOptions ComputeOptions() => new(deadline: DateTime.UtcNow.AddSeconds(5));
            public static readonly DateTime Never = DateTime.MaxValue;
            public static readonly CallOptions EndlessOptions = new(deadline: DateTime.MaxValue);
            public static readonly CallOptions Headers = new(new Metadata());
            public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
            public static readonly DateTime NewYear = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            public static DateTime Mutable = DateTime.UtcNow;
            public static DateTime Renewed { get; private set; }
            public static void Renew() => Renewed = DateTime.UtcNow.AddSeconds(5);
        }
        """;

    public static TheoryData<string, string> FiringCases => Functions.Cases(Firing);

    public static TheoryData<string, string> SilentCases => Functions.Cases(Silent);

    /// <summary>Every source of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources => Functions.Sources(Firing.Concat(Silent)).Select(source => source + Kept);

    private static Task Check(string source, Uses more = Uses.Nothing) => Wire.Check(Uses.Grpc | more, Functions.Prelude + source + Kept, Functions.MayBlock);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string function, string why) => Check(Functions.In(function, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string function, string why) => Check(Functions.In(function, Silent.Single(f => f.Why == why).Statement));

    private static string Instance(string member, string registration, string deadline = "_soon") => $$"""
        class Stock(Inventory.InventoryClient client)
        {
            {{member}}
            public async Task Get() => await client.GetStockAsync(new(), deadline: {{deadline}});
            public static void Add(IServiceCollection services) { {{registration}} }
        }
        """;

    [Theory]
    [InlineData("services.AddSingleton<Stock>();")]
    [InlineData("services.AddSingleton(p => new Stock(null!)); services.AddSingleton<Stock, Stock>();")]
    public Task A_field_of_a_singleton_fires(string registration) =>
        Check(Instance("readonly DateTime _soon = DateTime.UtcNow.AddSeconds(5);", registration, "{|WIRE2004:_soon|}"));

    [Theory]
    [InlineData("")]
    [InlineData("services.AddScoped<Stock>();")]
    [InlineData("services.AddSingleton<Stock>(); services.AddTransient<Stock>();")]
    public Task A_field_of_something_that_is_made_anew_is_silent(string registration) =>
        Check(Instance("readonly DateTime _soon = DateTime.UtcNow.AddSeconds(5);", registration));

    [Fact]
    public Task A_static_field_that_each_object_sets_is_silent() =>
        Check("class Other { public static DateTime Soon { get; private set; } public Other() { Soon = DateTime.UtcNow; } } " + Instance("", "", "Other.Soon"));

    [Fact]
    public Task A_registration_that_gives_all_calls_one_deadline_fires() => Check("""
        static class Composition
        {
            static void Add(IServiceCollection services) => services.AddGrpcClient<Inventory.InventoryClient>(o => o.CallOptionsActions.Add(
                c => c.CallOptions = c.CallOptions.WithDeadline({|WIRE2004:Kept.Soon|})));
        }
        """);

    [Theory]
    [InlineData("static class Program { static async Task Main() { await new Inventory.InventoryClient(Grpc.Net.Client.GrpcChannel.ForAddress(\"http://x\")).GetStockAsync(new(), deadline: Kept.Soon); } }")]
    [InlineData("var app = Microsoft.AspNetCore.Builder.WebApplication.Create(); await app.Services.GetRequiredService<Inventory.InventoryClient>().GetStockAsync(new(), deadline: Kept.Soon);")]
    public Task A_program_may_have_one_deadline_for_all_it_does(string source) => Check(source);

    [Fact]
    public Task A_handler_in_a_program_may_not() => Wire.Check(Uses.Grpc, Functions.Prelude + """
        using Microsoft.AspNetCore.Builder;
        var app = WebApplication.Create();
        app.MapGet("/", async (Inventory.InventoryClient client) => (await client.GetStockAsync(new(), deadline: {|WIRE2004:Kept.Soon|})).Available);
        app.Run();
        """ + Kept);

    [Fact]
    public Task Code_first_calls_fire() => Check("""
        [ProtoBuf.Grpc.Configuration.Service] public interface IStock { ValueTask<int> GetAsync(string id, ProtoBuf.Grpc.CallContext context = default); }
        class Caller(IStock stock)
        {
            static readonly ProtoBuf.Grpc.CallContext Context = new CallOptions(deadline: DateTime.UtcNow.AddSeconds(5));
            async Task Get() => await stock.GetAsync("1", {|WIRE2004:Kept.Options|});
            async Task Again() => await stock.GetAsync("1", {|WIRE2004:Context|});
        }
        """, Uses.CodeFirstGrpc);

    [Fact]
    public Task Tests_are_silent() => Check(Wire.Unmarked(Functions.In("method", Firing[0].Statement)), Uses.XunitOfTheProject);

    [Fact]
    public Task The_message_names_the_member() => Wire.Check(
        Uses.Grpc,
        Functions.Prelude + """
            class Stock(Inventory.InventoryClient client)
            {
                static readonly CallOptions Options = new(deadline: {|#1:DateTime.UtcNow.AddSeconds(5)|});
                async Task Get() => await client.GetStockAsync(new(), {|#0:Options|});
            }
            """,
        DiagnosticResult.CompilerWarning("WIRE2004").WithLocation(0).WithLocation(1),
        message => Assert.StartsWith("'Options' holds a deadline that was computed once", message, StringComparison.Ordinal));
}
