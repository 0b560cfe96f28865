namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>Every kind of function that serves a request or takes a message. <c>$$</c> is where a statement goes; <c>_http</c> and <c>ct</c> are there for it.</summary>
internal static class Handlers
{
    private static readonly (string Kind, string Source)[] All =
    [
        ("controller action", """
            public class OrdersController : ControllerBase
            {
                private static readonly HttpClient _http = new();
                public async Task<string> Get(string id, CancellationToken ct) { await Task.Yield(); $$ return ""; }
            }
            """),
        ("synchronous controller action", """
            public class OrdersController : ControllerBase
            {
                private static readonly HttpClient _http = new();
                public string Get(string id, CancellationToken ct) { $$ return ""; }
            }
            """),
        ("lambda of a minimal API", """
            public static class Endpoints
            {
                private static readonly HttpClient _http = new();
                public static void Map(WebApplication app) => app.MapGet("/orders/{id}", (string id, CancellationToken ct) => { $$ return ""; });
            }
            """),
        ("local function of a minimal API", """
            public static class Endpoints
            {
                private static readonly HttpClient _http = new();
                public static void Map(WebApplication app)
                {
                    app.MapPost("/orders", Post);
                    static string Post(string id, CancellationToken ct) { $$ return ""; }
                }
            }
            """),
        ("gRPC service", """
            public class Stock : Shop.Contracts.Inventory.InventoryBase
            {
                private static readonly HttpClient _http = new();
                public override async Task<Shop.Contracts.GetStockReply> GetStock(Shop.Contracts.GetStockRequest request, Grpc.Core.ServerCallContext context)
                {
                    var (id, ct) = (request.ItemId, context.CancellationToken);
                    await Task.Yield();
                    $$
                    return new();
                }
            }
            """),
        ("message consumer", """
            public record Ordered(string Id);
            public class OrderedConsumer : MassTransit.IConsumer<Ordered>
            {
                private static readonly HttpClient _http = new();
                public async Task Consume(MassTransit.ConsumeContext<Ordered> context)
                {
                    var (id, ct) = (context.Message.Id, context.CancellationToken);
                    await Task.Yield();
                    $$
                }
            }
            """),
        ("method that a controller reaches through an interface", """
            public class OrdersController(IOrders orders) : ControllerBase { public string Get(string id, CancellationToken ct) => orders.Read(id, ct); }
            public interface IOrders { string Read(string id, CancellationToken ct); }
            public class Orders : IOrders
            {
                private static readonly HttpClient _http = new();
                public string Read(string id, CancellationToken ct) { $$ return ""; }
            }
            """),
        ("local function that an action calls", """
            public class OrdersController : ControllerBase
            {
                private static readonly HttpClient _http = new();
                public string Get(string id, CancellationToken ct)
                {
                    return Read();
                    string Read() { $$ return ""; }
                }
            }
            """),
    ];

    /// <summary>What the sources need.</summary>
    public const Uses Libraries = Uses.AspNetCore | Uses.Grpc | Uses.MassTransit;

    /// <summary>A statement in a kind of handler.</summary>
    public static string With(string kind, string statement) => All.Single(h => h.Kind == kind).Source.Replace("$$", statement);

    /// <summary>Each statement in each kind of handler.</summary>
    public static IEnumerable<string> Sources(IEnumerable<string> statements) =>
        from statement in statements from handler in All select handler.Source.Replace("$$", statement);

    /// <summary>Each of the reasons in each kind of handler, for a theory.</summary>
    public static TheoryData<string, string> Each(IEnumerable<string> reasons) => Matrix.Of(All.Select(h => h.Kind), reasons);
}
