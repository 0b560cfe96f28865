using Checkout.Loyalty;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddDbContextFactory<PointsStore>();
builder.Services.AddHostedService<LoyaltyWorker>();

builder.Build().Run();
