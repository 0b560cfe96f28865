namespace Wirecheck.Analyzers.Tests.Model;

/// <summary>What another process makes run: an internal HTTP call in it is WIRE1001's. Beside each kind stand its neighbours, which nothing runs for a request.</summary>
public class EntryPointTests
{
    private const Uses Everything = Uses.AspNetCore | Uses.EndpointLibraries | Uses.Lambda;

    /// <summary>Where <c>$$</c> is a statement that waits, and the function may be static or not, async or not.</summary>
    private static Task Fires(string source, Uses uses = Everything) => Check(source, "{|WIRE1001:", "|}", uses);

    private static Task IsSilent(string source, Uses uses = Everything) => Check(source, "", "", uses);

    private static Task Check(string source, string open, string close, Uses uses) =>
        Wire.Check(uses, source.Replace("$$", $"{open}Remote.Http.GetAsync(\"http://shipping/\"){close}.Wait();") + """

            public static class Remote { public static readonly HttpClient Http = new(); }
            """, "dotnet_diagnostic.WIRE1002.severity = none");

    [Theory]
    [InlineData("[ApiController] [Route(\"x\")] public class Orders { public void Get() { $$ } }")]
    [InlineData("[Controller] public class Orders { public void Get() { $$ } }")]
    [InlineData("public class OrdersController { [HttpGet(\"x\")] public void Get() { $$ } }")]
    [InlineData("[Route(\"x\")] public class OrdersController { public void Get() { $$ } }")]
    [InlineData("public class Orderscontroller { [AcceptVerbs(\"GET\", Route = \"x\")] public void Get() { $$ } }")]
    [InlineData("[Route(\"x\")] public abstract class Routed { } public class OrdersController : Routed { public void Get() { $$ } }")]
    [InlineData("public class OrdersController { public void Get() { $$ } } static class P { static void Map(WebApplication app) => app.MapControllerRoute(\"default\", \"{controller}/{action}\"); }")]
    [InlineData("public class OrdersController { public void Get() { $$ } } static class P { static void Map(WebApplication app) => app.MapDefaultControllerRoute(); }")]
    [InlineData("public abstract class Crud { [HttpGet] public void Get() { $$ } } public class OrdersController : Crud { }")]
    [InlineData("public abstract class Crud { [HttpGet] public void Get() { $$ } } public class Orders : Crud2 { } [ApiController] public abstract class Crud2 : Crud { }")]
    [InlineData("public abstract class Crud<T> : ControllerBase { public virtual void Get(T id) { $$ } } public class Orders : Crud<int> { }")]
    [InlineData("public class OrdersController : ControllerBase { public void Get() { $$ } public void Dispose(int id) { } }")]
    public Task Actions_of_controllers_are(string source) => Fires(source);

    [Theory]
    [InlineData("public class PlayerController { public void Get() { $$ } }")]
    [InlineData("[NonController] [Route(\"x\")] public class OrdersController { [HttpGet] public void Get() { $$ } }")]
    [InlineData("[Route(\"x\")] internal class OrdersController { public void Get() { $$ } }")]
    [InlineData("public static class Outer { [Route(\"x\")] public class OrdersController { public void Get() { $$ } } }")]
    [InlineData("[Route(\"x\")] public class OrdersController<T> { public void Get() { $$ } }")]
    [InlineData("[Route(\"x\")] public class Orders { [HttpGet] public void Get() { $$ } }")]
    [InlineData("[Route(\"x\")] public class OrdersController { [NonAction] public void Get() { $$ } }")]
    [InlineData("public class OrdersController : ControllerBase { public void Get<T>() { $$ } }")]
    [InlineData("public class OrdersController : ControllerBase { protected void Get() { $$ } }")]
    [InlineData("public class OrdersController : ControllerBase { public override string ToString() { $$ return \"\"; } }")]
    [InlineData("public class OrdersController : ControllerBase, IDisposable { public void Dispose() { $$ } }")]
    [InlineData("public abstract class Crud { public void Get() { $$ } } public class OrdersController : Crud { }")]
    [InlineData("public abstract class Crud { [HttpGet] public void Get() { $$ } } public class Orders : Crud { }")]
    public Task Other_methods_are_no_actions(string source) => IsSilent(source);

