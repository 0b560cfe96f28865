using System.Text.Json;
using Checkout.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Checkout.Email;

/// <summary>Mails a confirmation for each order.</summary>
public class ConfirmationWorker(IConnection connection, MailProvider mails, ILogger<ConfirmationWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var channel = await connection.CreateChannelAsync(cancellationToken: stoppingToken);
        await channel.BasicQosAsync(prefetchSize: 0, prefetchCount: 10, global: false, stoppingToken);

        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            try
            {
                var order = JsonSerializer.Deserialize<OrderCreated>(delivery.Body.Span)!;
                await mails.SendAsync(order.UserId, $"Order {order.OrderId} is on its way.", idempotencyKey: $"confirmation:{order.OrderId}");
                await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
            }
            catch (Exception e)
            {
                logger.LogError(e, "No confirmation was mailed");
                await channel.BasicNackAsync(delivery.DeliveryTag, multiple: false, requeue: false);
            }
        };
        await channel.BasicConsumeAsync("email.order-created", autoAck: false, consumer, stoppingToken);
    }
}
