namespace Checkout.Shipping;

public class CarrierClient(HttpClient http)
{
    public async Task BookAsync(Guid orderId, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("v1/parcels", new { orderId }, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
