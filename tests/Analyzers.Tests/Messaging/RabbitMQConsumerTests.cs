namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3001 over RabbitMQ.Client: which functions are consumers, and which messages come again.</summary>
public class RabbitMQConsumerTests
{
    private static Task Check(int version, string source) => Wire.Check(RabbitMQ.Uses(version), RabbitMQ.Source(version, source), RabbitMQ.Only("WIRE3001"));

    [Theory]
    [InlineData(6, "EventingBasicConsumer")]
    [InlineData(6, "AsyncEventingBasicConsumer")]
    [InlineData(7, "AsyncEventingBasicConsumer")]
    public Task A_lambda_a_local_function_and_a_method(int version, string consumer) => Check(version, $$"""
        public class Orders(IChannel channel, Psp psp)
        {
            public async Task Start()
            {
                var first = new {{consumer}}(channel);
                first.ReceivedAsync += {|WIRE3001:async (_, ea) =>|}
                {
                    await psp.PayAsync(ea.Body);
                    await channel.BasicAckAsync(ea.DeliveryTag, false);
                };
                await channel.BasicConsumeAsync("first", false, first);

                var second = new {{consumer}}(channel);
                second.ReceivedAsync += Handle;
                await channel.BasicConsumeAsync("second", false, second);

                var third = new {{consumer}}(channel);
                third.ReceivedAsync += OnReceived;
                await channel.BasicConsumeAsync("third", autoAck: false, third);

                async #Task {|WIRE3001:Handle|}(object sender, BasicDeliverEventArgs ea) => await psp.PayAsync(ea.Body);
            }
            private async #Task {|WIRE3001:OnReceived|}(object sender, BasicDeliverEventArgs ea) => await psp.PayAsync(ea.Body);
        }
        """.Replace("#Task", consumer[0] == 'E' ? "void" : "Task"));

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public Task A_class_of_its_own(int version) => Check(version, OwnClass("{|WIRE3001:HandleBasicDeliverAsync|}", "await channel.BasicConsumeAsync(\"orders\", false, new Orders(channel, psp));"));

    [Theory]
    [InlineData(6, "await channel.BasicConsumeAsync(\"orders\", true, new Orders(channel, psp));")]
    [InlineData(7, "await channel.BasicConsumeAsync(\"orders\", true, new Orders(channel, psp));")]
    [InlineData(7, "await Task.Yield();")]
    public Task A_class_of_its_own_that_sees_a_message_once(int version, string statement) => Check(version, OwnClass("HandleBasicDeliverAsync", statement));

    [Fact]
    public Task A_helper_behind_the_handler() => Check(7, """
        public class Orders(IChannel channel, Psp psp)
        {
            private readonly AsyncEventingBasicConsumer _consumer = new(channel);
            public async Task Start()
            {
                _consumer.ReceivedAsync += {|WIRE3001:async (_, ea) =>|} await HandleAsync(ea);
                await channel.BasicConsumeAsync("orders", false, _consumer);
            }
            private async Task HandleAsync(BasicDeliverEventArgs ea) => await psp.PayAsync(ea.Body);
        }
        """);

    [Theory]
    [InlineData("await psp.GetAsync();")]
    [InlineData("if (ea.Redelivered) return; await psp.PayAsync(ea.Body);")]
    [InlineData("if (db.Payments.Any(p => p.Id == 1)) return; await psp.PayAsync(ea.Body);")]
    [InlineData("await channel.BasicAckAsync(ea.DeliveryTag, false); await psp.PayAsync(ea.Body);")]
    [InlineData("await channel.BasicPublishAsync(\"\", \"shipping\", ea.Body);")]
    [InlineData("log.LogInformation(ea.RoutingKey);")]
    public Task A_handler_that_does_nothing_twice(string statement) => Wire.Check(RabbitMQ.Uses(7), RabbitMQ.Handling(7, "lambda", statement), RabbitMQ.Only("WIRE3001"));

    [Theory]
    [InlineData("await channel.BasicConsumeAsync(\"orders\", true, consumer);")]
    [InlineData("await channel.BasicConsumeAsync(\"orders\", autoAck, consumer);")]
    [InlineData("await Task.Yield();")]
    public Task A_message_that_may_come_once(string statement) => Check(7, $$"""
        public class Orders(IChannel channel, Psp psp)
        {
            public async Task Start(bool autoAck)
            {
                var consumer = new AsyncEventingBasicConsumer(channel);
                consumer.ReceivedAsync += async (_, ea) => await psp.PayAsync(ea.Body);
                consumer.ReceivedAsync += OnReceived;
                {{statement}}
            }
            private async Task OnReceived(object sender, BasicDeliverEventArgs ea) => await psp.PayAsync(ea.Body);
        }
        """);

    [Theory]
    [InlineData("consumer.ShutdownAsync += async (_, _) => await psp.PayAsync(0);")]
    [InlineData("consumer.ReceivedAsync -= OnReceived;")]
    [InlineData("Func<object, BasicDeliverEventArgs, Task> kept = OnReceived;")]
    public Task What_no_message_makes_run(string statement) => Check(7, $$"""
        public class Orders(IChannel channel, Psp psp)
        {
            public async Task Start()
            {
                var consumer = new AsyncEventingBasicConsumer(channel);
                {{statement}}
                await channel.BasicConsumeAsync("orders", false, consumer);
            }
            private async Task OnReceived(object sender, BasicDeliverEventArgs ea) => await psp.PayAsync(ea.Body);
        }
        """);

    private static string OwnClass(string method, string statement) => $$"""
        public class Orders(IChannel channel, Psp psp) : AsyncDefaultBasicConsumer(channel)
        {
            public override async Task {{method}}(string consumerTag, ulong deliveryTag, bool redelivered, string exchange, string routingKey, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default) =>
                await psp.PayAsync(body);
            public static async Task Start(IChannel channel, Psp psp) { {{statement}} }
        }
        """;
}
