namespace Wirecheck.Analyzers.Tests.Grpc;

/// <summary>
/// The same statement in every kind of function that calls: <c>$$</c> is where it goes. There are a <c>client</c>, a token <c>ct</c>, and
/// options <c>given</c> from elsewhere.
/// </summary>
internal static class Functions
{
    public const string Service = "gRPC service";

    public const string Prelude = "using Grpc.Core; using Grpc.Core.Interceptors; using Shop.Contracts; using Microsoft.Extensions.DependencyInjection;\n";

    /// <summary>Blocking stubs are WIRE1002's business.</summary>
    public const string MayBlock = "dotnet_diagnostic.WIRE1002.severity = none";

    private static readonly (string Kind, string Source)[] All =
    [
        ("method", "class Stock(Inventory.InventoryClient client) { async Task<object> Get(CancellationToken ct, CallOptions given) { $$ return 0; } }"),
        ("lambda", "class Stock(Inventory.InventoryClient client) { Func<CancellationToken, CallOptions, Task<object>> Get() => async (ct, given) => { $$ return 0; }; }"),
        ("local function", """
            class Stock(Inventory.InventoryClient client)
            {
                Task<object> Get(CancellationToken token, CallOptions options)
                {
                    return Local(token, options);
                    async Task<object> Local(CancellationToken ct, CallOptions given) { $$ return 0; }
                }
            }
            """),
        ("controller", "public class StockController(Inventory.InventoryClient client) : Microsoft.AspNetCore.Mvc.ControllerBase { public async Task<object> Get(CancellationToken ct, CallOptions given) { $$ return 0; } }"),
        ("minimal API", """
            public static class Endpoints
            {
                public static void Map(Microsoft.AspNetCore.Builder.WebApplication app) =>
                    Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/", async (Inventory.InventoryClient client, CancellationToken ct, CallOptions given) => { $$ return (object)0; });
            }
            """),
        (Service, """
            class Stock(Inventory.InventoryClient client) : Inventory.InventoryBase
            {
                public override async Task<GetStockReply> GetStock(GetStockRequest request, ServerCallContext context) { var ct = context.CancellationToken; var given = Given(); $$ return new(); }
                static CallOptions Given() => default;
            }
            """),
    ];

    public static string In(string kind, string statement) => All.Single(f => f.Kind == kind).Source.Replace("$$", statement);

    /// <summary>Each statement in each kind of function.</summary>
    public static TheoryData<string, string> Cases((string Why, string Statement)[] statements, Func<string, bool>? kinds = null) => Matrix.Of(All.Select(f => f.Kind).Where(kind => kinds is null || kinds(kind)), statements.Select(c => c.Why));

    /// <summary>Every source of such a matrix, without markup.</summary>
    public static IEnumerable<string> Sources(IEnumerable<(string Why, string Statement)> statements) =>
        from function in All from statement in statements select Wire.Unmarked(Prelude + In(function.Kind, statement.Statement));
}
