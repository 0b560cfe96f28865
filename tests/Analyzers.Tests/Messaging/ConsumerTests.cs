namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3001: what is a consumer, and what guards all consumers at once.</summary>
public class ConsumerTests
{
    private const string World = """
        using MassTransit;
        using Microsoft.EntityFrameworkCore;
        public record OrderCreated(Guid OrderId);
        public class Store : DbContext;
        public class IdempotentAttribute : Attribute;
        public class Psp(HttpClient http)
        {
            public Task PayAsync(Guid order) => http.PostAsJsonAsync("https://psp.example.com/charges", order);
        }

        """;

    private const string Consumer = """
        public class Payments(Psp psp) : IConsumer<OrderCreated>
        {
            public Task {|WIRE3001:Consume|}(ConsumeContext<OrderCreated> context) => psp.PayAsync(context.Message.OrderId);
        }

        """;

    private static Task Fires(string source, params string[] options) => Wire.Check(Uses.MassTransit, World + source, options);

    private static Task Silent(string source, params string[] options) => Fires(Wire.Unmarked(source), options);

    [Fact]
    public Task A_job_consumer() => Fires("""
        public class Payments(Psp psp) : IJobConsumer<OrderCreated>
        {
            public Task {|WIRE3001:Run|}(JobContext<OrderCreated> context) => psp.PayAsync(context.Job.OrderId);
        }
        """);

    [Fact]
    public Task An_explicit_implementation() => Fires("""
        public class Payments(Psp psp) : IConsumer<OrderCreated>
        {
            Task IConsumer<OrderCreated>.{|WIRE3001:Consume|}(ConsumeContext<OrderCreated> context) => psp.PayAsync(context.Message.OrderId);
        }
        """);

    [Fact]
    public Task Each_of_several_messages() => Fires("""
        public class Payments(Psp psp) : IConsumer<OrderCreated>, IConsumer<Batch<OrderCreated>>
        {
            public Task {|WIRE3001:Consume|}(ConsumeContext<OrderCreated> context) => psp.PayAsync(context.Message.OrderId);
            public async Task {|WIRE3001:Consume|}(ConsumeContext<Batch<OrderCreated>> context)
            {
                foreach (var item in context.Message) await psp.PayAsync(item.Message.OrderId);
            }
        }
        """);

    [Fact]
    public Task A_base_class_that_consumes() => Fires("""
        public abstract class Base<T> : IConsumer<T> where T : class
        {
            public Task Consume(ConsumeContext<T> context) => Task.CompletedTask;
        }
        public abstract class Paying(Psp psp) : IConsumer<OrderCreated>
        {
            public Task {|WIRE3001:Consume|}(ConsumeContext<OrderCreated> context) => psp.PayAsync(context.Message.OrderId);
        }
        public class Payments(Psp psp) : Paying(psp);
        """);

    [Fact]
    public Task A_handler_in_the_container_s_registration() => Fires("""
        public static class Composition
        {
            public static void Add(IBusRegistrationConfigurator x)
            {
                x.AddHandler({|WIRE3001:async (ConsumeContext<OrderCreated> context, Psp psp) =>|} await psp.PayAsync(context.Message.OrderId));
                x.AddHandler({|WIRE3001:async (OrderCreated message, Psp psp) =>|} await psp.PayAsync(message.OrderId));
            }
        }
        """);

    [Theory]
    [InlineData("public class Other(Psp psp) { public Task Consume(ConsumeContext<OrderCreated> context) => psp.PayAsync(context.Message.OrderId); }")]
    [InlineData("public class Other(Psp psp) : IConsumer<OrderCreated> { public Task Consume(ConsumeContext<OrderCreated> context) => Task.CompletedTask; public Task Consume(OrderCreated m) => psp.PayAsync(m.OrderId); }")]
    [InlineData("""
        public class State : ISaga, InitiatedBy<Started>
        {
            public Guid CorrelationId { get; set; }
            public Task Consume(ConsumeContext<Started> context) => new Psp(new HttpClient()).PayAsync(context.Message.CorrelationId);
        }
        public record Started(Guid CorrelationId) : CorrelatedBy<Guid>;
        """)]
    [InlineData("[Idempotent] public class Payments(Psp psp) : IConsumer<OrderCreated> { public Task Consume(ConsumeContext<OrderCreated> context) => psp.PayAsync(context.Message.OrderId); }")]
    [InlineData("public class Payments(Psp psp) : IConsumer<OrderCreated> { [Idempotent] public Task Consume(ConsumeContext<OrderCreated> context) => psp.PayAsync(context.Message.OrderId); }")]
    [InlineData("public class Job(Psp psp) { public Task Run() => psp.PayAsync(Guid.NewGuid()); }")]
    public Task What_is_no_consumer_or_is_marked_stays_silent(string source) => Silent(source);

