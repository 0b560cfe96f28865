using Checkout.Contracts;
using MassTransit;
using StackExchange.Redis;

namespace Checkout.Payments;

public class PaymentConsumer(CardProvider cards, IConnectionMultiplexer redis, ILogger<PaymentConsumer> logger)
    : IConsumer<OrderCreated>
{
    // Longer than any message can wait in a queue.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(14);

    public async Task Consume(ConsumeContext<OrderCreated> context)
    {
        var order = context.Message;
        var database = redis.GetDatabase();
        var key = $"payments:charged:{order.OrderId}";

        if (!await database.StringSetAsync(key, order.Amount.ToString(), Remembered, When.NotExists))
        {
            logger.LogInformation("Order {OrderId} was charged before", order.OrderId);
            return;
        }

        try
        {
            await cards.ChargeAsync(order.OrderId, order.UserId, order.Amount, context.CancellationToken);
            logger.LogInformation("Charged {Amount} for order {OrderId}", order.Amount, order.OrderId);
        }
        catch
        {
            // The next delivery is to try again, and has to find the key free.
            await database.KeyDeleteAsync(key);
            throw;
        }
    }
}
