using System.Collections.Concurrent;

namespace Checkout.Orders;

public class OrderStore
{
    private readonly ConcurrentDictionary<Guid, Order> _orders = new();

    public Order Add(string userId, IEnumerable<string> itemIds, decimal amount)
    {
        var order = new Order(Guid.NewGuid(), userId, [.. itemIds], amount, DateTimeOffset.UtcNow);
        _orders[order.OrderId] = order;

        return order;
    }

    public Order? Find(Guid orderId) => _orders.GetValueOrDefault(orderId);
}

public record Order(Guid OrderId, string UserId, string[] ItemIds, decimal Amount, DateTimeOffset CreatedAt);
