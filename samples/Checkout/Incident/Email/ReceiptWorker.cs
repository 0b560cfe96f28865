using System.Text.Json;
using Checkout.Contracts;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Checkout.Email;

/// <summary>Mails a receipt for each payment.</summary>
public class ReceiptWorker(IConnection connection, MailProvider mails) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var channel = await connection.CreateChannelAsync(cancellationToken: stoppingToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            var payment = JsonSerializer.Deserialize<OrderPaid>(delivery.Body.Span)!;
            await mails.SendAsync(payment.UserId, $"We received {payment.Amount:F2} for order {payment.OrderId}.");
        };
        await channel.BasicConsumeAsync("email.order-paid", autoAck: true, consumer, stoppingToken);
    }
}
