using Checkout.Payments;
using MassTransit;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("redis"));
builder.Services.AddHttpClient<CardProvider>(client => client.BaseAddress = new Uri("https://api.cards.example.com"));
builder.Services.AddMassTransit(bus =>
{
    bus.AddConsumer<PaymentConsumer>();
    bus.UsingInMemory((context, transport) =>
    {
        transport.UseMessageRetry(retry => retry.Interval(3, TimeSpan.FromSeconds(5)));
        transport.ConfigureEndpoints(context);
    });
});

builder.Build().Run();
