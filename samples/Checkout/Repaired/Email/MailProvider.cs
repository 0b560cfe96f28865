namespace Checkout.Email;

public class MailProvider
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        BaseAddress = new Uri("https://api.mail.example.com"),
        Timeout = TimeSpan.FromSeconds(10),
    };

    public async Task SendAsync(string userId, string text, string idempotencyKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/messages") { Content = JsonContent.Create(new { userId, text }) };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
