using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Wirecheck.Benchmarks.RemoteCalls;

/// <summary>The same order, taken and given back over JSON on one port and over gRPC on another, both of Kestrel on loopback.</summary>
internal static class Server
{
    /// <summary>Prints both addresses, then serves until standard input ends.</summary>
    public static async Task Run(TimeSpan delay)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new OrderService(delay));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });

        await using var app = builder.Build();
        app.MapPost("/orders", async (HttpContext context) =>
        {
            var order = await context.Request.ReadFromJsonAsync(OrderJson.Default.OrderDto, context.RequestAborted);
            if (delay > TimeSpan.Zero) await Task.Delay(delay, context.RequestAborted);
            await context.Response.WriteAsJsonAsync(order!, OrderJson.Default.OrderDto, cancellationToken: context.RequestAborted);
        });
        app.MapGrpcService<OrderService>();
        await app.StartAsync();

        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses) Console.WriteLine(address);
        await Console.In.ReadToEndAsync();
    }

    private sealed class OrderService(TimeSpan delay) : Contracts.Orders.OrdersBase
    {
        public override async Task<Contracts.Order> Place(Contracts.Order request, ServerCallContext context)
        {
            if (delay > TimeSpan.Zero) await Task.Delay(delay, context.CancellationToken);
            return request;
        }
    }
}
