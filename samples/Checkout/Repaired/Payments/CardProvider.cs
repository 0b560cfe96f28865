namespace Checkout.Payments;

public class CardProvider(HttpClient http)
{
    public async Task ChargeAsync(Guid orderId, string userId, decimal amount, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/charges")
        {
            Headers = { { "Idempotency-Key", orderId.ToString() } },
            Content = JsonContent.Create(new { userId, amount }),
        };

        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
