using Microsoft.AspNetCore.Mvc;

namespace Checkout.Orders;

[ApiController]
public class OrdersController(CheckoutService checkout) : ControllerBase
{
    [HttpPost("/checkout")]
    public async Task<ActionResult<CheckoutResponse>> Checkout(CheckoutRequest request, CancellationToken cancellationToken)
    {
        var order = await checkout.PlaceAsync(request, cancellationToken);

        return order is null
            ? Conflict("Some items are out of stock.")
            : Accepted(new CheckoutResponse(order.OrderId, order.Amount));
    }
}

public record CheckoutRequest(string UserId, string[] ItemIds, decimal Amount, string PostalCode);

public record CheckoutResponse(Guid OrderId, decimal Amount);
