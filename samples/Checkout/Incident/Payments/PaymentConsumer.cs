using Checkout.Contracts;
using MassTransit;

namespace Checkout.Payments;

public class PaymentConsumer(CardProvider cards, ILogger<PaymentConsumer> logger) : IConsumer<OrderCreated>
{
    private static readonly HashSet<Guid> Charged = [];

    public async Task Consume(ConsumeContext<OrderCreated> context)
    {
        var order = context.Message;

        if (!Charged.Add(order.OrderId))
        {
            return;
        }

        await cards.ChargeAsync(order.UserId, order.Amount, context.CancellationToken);
        logger.LogInformation("Charged {Amount} for order {OrderId}", order.Amount, order.OrderId);
    }
}
