namespace Checkout.Shipping;

public class CarrierClient(HttpClient http)
{
    /// <summary>Books a parcel. The carrier knows each order by its id, and answers a second booking with the first.</summary>
    public async Task BookAsync(Guid orderId, CancellationToken cancellationToken)
    {
        using var response = await http.PutAsJsonAsync($"v1/parcels/{orderId}", new { orderId }, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
