using Checkout.Contracts;
using Grpc.Core;
using MassTransit;

namespace Checkout.Orders;

public class OrderGrpcService(OrderStore orders, IPublishEndpoint publisher) : OrderService.OrderServiceBase
{
    public override async Task<CreateOrderResponse> CreateOrder(CreateOrderRequest request, ServerCallContext context)
    {
        var order = orders.Add(request.UserId, request.ItemIds, AmountOf(request));
        await publisher.Publish(new OrderCreated(order.OrderId, order.UserId, order.Amount), context.CancellationToken);
        await orders.SaveChangesAsync(context.CancellationToken);

        return new CreateOrderResponse
        {
            OrderId = order.OrderId.ToString(),
            Status = OrderStatus.Pending,
            CreatedAt = order.CreatedAt.ToUnixTimeSeconds(),
        };
    }

    public override async Task WatchOrder(
        TrackOrderRequest request, IServerStreamWriter<TrackOrderResponse> responseStream, ServerCallContext context)
    {
        if (await orders.Orders.FindAsync([Guid.Parse(request.OrderId)], context.CancellationToken) is null)
        {
            throw new RpcException(new Status(StatusCode.NotFound, "There is no such order."));
        }

        await responseStream.WriteAsync(new TrackOrderResponse { Status = OrderStatus.Pending }, context.CancellationToken);
    }

    [Obsolete("Clients call WatchOrder.")]
    public override Task TrackOrder(
        TrackOrderRequest request, IServerStreamWriter<TrackOrderResponse> responseStream, ServerCallContext context)
    {
        return WatchOrder(request, responseStream, context);
    }

    private static decimal AmountOf(CreateOrderRequest request)
    {
        if (request.Total is { } total)
        {
            return total.Units + total.Nanos / 1_000_000_000m;
        }

#pragma warning disable CS0612 // Clients from before `total` still send the amount here.
        return (decimal)request.TotalAmount;
#pragma warning restore CS0612
    }
}
