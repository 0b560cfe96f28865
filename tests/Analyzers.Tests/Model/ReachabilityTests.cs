using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests.Model;

/// <summary>What a handler waits for through other functions, and what it does not.</summary>
public class ReachabilityTests
{
    private const Uses Everything = Uses.AspNetCore | Uses.Polly | Uses.EntityFramework | Uses.MediatR;

    /// <summary>Members of a controller, <c>→…←</c> around what is reported, and types beside it.</summary>
    private static string Shop(string members, string types = "") => $$"""
        public class Orders(Shipping shipping, MediatR.ISender sender, MediatR.IPublisher publisher) : ControllerBase { {{members}} }
        public class Shipping { public readonly HttpClient Http = new(); public Task<HttpResponseMessage> AskAsync(int id = 0) => Http.GetAsync("http://shipping/"); public string Token => Http.GetStringAsync("http://tokens/").ToString(); }
        {{types}}
        """;

    private static Task Fires(string members, string types = "") => Wire.Check(
        Everything, Shop(members.Replace("→", "{|WIRE1001:").Replace("←", "|}"), types), "dotnet_diagnostic.WIRE1002.severity = none", "dotnet_diagnostic.WIRE1003.severity = none");

    private static Task IsSilent(string members, string types = "") => Wire.Check(
        Everything, Shop(members, types), "dotnet_diagnostic.WIRE1002.severity = none", "dotnet_diagnostic.WIRE1003.severity = none");

    [Theory]
    [InlineData("public async Task Get(Polly.IAsyncPolicy policy) => await policy.ExecuteAsync(() => →shipping.AskAsync()←);")]
    [InlineData("public async Task Get(Polly.IAsyncPolicy<HttpResponseMessage> policy, CancellationToken ct) => await policy.ExecuteAsync(token => →shipping.AskAsync()←, ct);")]
    [InlineData("public async Task Get(Polly.IAsyncPolicy policy) => await policy.ExecuteAndCaptureAsync(() => →shipping.AskAsync()←);")]
    [InlineData("public void Get(Polly.ISyncPolicy policy) => policy.Execute(() => →shipping.AskAsync()←.Wait());")]
    [InlineData("public async Task Get(Polly.ResiliencePipeline pipeline) => await pipeline.ExecuteAsync(async token => await →shipping.AskAsync()←);")]
    [InlineData("public async Task Get(Polly.ResiliencePipeline<HttpResponseMessage> pipeline) => await pipeline.ExecuteAsync(async token => await →shipping.AskAsync()←);")]
    [InlineData("public async Task Get() => await Task.Run(() => →shipping.AskAsync()←);")]
    [InlineData("public async Task Get() => await Task.Run(async () => { foreach (var n in new[] { 1 }) await →shipping.AskAsync(n)←; });")]
    [InlineData("public async Task Get(int[] ids) => await Parallel.ForEachAsync(ids, async (id, ct) => await →shipping.AskAsync(id)←);")]
    [InlineData("public async Task Get(int[] ids) => await Task.WhenAll(ids.Select(id => →shipping.AskAsync(id)←));")]
    [InlineData("public async Task Get(int[] ids) => await Task.WhenAll(→ids.Select(shipping.AskAsync)←);")]
    [InlineData("public async Task Get() => await →Task.Run(Ask)←; private Task Ask() => shipping.AskAsync();")]
    [InlineData("public void Get(List<int> ids) => ids.ForEach(id => →shipping.AskAsync(id)←.Wait());")]
    [InlineData("public async Task Get(Microsoft.EntityFrameworkCore.DbContext db) => await Microsoft.EntityFrameworkCore.ExecutionStrategyExtensions.ExecuteAsync(db.Database.CreateExecutionStrategy(), async () => { await →shipping.AskAsync()←; });")]
    public Task Lambdas_that_run_before_the_call_ends_are_followed(string member) => Fires(member);

