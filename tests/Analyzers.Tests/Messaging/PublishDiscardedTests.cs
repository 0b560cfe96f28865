using Wirecheck.Analyzers.CodeFixes.Messaging;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3101: what fires, and beside it what must not.</summary>
public class PublishDiscardedTests
{
    private static readonly (string Why, string Statements)[] Firing =
    [
        ("discarded", "_ = endpoint.{|WIRE3101:Publish|}(new OrderCreated(order.Id));"),
        ("discarded, by the bus", "_ = bus.{|WIRE3101:Publish|}(new OrderCreated(order.Id));"),
        ("discarded, by RabbitMQ's client", "_ = channel.{|WIRE3101:BasicPublishAsync|}(\"orders\", \"\", order.Body);"),
        ("on a task of its own", "_ = Task.Run(() => endpoint.{|WIRE3101:Publish|}(new OrderCreated(order.Id)));"),
        ("awaited on a task of its own", "_ = Task.Run(async () => { await Task.Delay(10); await endpoint.{|WIRE3101:Publish|}(new OrderCreated(order.Id)); });"),
        ("on a task that is a statement", "\n#pragma warning disable CS4014\nTask.Run(() => bus.{|WIRE3101:Publish|}(new OrderCreated(order.Id)));\n"),
        ("on a task of a factory's", "_ = Task.Factory.StartNew(() => bus.{|WIRE3101:Publish|}(new OrderCreated(order.Id)));"),
        ("a statement of a function that is not async", "void Tell() { bus.{|WIRE3101:Publish|}(new OrderCreated(order.Id)); } Tell();"),
    ];

    private static readonly (string Why, string Statements)[] Silent =
    [
        ("awaited", "await endpoint.Publish(new OrderCreated(order.Id));"),
        ("awaited later", "var task = endpoint.Publish(new OrderCreated(order.Id)); await Task.Delay(1); await task;"),
        ("awaited together", "await Task.WhenAll(endpoint.Publish(new OrderCreated(order.Id)), bus.Publish(new OrderCreated(order.Id)));"),
        ("collected", "var tasks = order.Parts.Select(part => endpoint.Publish(new OrderCreated(part.Id))).ToList(); await Task.WhenAll(tasks);"),
        ("returned", "Task Tell() => endpoint.Publish(new OrderCreated(order.Id)); await Tell();"),
        ("continued with", "_ = endpoint.Publish(new OrderCreated(order.Id)).ContinueWith(task => Console.WriteLine(task.Exception));"),
        ("waited for", "endpoint.Publish(new OrderCreated(order.Id)).GetAwaiter().GetResult();"),
        ("handed to something", "Forget(endpoint.Publish(new OrderCreated(order.Id))); static void Forget(Task task) => task.ContinueWith(t => Console.WriteLine(t.Exception));"),
        ("a task of its own, awaited", "await Task.Run(() => endpoint.Publish(new OrderCreated(order.Id)));"),
        ("a task of its own that catches", "_ = Task.Run(async () => { try { await endpoint.Publish(new OrderCreated(order.Id)); } catch (Exception e) { Console.WriteLine(e); } });"),
        ("a task of its own, continued with", "_ = Task.Run(() => endpoint.Publish(new OrderCreated(order.Id))).ContinueWith(task => Console.WriteLine(task.Exception));"),
        ("what the compiler warns of", "\n#pragma warning disable CS4014\nendpoint.Publish(new OrderCreated(order.Id));\n"),
        ("a request, not a message", "_ = psp.PayAsync(order);"),
        ("a mediator's", "MassTransit.Mediator.IMediator mediator = null!; _ = mediator.Publish(new OrderCreated(order.Id));"),
        ("out of sight", "_ = elsewhere.TellAsync(order);"),
    ];

    public static TheoryData<string, string> FiringCases => Publishing.Cases(Firing);

    public static TheoryData<string, string> SilentCases => Publishing.Cases(Silent);

    internal static IEnumerable<string> Sources => Publishing.Sources([.. Firing, .. Silent]);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string kind, string why) => Check(Publishing.In(kind, Firing.Single(f => f.Why == why).Statements));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string kind, string why) => Check(Publishing.In(kind, Silent.Single(f => f.Why == why).Statements));

    [Theory]
    [InlineData("_ = endpoint.{|WIRE3101:Publish|}(new OrderCreated(order.Id));", "await endpoint.Publish(new OrderCreated(order.Id));")]
    [InlineData("/* first */ _ = bus\n    .{|WIRE3101:Publish|}(order); // then", "/* first */ await bus\n    .Publish(order); // then")]
    [InlineData("_ = bus.{|WIRE3101:Publish|}(order); _ = bus.{|WIRE3101:Publish|}(order);", "await bus.Publish(order); await bus.Publish(order);")]
    [InlineData("_ = channel.{|WIRE3101:BasicPublishAsync|}(\"orders\", \"\", order.Body);", "await channel.BasicPublishAsync(\"orders\", \"\", order.Body);")]
    public Task The_fix_awaits_it(string broken, string repaired) => Fix(broken + "\n", repaired + "\n");

    [Theory]
    [InlineData("_ = Task.Run(() => endpoint.{|WIRE3101:Publish|}(new OrderCreated(order.Id)));")]
    [InlineData("void Tell() { _ = bus.{|WIRE3101:Publish|}(new OrderCreated(order.Id)); } Tell();")]
    [InlineData("lock (order) { _ = bus.{|WIRE3101:Publish|}(new OrderCreated(order.Id)); }")]
    public Task The_fix_is_not_offered(string statements) => Fix(statements, statements);

    private static Task Fix(string broken, string repaired) => Wire.Fix<PublishDiscardedFix>(
        Publishing.Libraries, Publishing.In("controller", broken), Publishing.In("controller", repaired), RabbitMQ.Only("WIRE3101"));

    [Fact]
    public Task A_test_project_is_silent() =>
        Wire.Check(Publishing.Libraries | Uses.XunitOfTheProject, Publishing.In("controller", Wire.Unmarked(Firing[0].Statements)), RabbitMQ.Only("WIRE3101"));

    private static Task Check(string source) => Wire.Check(Publishing.Libraries, source, RabbitMQ.Only("WIRE3101"));
}
