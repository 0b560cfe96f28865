using System.Text.Json.Serialization;

namespace Wirecheck.Benchmarks.RemoteCalls;

/// <summary>The message of orders.proto as a .NET service writes it for JSON.</summary>
internal sealed record OrderDto(string Id, string CustomerId, long PlacedAt, string Currency, OrderLineDto[] Lines);

internal sealed record OrderLineDto(string ItemId, string Name, int Quantity, long UnitPrice, bool InStock);

/// <summary>Generated code, the faster way of System.Text.Json, so that what is compared is the format and not reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OrderDto))]
internal sealed partial class OrderJson : JsonSerializerContext;

/// <summary>One order with twenty lines, in both forms.</summary>
internal static class Payload
{
    private const int LineCount = 20;
    private const string OrderId = "0199f3a2-6a54-7c1e-9d0b-1f2e3d4c5b6a";
    private const string CustomerId = "customer-104729";
    private const string Currency = "EUR";
    private const long PlacedAt = 1_764_000_000;

    public static OrderDto Json { get; } = new(OrderId, CustomerId, PlacedAt, Currency, [.. Enumerable.Range(1, LineCount).Select(n =>
        new OrderLineDto(ItemId(n), Name(n), Quantity(n), UnitPrice(n), InStock(n)))]);

    public static Contracts.Order Protobuf { get; } = new()
    {
        Id = OrderId,
        CustomerId = CustomerId,
        PlacedAt = PlacedAt,
        Currency = Currency,
        Lines =
        {
            Enumerable.Range(1, LineCount).Select(n =>
                new Contracts.OrderLine { ItemId = ItemId(n), Name = Name(n), Quantity = Quantity(n), UnitPrice = UnitPrice(n), InStock = InStock(n) }),
        },
    };

    private static string ItemId(int line) => $"item-{line * 7919}";

    private static string Name(int line) => $"Enamel mug, {line * 10} cl, blue";

    private static int Quantity(int line) => (line % 5) + 1;

    private static long UnitPrice(int line) => 995 + (line * 250);

    private static bool InStock(int line) => line % 7 != 0;
}
