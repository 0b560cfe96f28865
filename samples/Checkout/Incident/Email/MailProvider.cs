namespace Checkout.Email;

public class MailProvider
{
    private static readonly HttpClient Http = new() { BaseAddress = new Uri("https://api.mail.example.com"), Timeout = TimeSpan.FromSeconds(10) };

    public async Task SendAsync(string userId, string text)
    {
        using var response = await Http.PostAsJsonAsync("v1/messages", new { userId, text });
        response.EnsureSuccessStatusCode();
    }
}