    [Theory]
    [InlineData("static void Add(IBusRegistrationConfigurator x) => x.AddEntityFrameworkOutbox<Store>(o => { });")]
    [InlineData("static void Add(IReceiveEndpointConfigurator e, IRegistrationContext c) => e.UseEntityFrameworkOutbox<Store>(c);")]
    [InlineData("static void Add(IReceiveEndpointConfigurator e, IRegistrationContext c) => e.UseInMemoryInboxOutbox(c);")]
    [InlineData("static void Add(IReceiveEndpointConfigurator e, IRegistrationContext c) => e.UseConsumeFilter(typeof(InboxFilter<>), c); class InboxFilter<T> where T : class { }")]
    [InlineData("static void Add(ModelBuilder b) => b.AddInboxStateEntity();")]
    [InlineData("static void Add(IBusRegistrationConfigurator x) { x.AddEntityFrameworkOutbox<Store>(o => o.UseBusOutbox()); x.AddConfigureEndpointsCallback((c, name, e) => e.UseEntityFrameworkOutbox<Store>(c)); }")]
    public Task An_inbox_guards_every_consumer(string registration) => Silent(Consumer + $"static class Composition {{ {registration} }}");

    [Theory]
    [InlineData("static void Add(IReceiveEndpointConfigurator e, IRegistrationContext c) => e.UseInMemoryOutbox(c);")]
    [InlineData("static void Add(IReceiveEndpointConfigurator e, IRegistrationContext c) => e.UseConsumeFilter(typeof(LoggingFilter<>), c); class LoggingFilter<T> where T : class { }")]
    [InlineData("static void Add(IBusRegistrationConfigurator x) => x.AddEntityFrameworkOutbox<Store>(o => o.UseBusOutbox());")]
    [InlineData("static void Add(IReceiveEndpointConfigurator e) => e.UseMessageRetry(r => r.Immediate(3));")]
    [InlineData("static void Add(Other x) => x.AddEntityFrameworkOutbox(); class Other { public void AddEntityFrameworkOutbox() { } }")]
    public Task What_is_no_inbox_does_not(string registration) => Fires(Consumer + $"static class Composition {{ {registration} }}");

    [Theory]
    [InlineData("wirecheck.assume_inbox = true")]
    [InlineData("wirecheck.guard_methods = PayAsync")]
    [InlineData("wirecheck.guard_methods = Other, Pay*")]
    public Task An_option_says_what_code_does_not(string option) => Silent(Consumer, option);

    [Theory]
    [InlineData("wirecheck.assume_inbox = false")]
    [InlineData("wirecheck.assume_inbox =")]
    [InlineData("wirecheck.guard_methods = Other")]
    [InlineData("wirecheck.guard_methods = *Charge*")]
    public Task An_option_says_nothing_more(string option) => Fires(Consumer, option);

    [Fact]
    public Task A_partial_consumer() => Fires("""
        public partial class Payments(Psp psp) : IConsumer<OrderCreated>
        {
            public partial Task Consume(ConsumeContext<OrderCreated> context);
        }
        public partial class Payments
        {
            public partial Task {|WIRE3001:Consume|}(ConsumeContext<OrderCreated> context) => psp.PayAsync(context.Message.OrderId);
        }
        """);

    [Fact]
    public Task A_mediator_delivers_once() => Silent(Consumer + "static class Composition { static void Add(Microsoft.Extensions.DependencyInjection.IServiceCollection s) => s.AddMediator(); }");

    [Fact]
    public Task A_mediator_beside_a_broker_does_not() => Fires(Consumer + """
        static class Composition
        {
            static void Add(Microsoft.Extensions.DependencyInjection.IServiceCollection s) { s.AddMediator(); s.AddMassTransit(x => { }); }
        }
        """);

    [Fact]
    public Task A_key_that_the_client_always_sends() => Silent(Consumer.Replace("Psp psp", "KeyedPsp psp") + """
        public class KeyedPsp
        {
            private readonly HttpClient _http;
            public KeyedPsp(HttpClient http) { http.DefaultRequestHeaders.Add("Idempotency-Key", "1"); _http = http; }
            public Task PayAsync(Guid order) => _http.PostAsJsonAsync("https://psp.example.com/charges", order);
        }
        """);

    [Fact]
    public Task A_lambda_in_a_top_level_program() => Wire.Check(Uses.MassTransit | Uses.AspNetCore, """
        using MassTransit;
        var app = WebApplication.CreateBuilder(args);
        app.Services.AddMassTransit(x => x.UsingInMemory((provider, bus) =>
            bus.ReceiveEndpoint("orders", e => e.Handler<OrderCreated>({|WIRE3001:async context =>|}
                await {|WIRE1003:new HttpClient()|}.PostAsJsonAsync("https://psp.example.com/charges", context.Message.OrderId)))));
        public record OrderCreated(Guid OrderId);
        """);

    [Fact]
    public Task A_test_project_is_silent() => Wire.Check(Uses.MassTransit | Uses.XunitOfTheProject, World + Wire.Unmarked(Consumer));
}
