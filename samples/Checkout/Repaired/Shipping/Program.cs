using Checkout.Shipping;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddHttpClient<CarrierClient>(client => client.BaseAddress = new Uri("https://api.carrier.example.com"));
builder.Services.AddHostedService<ShippingWorker>();

builder.Build().Run();
