using Wirecheck.Analyzers.CodeFixes.Http;

namespace Wirecheck.Analyzers.Tests.Http;

/// <summary>The fix of WIRE1002, alone and for a whole document.</summary>
public class BlockingRemoteCallFixTests
{
    private static Task Fix(string before, string after) =>
        Wire.Fix<BlockingRemoteCallFix>(Uses.AspNetCore | Uses.Grpc, before, after, "dotnet_diagnostic.WIRE2001.severity = none");

    private static Task NotOffered(string source) => Fix(source, source);

    private static string Action(string head, string body) => $$"""
        public class OrdersController(HttpClient http, Shop.Contracts.Inventory.InventoryClient stock) : ControllerBase
        {
            // What is in it.
            [HttpGet("/orders/{id}")]
            public {{head}}
            {
                {{body}}
            }

            private Task<int> CountAsync() => http.GetFromJsonAsync<int>("/count");
            private Task<int> Own(object o) => Task.FromResult(o.GetHashCode());
        }
        """;

    [Theory]
    [InlineData("var text = http.GetStringAsync(id).{|WIRE1002:Result|};", "var text = await http.GetStringAsync(id);")]
    [InlineData("var length = http.GetStringAsync(id).{|WIRE1002:Result|}.Length; /* of it */", "var length = (await http.GetStringAsync(id)).Length; /* of it */")]
    [InlineData("var first = http.GetStringAsync(id).{|WIRE1002:Result|}[0];", "var first = (await http.GetStringAsync(id))[0];")]
    [InlineData("var text = http.GetStringAsync(id).{|WIRE1002:Result|}!;", "var text = (await http.GetStringAsync(id))!;")]
    [InlineData("var text = http.GetStringAsync(id).{|WIRE1002:Result|} + id;", "var text = await http.GetStringAsync(id) + id;")]
    [InlineData("/* now */ http.GetAsync(id).{|WIRE1002:Wait|}();", "/* now */ await http.GetAsync(id);")]
    [InlineData("var text = http.GetStringAsync(id).GetAwaiter().{|WIRE1002:GetResult|}();", "var text = await http.GetStringAsync(id);")]
    [InlineData("var text = http.GetStringAsync(id).ConfigureAwait(false).GetAwaiter().{|WIRE1002:GetResult|}();", "var text = await http.GetStringAsync(id).ConfigureAwait(false);")]
    [InlineData("var task = http.GetAsync(id); using var answer = task.{|WIRE1002:Result|};", "var task = http.GetAsync(id); using var answer = await task;")]
    [InlineData("Task.{|WIRE1002:WaitAll|}(http.GetAsync(id), Task.Delay(1));", "await Task.WhenAll(http.GetAsync(id), Task.Delay(1));")]
    [InlineData("var text = Task.Run(() => http.GetStringAsync(id)).{|WIRE1002:Result|};", "var text = await Task.Run(() => http.GetStringAsync(id));")]
    [InlineData("using var answer = http.{|WIRE1002:Send|}(new HttpRequestMessage());", "using var answer = await http.SendAsync(new HttpRequestMessage());")]
    [InlineData("var name = stock.{|WIRE1002:GetStock|}(new(), deadline: null).ToString();", "var name = (await stock.GetStockAsync(new(), deadline: null)).ToString();")]
    [InlineData("var a = http.GetStringAsync(http.GetStringAsync(id).{|WIRE1002:Result|}).{|WIRE1002:Result|};", "var a = await http.GetStringAsync(await http.GetStringAsync(id));")]
    public async Task Each_way_to_wait(string before, string after)
    {
        await Fix(Action("async Task<int> Get(string id)", before + " await Task.Yield(); return 1;"), Action("async Task<int> Get(string id)", after + " await Task.Yield(); return 1;"));
        await Fix(Action("int Get(string id)", before + " return 1;"), Action("async Task<int> Get(string id)", after + " return 1;"));
        await Fix(Action("void Get(string id)", before), Action("async Task Get(string id)", after));
        await Fix(Action("Task<int> Get(string id)", before + " return CountAsync();"), Action("async Task<int> Get(string id)", after + " return await CountAsync();"));
        await Fix(Action("Task<int> Get(string id)", before + " return Task.FromResult(1);"), Action("async Task<int> Get(string id)", after + " return 1;"));
        await Fix(Action("virtual Task Get(string id)", before + " return CountAsync();"), Action("virtual async Task Get(string id)", after + " await CountAsync();"));
        await Fix(Action("ValueTask Get(string id)", before + " if (id == \"\") { return default; } return ValueTask.CompletedTask;"), Action("async ValueTask Get(string id)", after + " if (id == \"\") { return; }"));
    }

    [Fact]
    public Task Wrapped_chains_keep_their_comments() => Fix(
        Action("string Get(string id)", """
            // Ask.
                    return http
                        .GetStringAsync(id) // over there
                        .{|WIRE1002:Result|}; // and wait
            """),
        Action("async Task<string> Get(string id)", """
            // Ask.
                    return await http
                        .GetStringAsync(id) // over there
                        ; // and wait
            """));

    [Fact]
    public Task Synchronous_RestSharp() => Wire.Fix<BlockingRemoteCallFix>(Uses.AspNetCore | Uses.RestSharp, """
        using RestSharp;
        public class OrdersController(IRestClient client) : ControllerBase
        {
            public string Get(string id) => client.{|WIRE1002:Execute|}(new RestRequest(id)).Content + client.{|WIRE1002:Execute<string>|}(new RestRequest(id)).Data;
        }
        """, """
        using RestSharp;
        public class OrdersController(IRestClient client) : ControllerBase
        {
            public async Task<string> Get(string id) => (await client.ExecuteAsync(new RestRequest(id))).Content + (await client.ExecuteAsync<string>(new RestRequest(id))).Data;
        }
        """);

