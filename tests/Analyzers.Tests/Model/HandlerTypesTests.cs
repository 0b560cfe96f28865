namespace Wirecheck.Analyzers.Tests.Model;

/// <summary>The option by which a team names its own handlers.</summary>
public class HandlerTypesTests
{
    private const string Wrapped = """
        public interface IOurHandler<T> { Task Handle(T message); }
        public class PlaceOrder : IOurHandler<string>
        {
            private static readonly HttpClient Http = new();
            public Task Handle(string message) => $$;
            public Task Other(string message) => Http.GetAsync("http://shipping/");
        }
        """;

    private static string Reading(string source, string id) => source.Replace("$$", $"{{|{id}:Http.GetAsync(\"http://shipping/\")|}}");

    private static readonly string Silent = Wrapped.Replace("$$", "Http.PostAsync(\"http://shipping/\", null)");

    private const string Consuming = """
        public interface IOurHandler<T> { Task Handle(T message); }
        public class PlaceOrder(HttpClient http) : IOurHandler<string>
        {
            public Task {|WIRE3001:Handle|}(string message) => http.PostAsync("http://shipping/", null);
            public Task Other(string message) => http.PostAsync("http://shipping/", null);
        }
        """;

    [Theory]
    [InlineData("IOurHandler=request")]
    [InlineData("Other, IOur* = REQUEST")]
    [InlineData("IOurHandler=request, IOurHandler=message")]
    public Task A_named_interface_answers_requests(string value) => Check(Uses.Nothing, Reading(Wrapped, "WIRE1001"), value);

    [Theory]
    [InlineData("IOurHandler=message")]
    [InlineData("IOurHandler")]
    [InlineData("ourhandler, *handler")]
    public Task A_named_interface_takes_messages(string value) => Check(Uses.Nothing, Consuming, value);

    [Theory]
    [InlineData("")]
    [InlineData("IOurHandler=other")]
    [InlineData("IOurHandler=")]
    [InlineData("=request")]
    [InlineData("IOurHandler=request=message")]
    [InlineData("OurHandler")]
    [InlineData(", ,")]
    public Task What_is_not_named_or_not_understood_is_none(string value) => Check(Uses.AspNetCore, Silent, value);

    [Theory]
    [InlineData("public class Quote : OurEndpoint { protected override Task Run() => $$; }")]
    [InlineData("public class Quote : OurEndpoint { public Task Get() => $$; protected override Task Run() => Task.CompletedTask; }")]
    [InlineData("public class OurEndpointOfQuotes { static readonly HttpClient Http = new(); public Task Get() => $$; }")]
    public Task A_named_class_runs_its_public_methods_and_what_overrides_its_own(string source) => Check(Uses.Nothing, Reading(source + Base, "WIRE1001"), "OurEndpoint*=request");

    [Theory]
    [InlineData("public class Quote : OurEndpoint { protected override Task Run() => Task.CompletedTask; protected Task Get() => Http.GetAsync(\"http://shipping/\"); }")]
    [InlineData("public class Quote : OurEndpoint { protected override Task Run() => Task.CompletedTask; public override string ToString() => Http.GetAsync(\"http://shipping/\").ToString(); }")]
    [InlineData("public class Quote : OurEndpoint { protected override Task Run() => Task.CompletedTask; public static Task Get() => Http.GetAsync(\"http://shipping/\"); }")]
    public Task Its_other_methods_run_for_nobody(string source) => Check(Uses.Nothing, source + Base, "OurEndpoint*=request");

    private const string Base = """

        public abstract class OurEndpoint { protected static readonly HttpClient Http = new(); protected abstract Task Run(); }
        """;

    private static Task Check(Uses uses, string source, string value) => Wire.Check(uses, source, "wirecheck.handler_types = " + value);
}
