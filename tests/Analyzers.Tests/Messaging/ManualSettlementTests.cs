using Wirecheck.Analyzers.CodeFixes.Messaging;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3010: what fires, and beside it what must not.</summary>
public class ManualSettlementTests
{
    private const string Complete = "if (args.Message.DeliveryCount > 9) return; await args.{|WIRE3010:CompleteMessageAsync|}(args.Message);";

    /// <summary>Ways to make the processor that leave settling to it: <c>$$</c> in the sources below.</summary>
    private static readonly string[] Left =
    [
        "client.CreateProcessor(\"orders\")",
        "client.CreateProcessor(\"orders\", \"payments\")",
        "client.CreateProcessor(\"orders\", new ServiceBusProcessorOptions { MaxConcurrentCalls = 4 })",
        "client.CreateProcessor(\"orders\", new ServiceBusProcessorOptions { AutoCompleteMessages = true })",
        "client.CreateProcessor(\"orders\", new ServiceBusProcessorOptions())",
    ];

    /// <summary>Ways that do not, or may not.</summary>
    private static readonly string[] Taken =
    [
        "client.CreateProcessor(\"orders\", new ServiceBusProcessorOptions { AutoCompleteMessages = false })",
        "client.CreateProcessor(\"orders\", new ServiceBusProcessorOptions { AutoCompleteMessages = automatic })",
        "client.CreateProcessor(\"orders\", options)",
        "Make(client)",
    ];

    private static readonly string[] Sources =
    [
        """
        using Azure.Messaging.ServiceBus;
        public class Payments(ServiceBusClient client)
        {
            public void Start(ServiceBusProcessorOptions options, bool automatic)
            {
                var processor = $$;
                processor.ProcessMessageAsync += async args => { ## };
            }
            private static ServiceBusProcessor Make(ServiceBusClient client) => client.CreateProcessor("orders");
        }
        """,
        """
        using Azure.Messaging.ServiceBus;
        public class Payments(ServiceBusClient client, ServiceBusProcessorOptions options, bool automatic)
        {
            private readonly ServiceBusProcessor _processor = $$;
            public void Start() { _processor.ProcessMessageAsync += OnMessage; }
            private async Task OnMessage(ProcessMessageEventArgs args) { ## }
            private static ServiceBusProcessor Make(ServiceBusClient client) => client.CreateProcessor("orders");
        }
        """,
        """
        using Azure.Messaging.ServiceBus;
        public class Payments(ServiceBusClient client)
        {
            public void Start(ServiceBusProcessorOptions options, bool automatic)
            {
                var processor = $$;
                processor.ProcessMessageAsync += OnMessage;
                async Task OnMessage(ProcessMessageEventArgs args) { ## }
            }
            private static ServiceBusProcessor Make(ServiceBusClient client) => client.CreateProcessor("orders");
        }
        """,
    ];

    public static TheoryData<int, string> LeftCases => Cases(Left);

    public static TheoryData<int, string> TakenCases => Cases(Taken);

    [Theory, MemberData(nameof(LeftCases))]
    public Task Fires(int shape, string processor) => Check(Source(shape, processor, Complete));

    [Theory, MemberData(nameof(TakenCases))]
    public Task Stays_silent(int shape, string processor) => Check(Source(shape, processor, Wire.Unmarked(Complete)));

    [Theory, MemberData(nameof(LeftCases))]
    public Task A_handler_that_does_not_complete(int shape, string processor) => Check(Source(shape, processor, "if (args.Message.DeliveryCount > 5) await args.DeadLetterMessageAsync(args.Message);"));

    /// <summary>Where every path settles, nothing is left for the processor.</summary>
    [Theory]
    [InlineData("await args.CompleteMessageAsync(args.Message);")]
    [InlineData("if (args.Message.DeliveryCount > 9) { await args.DeadLetterMessageAsync(args.Message); return; } await args.CompleteMessageAsync(args.Message);")]
    [InlineData("if (args.Message.DeliveryCount > 9) throw new InvalidOperationException(); await args.CompleteMessageAsync(args.Message);")]
    [InlineData("try { Console.WriteLine(args.Message.Body); } finally { await args.CompleteMessageAsync(args.Message); }")]
    [InlineData("try { Console.WriteLine(args.Message.Body); await args.CompleteMessageAsync(args.Message); } catch (Exception) { await args.AbandonMessageAsync(args.Message); }")]
    public Task Every_path_settles(string statements) => Check(Source(1, Left[0], statements));

    [Fact]
    public Task Options_set_later() => Check(Source(0, "client.CreateProcessor(\"orders\", made)", Wire.Unmarked(Complete)).Replace("var processor", "var made = new ServiceBusProcessorOptions(); made.AutoCompleteMessages = false; var processor"));

    [Fact]
    public Task Sessions() => Check("""
        using Azure.Messaging.ServiceBus;
        public class Payments(ServiceBusClient client)
        {
            public void Start()
            {
                var processor = client.CreateSessionProcessor("orders");
                processor.ProcessMessageAsync += async args => { if (args.Message.DeliveryCount > 9) return; await args.{|WIRE3010:CompleteMessageAsync|}(args.Message); };
            }
        }
        """);

    [Fact]
    public Task A_test_project_is_silent() =>
        Wire.Check(Uses.ServiceBus | Uses.XunitOfTheProject, Source(0, Left[0], Wire.Unmarked(Complete)), RabbitMQ.Only("WIRE3010"));

    [Theory]
    [InlineData("client.CreateProcessor(\"orders\")", "client.CreateProcessor(\"orders\", new ServiceBusProcessorOptions { AutoCompleteMessages = false })")]
    [InlineData("client.CreateProcessor(\"orders\", new ServiceBusProcessorOptions { AutoCompleteMessages = true })", "client.CreateProcessor(\"orders\", new ServiceBusProcessorOptions { AutoCompleteMessages = false })")]
    [InlineData("client.CreateProcessor(\"orders\", new ServiceBusProcessorOptions { MaxConcurrentCalls = 4 })", "client.CreateProcessor(\"orders\", new ServiceBusProcessorOptions { MaxConcurrentCalls = 4, AutoCompleteMessages = false })")]
    public Task The_fix_sets_the_option(string processor, string repaired) => Wire.Fix<ManualSettlementFix>(
        Uses.ServiceBus, Source(0, processor, Complete), Source(0, repaired, Wire.Unmarked(Complete)), RabbitMQ.Only("WIRE3010"));

    private static string Source(int shape, string processor, string statements) => Sources[shape].Replace("$$", processor).Replace("##", statements + " await Task.Yield();");

    private static TheoryData<int, string> Cases(string[] processors) => Matrix.Of(Enumerable.Range(0, Sources.Length), processors);

    private static Task Check(string source) => Wire.Check(Uses.ServiceBus, source, RabbitMQ.Only("WIRE3010"));
}
