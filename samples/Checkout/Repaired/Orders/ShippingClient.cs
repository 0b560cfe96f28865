using Checkout.Contracts;
using MassTransit;

namespace Checkout.Orders;

public class ShippingClient(IPublishEndpoint publisher)
{
    public Task RequestAsync(Guid orderId, string postalCode, string[] itemIds, CancellationToken cancellationToken)
    {
        return publisher.Publish(new ShippingRequested(orderId, postalCode, itemIds), cancellationToken);
    }
}
