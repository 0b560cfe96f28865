namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>WIRE1010: what fires, and beside it what must not.</summary>
public class UntypedAnswerTests
{
    private const Uses Everything = Uses.AspNetCore | Uses.Flurl | Uses.Refit;

    /// <summary>Functions that serve no request. <c>$$</c> is where the statement goes.</summary>
    private static readonly (string Kind, string Source)[] Functions =
    [
        ("method", "public async Task<object?> Run(string id) { await Task.Yield(); $$ return null; }"),
        ("lambda", "public Func<string, Task<object?>> Run() => async id => { await Task.Yield(); $$ return null; };"),
        ("local function", "public void Start() { Run(\"\").ToString(); async Task<object?> Run(string id) { await Task.Yield(); $$ return null; } }"),
    ];

    private static readonly (string Why, string Statement)[] Firing =
    [
        ("an element", "var json = await {|WIRE1010:http.GetFromJsonAsync<JsonElement>(\"/quotes\")|}; var price = json.GetProperty(\"price\").GetDecimal();"),
        ("an element, in one go", "var price = (await {|WIRE1010:http.GetFromJsonAsync<JsonElement>(\"/quotes\").ConfigureAwait(false)|}).GetProperty(\"price\");".Replace(".ConfigureAwait(false)|}", "|}.ConfigureAwait(false)")),
        ("a node", "var json = await {|WIRE1010:http.GetFromJsonAsync<JsonNode>(\"/quotes\")|}; var price = json?[\"price\"];"),
        ("a dictionary", "var quote = await {|WIRE1010:http.GetFromJsonAsync<Dictionary<string, object>>(\"/quotes\")|}; var price = quote![\"price\"];"),
        ("a dictionary of elements", "var quote = await {|WIRE1010:http.GetFromJsonAsync<Dictionary<string, JsonElement>>(\"/quotes\")|}; quote!.TryGetValue(\"price\", out var price);"),
        ("dynamic", "dynamic quote = (await {|WIRE1010:http.GetFromJsonAsync<System.Dynamic.ExpandoObject>(\"/quotes\")|})!; var price = quote.price;"),
        ("a response's content", "var response = await http.GetAsync(\"/quotes\"); var json = await {|WIRE1010:response.Content.ReadFromJsonAsync<JsonElement>()|}; var price = json.GetProperty(\"price\");"),
        ("a response that was checked", "using var response = (await http.GetAsync(\"/quotes\")).EnsureSuccessStatusCode(); var json = await {|WIRE1010:response.Content.ReadFromJsonAsync<JsonElement>()|}; json.TryGetProperty(\"price\", out _);"),
        ("a document of a text", "var text = await http.GetStringAsync(\"/quotes\"); using var json = {|WIRE1010:JsonDocument.Parse(text)|}; var price = json.RootElement.GetProperty(\"price\");"),
        ("a document of a stream", "using var stream = await http.GetStreamAsync(\"/quotes\"); using var json = await {|WIRE1010:JsonDocument.ParseAsync(stream)|}; foreach (var item in json.RootElement.EnumerateArray()) { }"),
        ("a node of a response's text", "var response = await http.PostAsync(\"/quotes\", null); var json = {|WIRE1010:JsonNode.Parse(await response.Content.ReadAsStringAsync())|}; var price = json![\"price\"]!.GetValue<int>();"),
        ("deserialized", "var quote = {|WIRE1010:JsonSerializer.Deserialize<Dictionary<string, object>>(await http.GetStringAsync(\"/quotes\"))|}; var price = quote![\"price\"];"),
        ("Flurl", "var quote = await {|WIRE1010:\"http://shipping/quotes\".GetJsonAsync<IDictionary<string, object>>()|}; var price = quote[\"price\"];"),
    ];

