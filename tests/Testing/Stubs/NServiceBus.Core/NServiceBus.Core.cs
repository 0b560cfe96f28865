namespace NServiceBus
{
    public interface IHandleMessages<T>
    {
        Task Handle(T message, IMessageHandlerContext context);
    }

    public interface IAmStartedByMessages<T> : IHandleMessages<T>;

    public interface IHandleTimeouts<T>
    {
        Task Timeout(T state, IMessageHandlerContext context);
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class HandlerAttribute : Attribute;

    public interface IContainSagaData
    {
        Guid Id { get; set; }

        string Originator { get; set; }

        string OriginalMessageId { get; set; }
    }

    public abstract class ContainSagaData : IContainSagaData
    {
        public virtual Guid Id { get; set; }

        public virtual string Originator { get; set; } = null!;

        public virtual string OriginalMessageId { get; set; } = null!;
    }

    public abstract class Saga
    {
        protected void MarkAsComplete() => throw null!;
    }

    public abstract class Saga<TSagaData> : Saga
        where TSagaData : class, IContainSagaData, new()
    {
        public TSagaData Data => throw null!;

        protected abstract void ConfigureHowToFindSaga(SagaPropertyMapper<TSagaData> mapper);
    }

    public class SagaPropertyMapper<TSagaData>
        where TSagaData : class, IContainSagaData, new();

    public class SendOptions;

    public class PublishOptions;

    public class ReplyOptions;

    public interface IPipelineContext
    {
        Task Send(object message, SendOptions options);

        Task Publish(object message, PublishOptions options);
    }

    public interface IMessageProcessingContext : IPipelineContext
    {
        string MessageId { get; }

        string ReplyToAddress { get; }

        IReadOnlyDictionary<string, string> MessageHeaders { get; }

        Task Reply(object message, ReplyOptions options);
    }

    public interface IMessageHandlerContext : IMessageProcessingContext
    {
        CancellationToken CancellationToken { get; }
    }

    public static class IPipelineContextExtensions
    {
        public static Task Send(this IPipelineContext context, object message) => throw null!;

        public static Task Send(this IPipelineContext context, string destination, object message) => throw null!;

        public static Task SendLocal(this IPipelineContext context, object message) => throw null!;

        public static Task Publish(this IPipelineContext context, object message) => throw null!;
    }

    public static class IMessageProcessingContextExtensions
    {
        public static Task Reply(this IMessageProcessingContext context, object message) => throw null!;
    }

    public interface IMessageSession
    {
        Task Send(object message, SendOptions sendOptions, CancellationToken cancellationToken = default);

        Task Publish(object message, PublishOptions publishOptions, CancellationToken cancellationToken = default);
    }

    public static class IMessageSessionExtensions
    {
        public static Task Send(this IMessageSession session, object message, CancellationToken cancellationToken = default) => throw null!;

        public static Task Publish(this IMessageSession session, object message, CancellationToken cancellationToken = default) => throw null!;
    }

    public interface IEndpointInstance : IMessageSession
    {
        Task Stop(CancellationToken cancellationToken = default);
    }

    public class EndpointConfiguration
    {
        public EndpointConfiguration(string endpointName) => throw null!;

        public TransportExtensions<T> UseTransport<T>()
            where T : new() => throw null!;
    }

    public class TransportExtensions<T>;

    public class LearningTransport;

    public enum TransportTransactionMode
    {
        None = 0,
        ReceiveOnly = 1,
        SendsAtomicWithReceive = 2,
        TransactionScope = 3,
    }

    public static class TransportExtensions
    {
        public static TransportExtensions<T> Transactions<T>(this TransportExtensions<T> transportExtensions, TransportTransactionMode transportTransactionMode) => throw null!;
    }

    public static class OutboxConfigExtensions
    {
        public static Outbox.OutboxSettings EnableOutbox(this EndpointConfiguration config) => throw null!;
    }
}

namespace NServiceBus.Outbox
{
    public class OutboxSettings;
}
