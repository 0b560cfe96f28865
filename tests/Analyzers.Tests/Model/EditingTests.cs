using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wirecheck.Analyzers.Tests.Model;

/// <summary>What is kept of files between two keystrokes in another one: it holds where a body was edited, and not where what it is bound by was.</summary>
public class EditingTests
{
    private const string Controller = "public class OrdersController(IPlan plan) : ControllerBase { public Task Get() => plan.MakeAsync(); }";

    private const string Plan = """
        public interface IPlan { Task MakeAsync(); }
        public class Plan(Shipping shipping) : IPlan { public Task MakeAsync() => StepAsync(1); private Task StepAsync(int n) => shipping.AskAsync(n); }
        """;

    private const string Asking = "public class Shipping { private readonly HttpClient _http = new(); public Task AskAsync(long n) => _http.GetAsync(\"http://shipping/\"); }";

    private const string Resting = "public class Shipping { private readonly HttpClient _http = new(); public Task AskAsync(long n) => Task.CompletedTask; }";

    private const string Overloaded = """
        public class Shipping { private readonly HttpClient _http = new(); public Task AskAsync(long n) => _http.GetAsync("http://shipping/"); public Task AskAsync(int n) => Task.CompletedTask; }
        """;

    private const string Elsewhere = """
        public class Shipping { private readonly HttpClient _http = new(); public Task AskAsync(long n) => Task.CompletedTask; public Task AskAsync(int n) => _http.GetAsync("http://shipping/"); }
        """;

    private const string Renamed = "public class Shipping { private readonly HttpClient _http = new(); public Task TellAsync(long n) => _http.GetAsync(\"http://shipping/\"); }";

    private const string Extended = """
        public class Shipping { }
        public static class Extensions { public static Task AskAsync(this Shipping shipping, long n) => new HttpClient().GetAsync("http://shipping/"); }
        """;

    /// <summary>Each edit of the one file, and whether the handler then waits for another service.</summary>
    [Theory]
    [InlineData(Asking, true, Resting, false)]
    [InlineData(Resting, false, Asking, true)]
    [InlineData(Asking, true, Overloaded, false)]
    [InlineData(Overloaded, false, Asking, true)]
    [InlineData(Overloaded, false, Elsewhere, true)]
    [InlineData(Elsewhere, true, Asking, true)]
    [InlineData(Asking, true, Renamed, false)]
    [InlineData(Renamed, false, Extended, true)]
    [InlineData(Extended, true, Resting, false)]
    public async Task The_file_of_a_client_is_edited(string before, bool waits, string after, bool waitsAfter)
    {
        var files = Parse([Controller, Plan, before]);
        Assert.Equal(waits, await Waits(files));
        Assert.Equal(waitsAfter, await Waits([files[0], files[1], .. Parse([after])]));
        Assert.Equal(waits, await Waits(files));
    }

    [Fact]
    public async Task An_implementation_comes_and_goes_in_a_file_of_its_own()
    {
        var files = Parse([Controller, "public interface IPlan { Task MakeAsync(); }", Asking]);
        Assert.False(await Waits(files));
        var implementation = Parse(["public class Plan(Shipping shipping) : IPlan { public Task MakeAsync() => shipping.AskAsync(1); }"]);
        Assert.True(await Waits([.. files, .. implementation]));
        Assert.False(await Waits(files));
    }

    [Fact]
    public async Task A_registration_is_edited()
    {
        const string Client = "public class OrdersController(Shipping shipping) : ControllerBase { public Task Get() => shipping.AskAsync(); }";
        const string Typed = "public class Shipping(HttpClient http) { public Task AskAsync() => http.GetAsync(\"quotes\"); }";
        var files = Parse([Client, Typed, Register("https://api.example.com")]);
        Assert.False(await Waits(files));
        Assert.True(await Waits([files[0], files[1], .. Parse([Register("http://shipping")])]));

        static string Register(string address) =>
            $"public static class Start {{ public static void Up(IServiceCollection services) => services.AddHttpClient<Shipping>(client => client.BaseAddress = new Uri(\"{address}\")); }}";
    }

    [Fact]
    public async Task Any_file_of_many_may_be_the_edited_one()
    {
        var files = Parse(Enumerable.Range(0, 100).Select(n => $"public class Padding{n} {{ }}").Concat([Controller, Plan, Asking]));
        Assert.True(await Waits(files));
        for (var n = 0; n < files.Length; n += 9)
        {
            files[n] = Parse([$"public class Other{n} {{ }}"])[0];
            Assert.True(await Waits(files));
        }

        files[^1] = Parse([Resting])[0];
        Assert.False(await Waits(files));
    }

    private static SyntaxTree[] Parse(IEnumerable<string> sources) => sources.Select(source => CSharpSyntaxTree.ParseText(source)).ToArray();

    private static async Task<bool> Waits(IEnumerable<SyntaxTree> files) => (await Robustness.Analyze(files, "edited")).Any(found => found.Id == "WIRE1001");
}
