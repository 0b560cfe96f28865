using System.Net.Http.Json;
using Grpc.Net.Client;

namespace Wirecheck.Benchmarks.RemoteCalls;

/// <summary>A way to place an order, as an ordinary service does it.</summary>
/// <param name="Name">As the report names it.</param>
/// <param name="Wire">What its calls go over.</param>
/// <param name="Call">One call, over when its answer is there as objects.</param>
internal sealed record Caller(string Name, Wire Wire, Func<Task> Call)
{
    public static Caller Json(Uri address)
    {
        var wire = new Wire();
        var client = new HttpClient(wire.CreateHandler()) { BaseAddress = address };
        return new Caller("JSON over HTTP/1.1", wire, async () =>
        {
            using var response = await client.PostAsJsonAsync("orders", Payload.Json, OrderJson.Default.OrderDto);
            response.EnsureSuccessStatusCode();
            Check((await response.Content.ReadFromJsonAsync(OrderJson.Default.OrderDto))!.Lines.Length, Payload.Json.Lines.Length);
        });
    }

    public static Caller Grpc(Uri address)
    {
        var wire = new Wire();
        var client = new Contracts.Orders.OrdersClient(GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = wire.CreateHandler() }));
        return new Caller("Protobuf over gRPC", wire, async () =>
        {
            using var call = client.PlaceAsync(Payload.Protobuf, deadline: DateTime.UtcNow.AddSeconds(30));
            Check((await call).Lines.Count, Payload.Protobuf.Lines.Count);
        });
    }

    private static void Check(int lines, int expected)
    {
        if (lines != expected) throw new InvalidOperationException($"an order of {expected} lines came back with {lines}");
    }
}