    [Theory]
    [InlineData("app.MapGet(\"/x\", () => { $$ });")]
    [InlineData("app.MapMethods(\"/x\", [\"GET\"], () => { $$ });")]
    [InlineData("app.MapFallback(() => { $$ });")]
    [InlineData("app.MapFallback((HttpContext context) => { $$ return Task.CompletedTask; });")]
    [InlineData("app.Map(\"/x\", () => { $$ });")]
    [InlineData("app.MapGet(\"/x\", (Delegate)(() => { $$ }));")]
    [InlineData("app.MapGet(\"/x\", new RequestDelegate(context => { $$ return Task.CompletedTask; }));")]
    [InlineData("app.MapGroup(\"/a\").MapGroup(\"/b\").MapPatch(\"/x\", () => { $$ });")]
    [InlineData("app.MapFallback(Answer); static void Answer() { $$ }")]
    [InlineData("app.MapMethods(\"/x\", [\"GET\"], Answer); void Answer() { $$ }")]
    [InlineData("app.MapPost(\"/x\", Answers.Answer); @@ static class Answers { public static void Answer() { $$ } }")]
    [InlineData("app.MapPost(\"/x\", new Answers().Answer).WithName(\"x\"); @@ class Answers { public void Answer() { $$ } }")]
    [InlineData("Carter.RouteExtensions.MapPost<string>(app, \"/x\", () => { $$ });")]
    [InlineData("Carter.RouteExtensions.MapPut<string>(app, \"/x\", Answers.Answer); @@ static class Answers { public static void Answer() { $$ } }")]
    public Task Mapped_functions_are(string statement) => Fires(InStartUp(statement));

    [Theory]
    [InlineData("Do(() => { $$ }); static void Do(Action action) { }")]
    [InlineData("app.MapGet(\"/x\", () => { }); Answer(); static void Answer() { $$ }")]
    [InlineData("app.MapWhen(context => true, branch => { $$ });")]
    [InlineData("app.MapGroup(\"/x\"); $$")]
    [InlineData("app.MapPost(\"/x\", Answers.Answer); @@ static class Answers { public static void Answer() { } public static void Other() { $$ } }")]
    [InlineData("app.MapPost(\"/x\", Answers.Answer); @@ static class Answers { public static void Answer() { } } static class Others { public static void Answer() { $$ } }")]
    public Task Functions_given_to_others_are_not(string statement) => IsSilent(InStartUp(statement));

    [Theory]
    [InlineData("app.Use(async (context, next) => { $$ await next(context); });")]
    [InlineData("app.Use(async (HttpContext context, Func<Task> next) => { $$ await next(); });")]
    [InlineData("app.Run(context => { $$ return Task.CompletedTask; });")]
    [InlineData("app.Map(\"/x\", branch => branch.Run(async context => { $$ await Task.Yield(); }));")]
    [InlineData("app.UseWhen(context => true, branch => branch.Use(async (context, next) => { $$ await next(context); }));")]
    [InlineData("app.MapGet(\"/x\", () => 1).AddEndpointFilter(async (context, next) => { $$ return await next(context); });")]
    [InlineData("app.UseMiddleware<Timing>(); @@ class Timing(RequestDelegate next) { public Task InvokeAsync(HttpContext context) { $$ return next(context); } }")]
    [InlineData("app.UseMiddleware(typeof(Timing), 1); @@ class Timing(RequestDelegate next) { public Task Invoke(HttpContext context, string more) { $$ return next(context); } }")]
    [InlineData("app.UseMiddleware<Timing>(); @@ class Timing : Base { } class Base { public Task Invoke(HttpContext context) { $$ return Task.CompletedTask; } }")]
    [InlineData("@@ class Timing : IMiddleware { public Task InvokeAsync(HttpContext context, RequestDelegate next) { $$ return next(context); } }")]
    [InlineData("@@ class Timing : IEndpointFilter { public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) { $$ return await next(context); } }")]
    [InlineData("@@ class Timing : IEndpointFilter { async ValueTask<object?> IEndpointFilter.InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) { $$ return await next(context); } }")]
    [InlineData("@@ class Timing : Microsoft.AspNetCore.Mvc.Filters.IAsyncActionFilter { public async Task OnActionExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.ActionExecutionDelegate next) { $$ await next(); } }")]
    [InlineData("@@ class Timing : Microsoft.AspNetCore.Mvc.Filters.ActionFilterAttribute { public override void OnActionExecuting(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext context) { $$ } }")]
    [InlineData("@@ class Timing : Microsoft.AspNetCore.Mvc.Filters.IAuthorizationFilter { public void OnAuthorization(Microsoft.AspNetCore.Mvc.Filters.AuthorizationFilterContext context) { $$ } }")]
    public Task What_runs_around_handlers_is(string statement) => Fires(InStartUp(statement));

