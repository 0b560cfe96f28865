using System.Text.Json;
using Checkout.Contracts;
using Confluent.Kafka;

namespace Checkout.Shipping;

/// <summary>Books a parcel for each order.</summary>
public class ShippingWorker(CarrierClient carrier) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => ConsumeAsync(stoppingToken), stoppingToken);

    private async Task ConsumeAsync(CancellationToken stoppingToken)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = "kafka:9092",
            GroupId = "shipping",
            EnableAutoOffsetStore = false,
        };
        using var consumer = new ConsumerBuilder<string, string>(config).Build();
        consumer.Subscribe("orders.created");

        while (!stoppingToken.IsCancellationRequested)
        {
            var result = consumer.Consume(stoppingToken);
            var order = JsonSerializer.Deserialize<OrderCreated>(result.Message.Value)!;
            await carrier.BookAsync(order.OrderId, stoppingToken);
            consumer.StoreOffset(result);
        }
    }
}