    [Theory]
    [InlineData("public void Get() { _ = Task.Run(() => shipping.AskAsync()); }")]
    [InlineData("public void Get() { _ = Task.Run(Ask); } private Task Ask() => shipping.AskAsync();")]
    [InlineData("public void Get(Action<Func<Task>> later) => later(() => shipping.AskAsync());")]
    [InlineData("public void Get(Action<Func<Task>> later) => later(Ask); private Task Ask() => shipping.AskAsync();")]
    [InlineData("public void Get(System.Threading.Timer timer) { var t = new System.Threading.Timer(_ => shipping.AskAsync().Wait()); }")]
    [InlineData("public void Get(CancellationToken ct) => ct.Register(() => shipping.AskAsync());")]
    public Task Lambdas_that_run_later_are_not(string member) => IsSilent(member);

    [Theory]
    [InlineData("public void Get() { var x = →Ask()←; } private string Ask() => shipping.Token;", "")]
    [InlineData("public void Get() => →Ask()←; private void Ask() { var x = Quote; } private Task Quote { get { return shipping.AskAsync(); } }", "")]
    [InlineData("public void Get() => →Ask()←; private void Ask() { var x = new Quote(shipping); }", "public class Quote { public Quote(Shipping shipping) { shipping.AskAsync().Wait(); } }")]
    [InlineData("public void Get() => →Ask()←; private void Ask() { var x = new Quote(shipping, 1); }", "public class Quote { public Quote(Shipping shipping, int n) : this(shipping) { } public Quote(Shipping shipping) { shipping.AskAsync().Wait(); } }")]
    [InlineData("public void Get(IQuote quote) => →Ask(quote)←; private void Ask(IQuote quote) { var x = quote.Price; }", "public interface IQuote { string Price { get; } } public class Quote(Shipping shipping) : IQuote { public string Price => shipping.Token; }")]
    [InlineData("public Task Get() { return →Ask()←; Task Ask() { return Again(); Task Again() => shipping.AskAsync(); } }", "")]
    [InlineData("public Task Get(Quote<int> quote) => →quote.Ask(1)←;", "public abstract class Quote<T> { public abstract Task Ask(T id); } public class RemoteQuote(Shipping shipping) : Quote<int> { public override Task Ask(int id) => shipping.AskAsync(id); }")]
    [InlineData("public Task Get(IQuote quote) => →quote.Ask()←;", "public interface IQuote { Task Ask(); } public interface IBetter : IQuote { } public class Quote(Shipping shipping) : IBetter { Task IQuote.Ask() => shipping.AskAsync(); }")]
    [InlineData("public Task Get(IQuote quote) => →quote.Ask()←;", "public interface IQuote { Task Ask(); } public class Base(Shipping shipping) { public Task Ask() => shipping.AskAsync(); } public class Quote(Shipping s) : Base(s), IQuote { }")]
    [InlineData("public Task Get(IQuote quote) => →quote.Ask()←;", "public interface IQuote { Shipping S { get; } Task Ask() => S.AskAsync(); }")]
    public Task Properties_constructors_and_overrides_are_followed(string members, string types) => Fires(members, types);

    [Theory]
    [InlineData("public void Get() => Ask(); private void Ask() { Quote = null!; } private Task Quote { get => shipping.AskAsync(); set { } }", "")]
    [InlineData("public void Get(Later later) => Ask(later); private void Ask(Later later) { var x = later.Value; }", "public class Later { public Func<Task> Value { get; set; } = null!; }")]
    [InlineData("public Task Get(IQuote quote) => quote.Ask();", "public interface IQuote { Task Ask(); } public interface IOther { Task Ask(); } public class Quote(Shipping shipping) : IOther { public Task Ask() => shipping.AskAsync(); }")]
    [InlineData("public Task Get(IQuote<int> quote) => quote.Ask();", "public interface IQuote<T> { Task Ask(); } public class Quote(Shipping shipping) : IQuote<string> { public Task Ask() => shipping.AskAsync(); }")]
    [InlineData("public Task Get(IQuote quote) => quote.Ask();", "public interface IQuote { Task Ask(); } public class A(Shipping s) : IQuote { public Task Ask() => s.AskAsync(); } public class B : A1; public class C : A1; public class D : A1; public class E : A1; public abstract class A1 : IQuote { public virtual Task Ask() => Task.CompletedTask; } public class F : IQuote { public Task Ask() => Task.CompletedTask; } public class G : IQuote { public Task Ask() => Task.CompletedTask; } public class H : IQuote { public Task Ask() => Task.CompletedTask; }")]
    public Task What_is_not_called_is_not(string members, string types) => IsSilent(members, types);