    [Theory]
    [InlineData("app.Use(next => { $$ return next; });")]
    [InlineData("app.UseWhen(context => true, branch => { $$ });")]
    [InlineData("app.MapGet(\"/x\", () => 1).AddEndpointFilterFactory((context, next) => { $$ return next; });")]
    [InlineData("@@ class Timing(RequestDelegate next) { public Task InvokeAsync(HttpContext context) { $$ return next(context); } }")]
    [InlineData("app.UseMiddleware<Timing>(); @@ class Timing(RequestDelegate next) { public Task InvokeAsync(HttpContext context) => next(context); public void Warm() { $$ } }")]
    [InlineData("app.UseMiddleware<Timing>(); @@ class Timing { public Timing(RequestDelegate next) { $$ } public Task InvokeAsync(HttpContext context) => Task.CompletedTask; }")]
    [InlineData("@@ class Timing : IMiddleware { public Task InvokeAsync(HttpContext context, RequestDelegate next) => next(context); public Task InvokeAsync() { $$ return Task.CompletedTask; } }")]
    [InlineData("@@ class Timing : Microsoft.AspNetCore.Mvc.Filters.IActionFilter { public void OnActionExecuting(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext c) { } public void OnActionExecuted(Microsoft.AspNetCore.Mvc.Filters.ActionExecutedContext c) { } void Other() { $$ } }")]
    public Task What_only_sets_them_up_is_not(string statement) => IsSilent(InStartUp(statement));

    /// <summary>A statement of start-up code, and after <c>@@</c> types beside it.</summary>
    private static string InStartUp(string source)
    {
        var parts = source.Split("@@");
        return $$"""
            public static class Endpoints { public static void Map(WebApplication app) { {{parts[0]}} } }
            {{string.Concat(parts.Skip(1))}}
            """;
    }

    [Theory]
    [InlineData("Hub", "public Task Send(string text) { $$ return Task.CompletedTask; }")]
    [InlineData("Hub<IClient>", "public void Send() { $$ }")]
    [InlineData("Hub", "public override Task OnConnectedAsync() { $$ return base.OnConnectedAsync(); }")]
    [InlineData("Base", "public void Send() { $$ } } public abstract class Base : Microsoft.AspNetCore.SignalR.Hub {")]
    public Task Methods_of_hubs_are(string @base, string members) => Fires(HubOf(@base, members));

    [Theory]
    [InlineData("Hub", "private void Send() { $$ }")]
    [InlineData("Hub", "public static void Send() { $$ }")]
    [InlineData("Hub", "public override string ToString() { $$ return \"\"; }")]
    [InlineData("Hub", "public new void Dispose() { $$ }")]
    [InlineData("Base", "public void Send() { $$ } } public abstract class Base {")]
    public Task Other_methods_are_not_of_hubs(string @base, string members) => IsSilent(HubOf(@base, members));

    private static string HubOf(string @base, string members) => $$"""
        public interface IClient { Task Receive(string text); }
        public class Chat : {{@base.Replace("Hub", "Microsoft.AspNetCore.SignalR.Hub")}} { {{members}} }
        """;

    [Theory]
    [InlineData("public void OnGet() { $$ }")]
    [InlineData("public Task OnPostAsync() { $$ return Task.CompletedTask; }")]
    [InlineData("public IActionResult OnPostJoinListAsync(string name) { $$ return null!; }")]
    [InlineData("public override Task OnPageHandlerExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext c, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate n) { $$ return n(); }")]
    public Task Handlers_of_pages_are(string member) => Fires($$"""public class Index : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { {{member}} }""");

    [Theory]
    [InlineData("PageModel", "public void OnGetting() { $$ }")]
    [InlineData("PageModel", "public void Once() { $$ }")]
    [InlineData("PageModel", "private void OnGet() { $$ }")]
    [InlineData("PageModel", "[Microsoft.AspNetCore.Mvc.RazorPages.NonHandler] public void OnGet() { $$ }")]
    [InlineData("Other", "public void OnGet() { $$ }")]
    public Task Other_methods_are_not_of_pages(string @base, string member) => IsSilent($$"""
        public class Index : {{@base.Replace("PageModel", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel")}} { {{member}} }
        public class Other { }
        """);

    [Theory]
    [InlineData("Endpoint<string>", "public override Task HandleAsync(string req, CancellationToken ct) { $$ return Task.CompletedTask; }")]
    [InlineData("Endpoint<string, int>", "public override Task<int> ExecuteAsync(string req, CancellationToken ct) { $$ return Task.FromResult(1); }")]
    [InlineData("EndpointWithoutRequest", "public override Task HandleAsync(CancellationToken ct) { $$ return Task.CompletedTask; }")]
    public Task Handlers_of_endpoint_classes_are(string @base, string member) => Fires($$"""public class Quote : FastEndpoints.{{@base}} { {{member}} }""");

