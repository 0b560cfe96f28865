using Checkout.Contracts;
using Checkout.Orders;
using MassTransit;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddControllers();
builder.Services.AddGrpc();
builder.Services.AddDbContext<OrderStore>(options => options.UseNpgsql(builder.Configuration.GetConnectionString("orders")));
builder.Services.AddScoped<CheckoutService>();

builder.Services.AddScoped<ShippingClient>();
builder.Services.AddGrpcClient<Inventory.InventoryClient>(options => options.Address = new Uri("http://inventory"));
builder.Services.AddMassTransit(bus =>
{
    bus.AddEntityFrameworkOutbox<OrderStore>(outbox =>
    {
        outbox.UsePostgres();
        outbox.UseBusOutbox();
    });
    bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
});

var app = builder.Build();

app.MapControllers();
app.MapGrpcService<OrderGrpcService>();
app.MapGet("/orders/{orderId:guid}", async (Guid orderId, OrderStore orders, CancellationToken cancellationToken) =>
    await orders.Orders.FindAsync([orderId], cancellationToken) is { } order ? Results.Ok(order) : Results.NotFound());

app.Run();