    [Fact]
    public Task Expression_bodies() => Fix("""
        public class OrdersController(HttpClient http) : ControllerBase
        {
            public string Get(string id) => http.GetStringAsync(id).{|WIRE1002:Result|};
            public Task<string> Put(string id) => Task.FromResult(http.GetStringAsync(id).{|WIRE1002:Result|});
        }
        """, """
        public class OrdersController(HttpClient http) : ControllerBase
        {
            public async Task<string> Get(string id) => await http.GetStringAsync(id);
            public async Task<string> Put(string id) => await http.GetStringAsync(id);
        }
        """);

    [Fact]
    public Task Private_methods_and_local_functions_with_their_callers() => Fix("""
        public class OrdersController(HttpClient http) : ControllerBase
        {
            public int Get(string id) => Length(id) + this.Length("x");
            public async Task<int> Put(string id) { await Task.Yield(); return Length(id); }

            // How long it is.
            int Length(string id)
            {
                return Read().Length + nameof(Length).Length;
                string Read() => http.GetStringAsync(id).{|WIRE1002:Result|};
            }
        }
        """, """
        public class OrdersController(HttpClient http) : ControllerBase
        {
            public async Task<int> Get(string id) => await Length(id) + await this.Length("x");
            public async Task<int> Put(string id) { await Task.Yield(); return await Length(id); }

            // How long it is.
            async Task<int> Length(string id)
            {
                return (await Read()).Length + nameof(Length).Length;
                async Task<string> Read() => await http.GetStringAsync(id);
            }
        }
        """);

    [Fact]
    public Task Handlers_of_minimal_APIs() => Fix("""
        public static class Endpoints
        {
            private static readonly HttpClient Http = new();
            public static void Map(WebApplication app)
            {
                app.MapGet("/a", (string id) => Http.GetStringAsync(id).{|WIRE1002:Result|});
                app.MapGet("/b", static (string id) => { return Http.GetStringAsync(id).{|WIRE1002:Result|}.Length; });
                app.MapGet("/c", string (string id) => Http.GetStringAsync(id).{|WIRE1002:Result|});
                app.MapGet("/d", Read);
                app.MapGet("/e", context => { Http.GetStringAsync("/").{|WIRE1002:Wait|}(); return Task.CompletedTask; });
                app.MapGet("/f", Write);
                static string Read(string id) => Http.GetStringAsync(id).{|WIRE1002:Result|};
            }
            private static void Write(string id) => Http.DeleteAsync(id).{|WIRE1002:Wait|}();
        }
        """, """
        public static class Endpoints
        {
            private static readonly HttpClient Http = new();
            public static void Map(WebApplication app)
            {
                app.MapGet("/a", async (string id) => await Http.GetStringAsync(id));
                app.MapGet("/b", static async (string id) => { return (await Http.GetStringAsync(id)).Length; });
                app.MapGet("/c", async Task<string> (string id) => await Http.GetStringAsync(id));
                app.MapGet("/d", Read);
                app.MapGet("/e", async context => { await Http.GetStringAsync("/"); });
                app.MapGet("/f", Write);
                static async Task<string> Read(string id) => await Http.GetStringAsync(id);
            }
            private static async Task Write(string id) => await Http.DeleteAsync(id);
        }
        """);

    [Theory]
    [InlineData("private readonly object _lock = new(); public string Get(string id) { lock (_lock) { return http.GetStringAsync(id).{|WIRE1002:Result|}; } }")]
    [InlineData("public string Get(string id) => Length(out _, id); private string Length(out int n, string id) { n = 1; return http.GetStringAsync(id).{|WIRE1002:Result|}; }")]
    [InlineData("public string Get(string id) => new Orders(http).Read(id); public class Orders(HttpClient h) { public string Read(string id) => h.GetStringAsync(id).{|WIRE1002:Result|}; }")]
    [InlineData("public IEnumerable<string> Get(string id) { yield return http.GetStringAsync(id).{|WIRE1002:Result|}; }")]
    [InlineData("public bool Get(string id) => http.GetStringAsync(id).{|WIRE1002:Wait|}(100);")]
    [InlineData("public string[] Get(string id) => new[] { id }.Select(n => http.GetStringAsync(n).{|WIRE1002:Result|}).ToArray();")]
    [InlineData("public string[] Get(string id) => new[] { id }.Select(Read).ToArray(); private string Read(string n) => http.GetStringAsync(n).{|WIRE1002:Result|}; public string More(string id) => Read(id);")]
    [InlineData("public int Get(string id) { Span<int> few = stackalloc int[1]; few[0] = http.GetStringAsync(id).{|WIRE1002:Result|}.Length; return few[0]; }")]
    [InlineData("public string Get(string id) { try { return id; } catch (Exception) when (http.GetStringAsync(id).{|WIRE1002:Result|} == \"\") { throw; } }")]
    public Task Not_offered_where_it_would_not_compile(string members) => NotOffered($$"""
        public class OrdersController(HttpClient http) : ControllerBase
        {
            {{members}}
        }
        """);

    [Fact]
    public Task Not_offered_in_an_implementation_of_an_interface() => NotOffered("""
        public interface IOrders { string Get(string id); }
        public class OrdersController(HttpClient http) : ControllerBase, IOrders
        {
            public string Get(string id) => http.GetStringAsync(id).{|WIRE1002:Result|};
        }
        public abstract class Base : ControllerBase { public abstract string Get(string id); }
        public class Derived(HttpClient http) : Base
        {
            public override string Get(string id) => http.GetStringAsync(id).{|WIRE1002:Result|};
        }
        """);
}
