namespace Checkout.Orders;

public class ShippingClient(HttpClient http)
{
    public async Task<ShippingQuote> QuoteAsync(string postalCode, string[] itemIds, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync("quotes", new { postalCode, itemIds }, cancellationToken);
        response.EnsureSuccessStatusCode();

        return await response.Content.ReadFromJsonAsync<ShippingQuote>(cancellationToken)
            ?? throw new InvalidOperationException("Shipping answered without a quote.");
    }
}

public record ShippingQuote(decimal Price);
