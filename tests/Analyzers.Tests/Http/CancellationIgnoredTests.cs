using Microsoft.CodeAnalysis.Testing;
using Wirecheck.Analyzers.CodeFixes.Http;

namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>WIRE1004: what fires, beside it what must not, and the fix.</summary>
public class CancellationIgnoredTests
{
    private const string Url = "\"https://api.example.com\"";

    /// <summary>Functions that serve a request, and the token that each has. <c>$$</c> is where a statement goes.</summary>
    private static readonly (string Kind, string Token, string Source)[] Functions =
    [
        ("action with a token", "ct", "public class C(HttpClient http, Db db) : ControllerBase { public async Task Get(CancellationToken ct) { $$ } }"),
        ("action without", "HttpContext.RequestAborted", "public class C(HttpClient http, Db db) : ControllerBase { public async Task Get() { $$ } }"),
        ("local function of an action", "HttpContext.RequestAborted", "public class C(HttpClient http, Db db) : ControllerBase { public Task Get() { return Local(); async Task Local() { $$ } } }"),
        ("lambda of a minimal API", "ct", "public static class E { public static void Map(WebApplication app) => app.MapGet(\"/\", async (HttpClient http, Db db, CancellationToken ct) => { $$ }); }"),
        ("lambda with a context", "context.RequestAborted", "public static class E { public static void Map(WebApplication app, HttpClient http, Db db) => app.MapGet(\"/\", async context => { $$ }); }"),
        ("reached method", "ct", "public class C(S s) : ControllerBase { public Task Get(CancellationToken ct) => s.Get(ct); } public class S(HttpClient http, Db db) { public async Task Get(CancellationToken ct) { $$ } }"),
        ("gRPC service", "context.CancellationToken", "public class S(HttpClient http, Db db) : Shop.Contracts.Inventory.InventoryBase { public override async Task<Shop.Contracts.GetStockReply> GetStock(Shop.Contracts.GetStockRequest request, Grpc.Core.ServerCallContext context) { $$ return new(); } }"),
    ];

