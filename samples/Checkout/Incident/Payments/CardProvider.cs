namespace Checkout.Payments;

public class CardProvider(HttpClient http)
{
    public async Task ChargeAsync(string userId, decimal amount, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("v1/charges", new { userId, amount }, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
