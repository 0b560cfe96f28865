using Checkout.Contracts;
using MassTransit;

namespace Checkout.Orders;

public class CheckoutService(
    Inventory.InventoryClient inventory,
    ShippingClient shipping,
    OrderStore orders,
    IPublishEndpoint publisher)
{
    public async Task<Order?> PlaceAsync(CheckoutRequest request, CancellationToken cancellationToken)
    {
        var stock = await inventory.GetStockAsync(
            new GetStockRequest { ItemIds = { request.ItemIds } },
            cancellationToken: cancellationToken);

        if (stock.MissingItemIds.Count > 0)
        {
            return null;
        }

        var quote = await shipping.QuoteAsync(request.PostalCode, request.ItemIds, cancellationToken);
        var order = await orders.SaveAsync(
            request.UserId, request.ItemIds, request.Amount + quote.Price, cancellationToken);
        await publisher.Publish(new OrderCreated(order.OrderId, order.UserId, order.Amount), cancellationToken);

        return order;
    }
}