    private static readonly (string Why, string Statement)[] Firing =
    [
        ("None", $"await http.GetAsync({Url}, {{|WIRE1004:CancellationToken.None|}});"),
        ("default", $"await http.GetStringAsync({Url}, {{|WIRE1004:default|}});"),
        ("named, typed default", $"await http.PostAsync({Url}, null, {{|WIRE1004:cancellationToken: default(CancellationToken)|}});"),
        ("new", $"await http.GetFromJsonAsync<string>({Url}, {{|WIRE1004:new CancellationToken()|}});"),
        ("after reading", $"await db.FindAsync(1); await Task.Yield(); await http.GetAsync({Url}, {{|WIRE1004:CancellationToken.None|}});"),
        ("inside a try block", $"try {{ await http.GetAsync({Url}, {{|WIRE1004:CancellationToken.None|}}); }} finally {{ db.GetHashCode(); }}"),
        ("before saving", $"await http.GetAsync({Url}, {{|WIRE1004:CancellationToken.None|}}); await db.SaveChangesAsync();"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("left out", $"await http.GetAsync({Url});"),
        ("a token", $"using var source = new CancellationTokenSource(); await http.GetAsync({Url}, source.Token);"),
        ("after saving", $"await db.SaveChangesAsync(); await http.PostAsync({Url}, null, CancellationToken.None);"),
        ("after saving, at once", $"db.SaveChanges(); await http.PostAsync({Url}, null, CancellationToken.None);"),
        ("after a write", $"await http.PostAsync({Url}, null); await http.GetAsync({Url}, CancellationToken.None);"),
        ("after work that may have changed something", $"await db.ReserveAsync(); await http.PostAsync({Url}, null, CancellationToken.None);"),
        ("in finally", $"try {{ db.GetHashCode(); }} finally {{ await http.DeleteAsync({Url}, CancellationToken.None); }}"),
        ("in catch", $"try {{ db.GetHashCode(); }} catch (Exception) {{ await http.DeleteAsync({Url}, CancellationToken.None); }}"),
        ("not waited for", $"_ = http.GetAsync({Url}, CancellationToken.None);"),
        ("thrown into the background", $"_ = Task.Run(() => http.GetAsync({Url}, CancellationToken.None));"),
        ("kept for later", $"Func<Task> later = () => http.GetAsync({Url}, CancellationToken.None); later.GetHashCode();"),
        ("no remote call", "await Task.Delay(1, CancellationToken.None);"),
    ];

    private const string Rest = """

        public class Db
        {
            public int SaveChanges() => 0;
            public Task SaveChangesAsync() => Task.CompletedTask;
            public Task FindAsync(int id) => Task.CompletedTask;
            public Task ReserveAsync() => Task.CompletedTask;
        }
        """;

    public static TheoryData<string, string> FiringCases => Cases(Firing);

    public static TheoryData<string, string> SilentCases => Cases(Silent);

    private static TheoryData<string, string> Cases((string Why, string Statement)[] statements) => Matrix.Of(Functions.Select(f => f.Kind), statements.Select(c => c.Why));

    private static string In(string kind, string statement) => Functions.Single(f => f.Kind == kind).Source.Replace("$$", statement) + Rest;

    /// <summary>Sources of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources =>
        from function in Functions from statement in Firing.Concat(Silent) select Wire.Unmarked(In(function.Kind, statement.Statement));

    private static Task Check(string source, Uses more = Uses.Nothing) => Wire.Check(Handlers.Libraries | more, source);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string function, string why) => Check(In(function, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string function, string why) => Check(In(function, Silent.Single(s => s.Why == why).Statement));

    [Theory, MemberData(nameof(FiringCases))]
    public Task The_fix_passes_the_token(string function, string why)
    {
        var (_, token, _) = Functions.Single(f => f.Kind == function);
        var before = In(function, Firing.Single(f => f.Why == why).Statement);
        var after = Wire.Unmarked(before);
        foreach (var none in (string[])["CancellationToken.None", "default(CancellationToken)", "new CancellationToken()", "default"]) after = after.Replace(none, token);
        return Wire.Fix<CancellationIgnoredFix>(Handlers.Libraries, before, after);
    }

    [Theory]
    [InlineData("public static class E { public static void Map(WebApplication app, HttpClient http) => app.MapGet(\"/\", async () => { await http.GetAsync(\"/\", CancellationToken.None); }); }")]
    [InlineData("public class Unreached(HttpClient http) { public Task Get(CancellationToken ct) => http.GetAsync(\"/\", CancellationToken.None); }")]
    [InlineData("public class Worker(HttpClient http) : Microsoft.Extensions.Hosting.BackgroundService { protected override async Task ExecuteAsync(CancellationToken ct) => await http.GetAsync(\"/\", CancellationToken.None); }")]
    [InlineData("public class C(HttpClient http) : ControllerBase { public Task Get() { return Local(http); static async Task Local(HttpClient http) => await http.GetAsync(\"/\", CancellationToken.None); } }")]
    [InlineData("public record M; public class MConsumer(HttpClient http) : MassTransit.IConsumer<M> { public async Task Consume(MassTransit.ConsumeContext<M> context) => await http.GetAsync(\"/\", CancellationToken.None); }")]
    public Task Without_a_request_or_its_token_it_is_silent(string source) => Check(source);

    [Fact]
    public Task The_message_names_the_token() => Wire.Check(
        Handlers.Libraries,
        In("action with a token", "await http.GetAsync(\"/\", {|#0:CancellationToken.None|});"),
        [new DiagnosticResult(RuleCatalog.CancellationIgnored).WithLocation(0).WithArguments("HttpClient.GetAsync", "C.Get", "ct")]);

    [Fact]
    public Task A_test_project_is_silent() => Check(Wire.Unmarked(In("action with a token", Firing[0].Statement)), Uses.XunitOfTheProject);
}