    private const string Handlers = """
        public record Place(int Id) : MediatR.IRequest<int>;
        public record Cancel(int Id) : MediatR.IRequest;
        public record Placed(int Id) : MediatR.INotification;
        public class PlaceHandler(Shipping shipping) : MediatR.IRequestHandler<Place, int> { public async Task<int> Handle(Place request, CancellationToken ct) { await shipping.AskAsync(); return 1; } }
        public class CancelHandler(Shipping shipping) : MediatR.IRequestHandler<Cancel> { public Task Handle(Cancel request, CancellationToken ct) => shipping.AskAsync(); }
        public class PlacedHandler(Shipping shipping) : MediatR.INotificationHandler<Placed> { public Task Handle(Placed notification, CancellationToken ct) => shipping.AskAsync(); }
        public record Quick(int Id) : MediatR.IRequest<int>;
        public class QuickHandler : MediatR.IRequestHandler<Quick, int> { public Task<int> Handle(Quick request, CancellationToken ct) => Task.FromResult(1); }
        """;

    [Theory]
    [InlineData("public Task Post(Place place) => →sender.Send(place)←;")]
    [InlineData("public async Task<int> Post() => await →sender.Send(new Place(1))←;")]
    [InlineData("public Task Post() => →sender.Send(new Cancel(1))←;")]
    [InlineData("public Task Post() => →publisher.Publish(new Placed(1))←;")]
    [InlineData("public Task Post(MediatR.IMediator mediator) => →mediator.Send(new Place(1))←;")]
    [InlineData("public Task Post() => →Pass()←; private Task Pass() => sender.Send(new Place(1));")]
    public Task A_message_given_to_a_mediator_runs_its_handler(string member) => Fires(member, Handlers);

    [Theory]
    [InlineData("public Task Post() => sender.Send(new Quick(1));")]
    [InlineData("public Task Post(MediatR.IRequest<int> any) => sender.Send(any);")]
    [InlineData("public Task Post(object any) => sender.Send(any);")]
    [InlineData("public Task Post(object any) => publisher.Publish(any);")]
    [InlineData("public void Post() { _ = sender.Send(new Place(1)); }")]
    public Task Another_message_does_not(string member) => IsSilent(member, Handlers);

    private const string Chain = """
        public class Orders : ControllerBase { public void Get() => {|#0:A()|}; void A() => {|#1:B()|}; void B() => {|#2:C()|}; void C() => {|#3:new HttpClient().Send(new(HttpMethod.Get, "http://shipping/"))|}; }
        """;

    private static readonly string[] OthersOff = ["dotnet_diagnostic.WIRE1002.severity = none", "dotnet_diagnostic.WIRE1003.severity = none"];

    [Fact]
    public Task Each_step_of_the_path_has_its_place() => Wire.Check(Everything, Chain,
    [
        new DiagnosticResult(RuleCatalog.SynchronousInternalCall)
            .WithLocation(0).WithLocation(1).WithLocation(2).WithLocation(3)
            .WithArguments("internal service 'shipping'", "Orders.Get -> Orders.A -> Orders.B -> Orders.C -> HttpClient.Send"),
    ], OthersOff);

    [Theory]
    [InlineData("3", true)]
    [InlineData("32", true)]
    [InlineData("2", false)]
    [InlineData("1", false)]
    [InlineData("0", true)]
    [InlineData("33", true)]
    [InlineData("-1", true)]
    [InlineData("many", true)]
    public Task The_option_says_how_long_a_path_may_be(string length, bool isFound) => Wire.Check(
        Everything, isFound ? Wire.Unmarked(Chain).Replace("Get() => A()", "Get() => {|WIRE1001:A()|}") : Wire.Unmarked(Chain), [.. OthersOff, "wirecheck.max_path_length = " + length]);

    [Fact]
    public Task Eight_functions_are_followed_and_nine_are_not() => Wire.Check(Everything, $$"""
        public class Orders(HttpClient http) : ControllerBase
        {
            public Task Far() => M1();
            public Task Near() => {|WIRE1001:M2()|};
            {{string.Concat(Enumerable.Range(1, 8).Select(n => $"Task M{n}() => M{n + 1}();\n"))}}
            Task M9() => http.GetAsync("http://shipping/");
        }
        """, OthersOff);
}