    [Theory]
    [InlineData("FastEndpoints.Endpoint<string>", "public override void Configure() { $$ }")]
    [InlineData("FastEndpoints.Endpoint<string>", "public Task HandleAsync(int req) { $$ return Task.CompletedTask; }")]
    [InlineData("Own", "public override Task HandleAsync(string req, CancellationToken ct) { $$ return Task.CompletedTask; }")]
    public Task Other_methods_are_not_of_endpoint_classes(string @base, string member) => IsSilent($$"""
        public class Quote : {{@base}} { {{member}} }
        public class Own { public virtual Task HandleAsync(string req, CancellationToken ct) => Task.CompletedTask; }
        """);

    [Fact]
    public Task A_module_of_Carter_maps_them() => Fires("""
        public class Orders : Carter.ICarterModule { public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/x", () => { $$ }); }
        """);

    [Fact]
    public Task The_module_itself_is_none() => IsSilent("""
        public class Orders : Carter.ICarterModule { public void AddRoutes(IEndpointRouteBuilder app) { $$ } }
        """);

    private const string Isolated = "[Microsoft.Azure.Functions.Worker.Function(\"x\")]";
    private const string InProcess = "[Microsoft.Azure.WebJobs.FunctionName(\"x\")]";

    [Theory]
    [InlineData(Uses.AzureFunctions, Isolated + " public void Run([Microsoft.Azure.Functions.Worker.HttpTrigger(\"get\")] string request) { $$ }")]
    [InlineData(Uses.AzureFunctions, Isolated + " public static void Run(int n, [Microsoft.Azure.Functions.Worker.HttpTrigger] string request) { $$ }")]
    [InlineData(Uses.WebJobs, InProcess + " public static void Run([Microsoft.Azure.WebJobs.HttpTrigger(\"get\")] string request) { $$ }")]
    public Task Functions_with_an_HTTP_trigger_are(Uses uses, string member) => Fires($$"""public class Functions { {{member}} }""", uses);

    [Theory]
    [InlineData(Uses.AzureFunctions, Isolated + " public void Run([Timer] string timer) { $$ } public class TimerAttribute : Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute;")]
    [InlineData(Uses.AzureFunctions, "public void Run([Microsoft.Azure.Functions.Worker.HttpTrigger(\"get\")] string request) { $$ }")]
    [InlineData(Uses.WebJobs, InProcess + " public static void Run(string request) { $$ }")]
    [InlineData(Uses.WebJobs, "public static void Run([Microsoft.Azure.WebJobs.HttpTrigger(\"get\")] string request) { $$ }")]
    public Task Functions_with_another_trigger_are_not(Uses uses, string member) => IsSilent($$"""public class Functions { {{member}} }""", uses);

    [Theory]
    [InlineData("public void Handle(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest request, Amazon.Lambda.Core.ILambdaContext context) { $$ }")]
    [InlineData("public static void Handle(Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyRequest request, Amazon.Lambda.Core.ILambdaContext context) { $$ }")]
    [InlineData("public void Handle(Amazon.Lambda.ApplicationLoadBalancerEvents.ApplicationLoadBalancerRequest request, Amazon.Lambda.Core.ILambdaContext context) { $$ }")]
    [InlineData("[Amazon.Lambda.Annotations.LambdaFunction, Amazon.Lambda.Annotations.APIGateway.HttpApi(Amazon.Lambda.Annotations.APIGateway.LambdaHttpMethod.Get, \"/x\")] public void Handle(string id) { $$ }")]
    [InlineData("[Amazon.Lambda.Annotations.LambdaFunction, Amazon.Lambda.Annotations.APIGateway.RestApi(Amazon.Lambda.Annotations.APIGateway.LambdaHttpMethod.Get, \"/x\")] public void Handle(string id) { $$ }")]
    public Task Lambda_functions_that_answer_HTTP_are(string member) => Fires($$"""public class Functions { {{member}} }""", Uses.Lambda);

    [Theory]
    [InlineData("public void Handle(string message, Amazon.Lambda.Core.ILambdaContext context) { $$ }")]
    [InlineData("public void Handle(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest request) { $$ }")]
    [InlineData("private void Handle(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest request, Amazon.Lambda.Core.ILambdaContext context) { $$ }")]
    [InlineData("[Amazon.Lambda.Annotations.LambdaFunction] public void Handle(string message) { $$ }")]
    public Task Other_Lambda_functions_are_not(string member) => IsSilent($$"""public class Functions { {{member}} }""", Uses.Lambda);
}