    private static readonly (string Why, string Statement)[] Silent =
    [
        ("a type", "var quote = await http.GetFromJsonAsync<Quote>(\"/quotes\"); var price = quote!.Price;"),
        ("a type of a text", "var quote = JsonSerializer.Deserialize<Quote>(await http.GetStringAsync(\"/quotes\")); var price = quote!.Price;"),
        ("passed on whole", "return await http.GetFromJsonAsync<JsonElement>(\"/quotes\");"),
        ("passed on as text", "return await http.GetStringAsync(\"/quotes\");"),
        ("passed on from a local", "var json = await http.GetFromJsonAsync<JsonNode>(\"/quotes\"); return Results.Ok(json);"),
        ("written elsewhere whole", "var json = await http.GetFromJsonAsync<JsonElement>(\"/quotes\"); System.IO.File.WriteAllText(id, json.GetRawText());"),
        ("a text that is searched", "var text = await http.GetStringAsync(\"/quotes\"); return text.Contains(\"price\");"),
        ("a public service", "var json = await http.GetFromJsonAsync<JsonElement>(\"https://api.shipper.com/quotes\"); return json.GetProperty(\"price\");"),
        ("an unknown service", "var json = await http.GetFromJsonAsync<JsonElement>(id); return json.GetProperty(\"price\");"),
        ("a probe", "var json = await http.GetFromJsonAsync<JsonElement>(\"/health\"); return json.GetProperty(\"status\");"),
        ("a file", "using var json = JsonDocument.Parse(System.IO.File.ReadAllText(id)); return json.RootElement.GetProperty(\"price\");"),
        ("a table by ids", "var prices = await http.GetFromJsonAsync<Dictionary<string, decimal>>(\"/quotes\"); return prices![id];"),
        ("a list", "var quotes = await http.GetFromJsonAsync<List<Quote>>(\"/quotes\"); return quotes![0];"),
    ];

    public static TheoryData<string, string> FiringCases => Cases(Firing);

    public static TheoryData<string, string> SilentCases => Cases(Silent);

    /// <summary>Every source of the matrix, without markup.</summary>
    internal static IEnumerable<string> Sources =>
        from function in Functions from statement in Firing.Concat(Silent) select Wire.Unmarked(In(function.Kind, statement.Statement));

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string function, string why) => Check(Everything, In(function, Firing.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string function, string why) => Check(Everything, In(function, Silent.Single(f => f.Why == why).Statement));

    [Theory, MemberData(nameof(FiringCases))]
    public Task Is_silent_in_tests(string function, string why) =>
        Check(Everything | Uses.XunitOfTheProject, Wire.Unmarked(In(function, Firing.Single(f => f.Why == why).Statement)));

    [Fact]
    public Task An_interface_of_Refit_that_answers_with_an_element_fires() => Check(Everything, """
        using System.Text.Json;
        using Refit;
        public interface IShipping { [Get("/quotes")] Task<JsonElement> GetAsync(); [Get("/all")] Task<JsonElement> AllAsync(); }
        public class Quotes(IShipping shipping)
        {
            public async Task<string> Price() => (await {|WIRE1010:shipping.GetAsync()|}).GetProperty("price").ToString();
            public async Task<string> All() => (await shipping.AllAsync()).ToString();
            public static void Add(IServiceCollection services) => services.AddRefitClient<IShipping>().ConfigureHttpClient(c => c.BaseAddress = new Uri("http://shipping"));
        }
        """);

    [Fact]
    public Task Is_off_by_default() => Wire.Check(Everything, Wire.Unmarked(In("method", Firing[0].Statement)));

    private static Task Check(Uses uses, string source) => Wire.Check(uses, source, Wire.On("WIRE1010"));

    private static string In(string function, string statement) => $$"""
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using Flurl.Http;
        public record Quote(decimal Price);
        public class ShippingClient(HttpClient http)
        {
            {{Functions.Single(f => f.Kind == function).Source.Replace("$$", statement)}}
            public static void Add(IServiceCollection services) => services.AddHttpClient<ShippingClient>(c => c.BaseAddress = new Uri("http://shipping"));
        }
        """;

    private static TheoryData<string, string> Cases((string Why, string Statement)[] statements) => Matrix.Of(Functions.Select(f => f.Kind), statements.Select(c => c.Why));
}
