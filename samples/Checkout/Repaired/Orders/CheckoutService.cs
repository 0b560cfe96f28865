using Checkout.Contracts;
using MassTransit;

namespace Checkout.Orders;

public class CheckoutService(
    Inventory.InventoryClient inventory,
    ShippingClient shipping,
    OrderStore orders,
    IPublishEndpoint publisher)
{
    // One price for every parcel: what a parcel really costs is between orders and shipping, and no customer waits for it.
    private const decimal ShippingPrice = 4.90m;

    private static readonly TimeSpan StockBudget = TimeSpan.FromMilliseconds(500);

    public async Task<Order?> PlaceAsync(CheckoutRequest request, CancellationToken cancellationToken)
    {
        var stock = await inventory.GetStockAsync(
            new GetStockRequest { ItemIds = { request.ItemIds } },
            deadline: DateTime.UtcNow + StockBudget,
            cancellationToken: cancellationToken);

        if (stock.MissingItemIds.Count > 0)
        {
            return null;
        }

        var order = orders.Add(request.UserId, request.ItemIds, request.Amount + ShippingPrice);
        await shipping.RequestAsync(order.OrderId, request.PostalCode, request.ItemIds, cancellationToken);
        await publisher.Publish(new OrderCreated(order.OrderId, order.UserId, order.Amount), cancellationToken);

        // The order and both messages, or none of them.
        await orders.SaveChangesAsync(cancellationToken);

        return order;
    }
}
