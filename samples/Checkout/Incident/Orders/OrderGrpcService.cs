using Checkout.Contracts;
using Grpc.Core;
using MassTransit;

namespace Checkout.Orders;

public class OrderGrpcService(OrderStore orders, IPublishEndpoint publisher) : OrderService.OrderServiceBase
{
    public override async Task<CreateOrderResponse> CreateOrder(CreateOrderRequest request, ServerCallContext context)
    {
        var order = await orders.SaveAsync(
            request.UserId, request.ItemIds, request.TotalAmount / 100m, context.CancellationToken);
        await publisher.Publish(new OrderCreated(order.OrderId, order.UserId, order.Amount), context.CancellationToken);

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
}
