using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests.Grpc;

/// <summary>WIRE2003: what fires, and beside it what must not.</summary>
public class DeadlineNotUtcTests
{
    private const string Ask = "await client.GetStockAsync(new GetStockRequest(), deadline: $, cancellationToken: ct);";

    private static readonly (string Why, string Statement)[] Firing =
    [
        ("now", Ask.Replace("$", "{|WIRE2003:DateTime.Now|}")),
        ("soon", Ask.Replace("$", "{|WIRE2003:DateTime.Now.AddSeconds(5)|}")),
        ("soon, by an operator", Ask.Replace("$", "{|WIRE2003:DateTime.Now + TimeSpan.FromSeconds(5)|}")),
        ("the end of today", Ask.Replace("$", "{|WIRE2003:DateTime.Today.AddDays(1).Subtract(TimeSpan.FromTicks(1))|}")),
        ("midnight", Ask.Replace("$", "{|WIRE2003:DateTime.Now.Date.AddDays(1)|}")),
        ("made local", Ask.Replace("$", "{|WIRE2003:DateTime.UtcNow.AddSeconds(5).ToLocalTime()|}")),
        ("of the local kind", Ask.Replace("$", "{|WIRE2003:new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Local)|}")),
        ("of no kind", Ask.Replace("$", "{|WIRE2003:new DateTime(2030, 1, 1)|}")),
        ("called local", Ask.Replace("$", "{|WIRE2003:DateTime.SpecifyKind(DateTime.UtcNow, DateTimeKind.Local)|}")),
        ("without its offset", Ask.Replace("$", "{|WIRE2003:DateTimeOffset.UtcNow.AddSeconds(5).DateTime|}")),
        ("local by its offset", Ask.Replace("$", "{|WIRE2003:DateTimeOffset.Now.LocalDateTime|}")),
        ("in a local", "var deadline = DateTime.Now.AddSeconds(5); " + Ask.Replace("$", "{|WIRE2003:deadline|}")),
        ("in two locals", "var now = DateTime.Now; DateTime? deadline = now.AddSeconds(5); " + Ask.Replace("$", "{|WIRE2003:deadline|}")),
        ("a fallback", "DateTime? asked = given.Deadline; " + Ask.Replace("$", "{|WIRE2003:asked ?? DateTime.Now.AddSeconds(5)|}")),
        ("one of two", Ask.Replace("$", "{|WIRE2003:ct.CanBeCanceled ? DateTime.UtcNow : DateTime.Now|}")),
        ("by position", "await client.GetStockAsync(new GetStockRequest(), null, {|WIRE2003:DateTime.Now.AddSeconds(5)|}, ct);"),
        ("in options", "await client.GetStockAsync(new GetStockRequest(), new CallOptions(deadline: {|WIRE2003:DateTime.Now.AddSeconds(5)|}, cancellationToken: ct));"),
        ("in options, later", "await client.GetStockAsync(new GetStockRequest(), given.WithDeadline({|WIRE2003:DateTime.Now.AddSeconds(5)|}));"),
        ("blocking", "client.GetStock(new GetStockRequest(), deadline: {|WIRE2003:DateTime.Now|}, cancellationToken: ct);"),
        ("streaming", "using var call = client.Watch(new WatchRequest(), deadline: {|WIRE2003:DateTime.Now|}, cancellationToken: ct);"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("UTC", Ask.Replace("$", "DateTime.UtcNow.AddSeconds(5)")),
        ("UTC in a local", "var deadline = DateTime.UtcNow + TimeSpan.FromSeconds(5); " + Ask.Replace("$", "deadline")),
        ("converted", Ask.Replace("$", "DateTime.Now.AddSeconds(5).ToUniversalTime()")),
        ("converted, then shifted", Ask.Replace("$", "DateTime.Today.ToUniversalTime().AddDays(1)")),
        ("converted later", "var now = DateTime.Now; " + Ask.Replace("$", "now.ToUniversalTime()")),
        ("never", Ask.Replace("$", "DateTime.MaxValue")),
        ("long ago", Ask.Replace("$", "DateTime.MinValue")),
        ("never, spelled out", Ask.Replace("$", "new DateTime(9999, 12, 31, 23, 59, 59)")),
        ("of the UTC kind", Ask.Replace("$", "new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc)")),
        ("called UTC", Ask.Replace("$", "DateTime.SpecifyKind(DateTime.Now, DateTimeKind.Utc)")),
        ("UTC of an offset", Ask.Replace("$", "DateTimeOffset.Now.AddSeconds(5).UtcDateTime")),
        ("a clock", Ask.Replace("$", "TimeProvider.System.GetUtcNow().AddSeconds(5).UtcDateTime")),
        ("the caller's", Ask.Replace("$", "given.Deadline")),
        ("from a method", Ask.Replace("$", "Later()") + " static DateTime Later() => DateTime.Now;"),
        ("parsed", Ask.Replace("$", "DateTime.Parse(\"2030-01-01T00:00:00Z\")")),
        ("in a local that is set twice", "var deadline = DateTime.Now; deadline = DateTime.UtcNow; " + Ask.Replace("$", "deadline")),
        ("local time for something else", "var started = DateTime.Now; Console.WriteLine(started); " + Ask.Replace("$", "DateTime.UtcNow.AddSeconds(1)")),
        ("options with a deadline in UTC", "await client.GetStockAsync(new GetStockRequest(), given.WithDeadline(DateTime.UtcNow.AddSeconds(5)));"),
        ("a deadline that is no call's", "await Work(DateTime.Now); static Task Work(DateTime deadline) => Task.CompletedTask;"),
    ];

    public static TheoryData<string, string> FiringCases => Functions.Cases(Firing);

    public static TheoryData<string, string> SilentCases => Functions.Cases(Silent);

    /// <summary>Every source of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources => Functions.Sources(Firing.Concat(Silent));

    private static Task Check(string source, Uses more = Uses.Nothing) => Wire.Check(Uses.Grpc | more, Functions.Prelude + source, Functions.MayBlock);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string function, string why) => Check(Functions.In(function, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string function, string why) => Check(Functions.In(function, Silent.Single(f => f.Why == why).Statement));

    [Theory]
    [InlineData("DateTime Soon => DateTime.Now.AddSeconds(5);", "{|WIRE2003:Soon|}")]
    [InlineData("static readonly DateTime Never = new(9999, 1, 1);", "Never")]
    [InlineData("DateTime Soon => DateTime.UtcNow.AddSeconds(5);", "Soon")]
    [InlineData("public DateTime Soon { get; set; } = DateTime.Now;", "Soon")]
    public Task A_member_is_followed_to_what_it_computes(string member, string deadline) => Check($$"""
        class Stock(Inventory.InventoryClient client)
        {
            {{member}}
            async Task Get() => await client.GetStockAsync(new GetStockRequest(), deadline: {{deadline}});
        }
        """);

    [Fact]
    public Task A_registration_that_sets_local_deadlines_fires() => Check("""
        static class Composition
        {
            static void Add(IServiceCollection services) => services.AddGrpcClient<Inventory.InventoryClient>(o => o.CallOptionsActions.Add(
                c => c.CallOptions = c.CallOptions.WithDeadline({|WIRE2003:DateTime.Now.AddSeconds(5)|})));
        }
        """);

    [Fact]
    public Task Code_first_calls_fire() => Check("""
        [ProtoBuf.Grpc.Configuration.Service] public interface IStock { ValueTask<int> GetAsync(string id, ProtoBuf.Grpc.CallContext context = default); }
        class Caller(IStock stock) { async Task Get() => await stock.GetAsync("1", new CallOptions(deadline: {|WIRE2003:DateTime.Now.AddSeconds(1)|})); }
        """, Uses.CodeFirstGrpc);

    [Fact]
    public Task Tests_are_silent() => Check(Wire.Unmarked(Functions.In("method", Firing[0].Statement)), Uses.XunitOfTheProject);

    [Fact]
    public Task The_message_names_the_source() => Wire.Check(
        Uses.Grpc,
        Functions.Prelude + Functions.In("method", "var now = {|#1:DateTime.Now|}; await client.GetStockAsync(new GetStockRequest(), deadline: {|#0:now.AddSeconds(1)|});"),
        DiagnosticResult.CompilerWarning("WIRE2003").WithLocation(0).WithLocation(1),
        message => Assert.Contains("'DateTime.Now', which is not UTC", message, StringComparison.Ordinal));
}
