using Checkout.Email;
using RabbitMQ.Client;

var builder = WebApplication.CreateBuilder(args);

var factory = new ConnectionFactory { Uri = new Uri("amqp://broker") };
var connection = await factory.CreateConnectionAsync();

builder.Services.AddSingleton(connection);
builder.Services.AddSingleton<MailProvider>();
builder.Services.AddHostedService<ReceiptWorker>();
builder.Services.AddHostedService<ConfirmationWorker>();

builder.Build().Run();
