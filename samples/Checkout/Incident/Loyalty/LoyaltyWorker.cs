using Checkout.Contracts;
using Microsoft.EntityFrameworkCore;
using NATS.Client.JetStream;

namespace Checkout.Loyalty;

/// <summary>Gives points for each order, and tells of them.</summary>
public class LoyaltyWorker(INatsJSContext stream, IDbContextFactory<PointsStore> stores) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var consumer = await stream.GetConsumerAsync("orders", "loyalty", stoppingToken);

        await foreach (var message in consumer.ConsumeAsync<OrderCreated>(cancellationToken: stoppingToken))
        {
            var order = message.Data!;
            await using var store = await stores.CreateDbContextAsync(stoppingToken);
            var account = await store.Accounts.SingleAsync(a => a.Id == order.UserId, stoppingToken);
            account.Points += (int)order.Amount;
            await store.SaveChangesAsync(stoppingToken);

            await stream.PublishAsync("loyalty.credited", new PointsCredited(order.OrderId, order.UserId, (int)order.Amount), cancellationToken: stoppingToken);
            await message.AckAsync(cancellationToken: stoppingToken);
        }
    }
}
