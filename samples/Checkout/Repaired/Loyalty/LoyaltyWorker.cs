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
            await AddPointsAsync(order, stoppingToken);

            // Told again for a message that comes again: the stream knows it by its id.
            var ack = await stream.PublishAsync(
                "loyalty.credited",
                new PointsCredited(order.OrderId, order.UserId, (int)order.Amount),
                opts: new NatsJSPubOpts { MsgId = $"credited:{order.OrderId}" },
                cancellationToken: stoppingToken);
            ack.EnsureSuccess();
            await message.AckAsync(cancellationToken: stoppingToken);
        }
    }

    /// <summary>Gives the points of an order, once: its id is their key.</summary>
    private async Task AddPointsAsync(OrderCreated order, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        store.Credits.Add(new Credit { OrderId = order.OrderId, AccountId = order.UserId, Points = (int)order.Amount });
        try
        {
            await store.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (store.Credits.Any(credit => credit.OrderId == order.OrderId))
        {
            // An earlier delivery gave them.
        }
    }
}
