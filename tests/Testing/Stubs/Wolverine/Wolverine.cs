using Microsoft.Extensions.Hosting;
using Wolverine;

namespace Wolverine
{
    public interface IMessageBus : ICommandBus
    {
        Task InvokeForTenantAsync(string tenantId, object message, CancellationToken cancellation = default, TimeSpan? timeout = null);

        Task<T> InvokeForTenantAsync<T>(string tenantId, object message, CancellationToken cancellation = default, TimeSpan? timeout = null);

        ValueTask SendAsync<T>(T message, DeliveryOptions? options = null);

        ValueTask PublishAsync<T>(T message, DeliveryOptions? options = null);

        ValueTask BroadcastToTopicAsync(string topicName, object message, DeliveryOptions? options = null);
    }

    public interface ICommandBus
    {
        Task InvokeAsync(object message, CancellationToken cancellation = default, TimeSpan? timeout = null);

        Task InvokeAsync(object message, DeliveryOptions options, CancellationToken cancellation = default, TimeSpan? timeout = null);

        Task<T> InvokeAsync<T>(object message, CancellationToken cancellation = default, TimeSpan? timeout = null);

        Task<T> InvokeAsync<T>(object message, DeliveryOptions options, CancellationToken cancellation = default, TimeSpan? timeout = null);
    }

    public interface IMessageContext : IMessageBus, ICommandBus
    {
        ValueTask RespondToSenderAsync(object response);

        Task ReScheduleCurrentAsync(DateTimeOffset rescheduledAt);
    }

    public interface IWolverineHandler
    {
    }

    public abstract class Saga
    {
        public bool IsCompleted() => throw null!;

        protected void MarkCompleted() => throw null!;

        protected Saga() => throw null!;

        public int Version { get => throw null!; set => throw null!; }
    }

    public class DeliveryOptions
    {
        public DeliveryOptions() => throw null!;

        public TimeSpan? ScheduleDelay { get => throw null!; set => throw null!; }
    }

    public sealed class WolverineOptions
    {
        public IPolicies Policies { get => throw null!; }
    }

    public interface IPolicies
    {
        void UseDurableInboxOnAllListeners();

        void UseDurableLocalQueues();

        void UseDurableOutboxOnAllSendingEndpoints();

        void AutoApplyTransactions();
    }

    public static class HostBuilderExtensions
    {
        public static IHostApplicationBuilder UseWolverine(this IHostApplicationBuilder builder, Action<WolverineOptions>? configure) => throw null!;
    }
}

namespace Wolverine.Attributes
{
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
    public class WolverineHandlerAttribute : Attribute
    {
        public WolverineHandlerAttribute() => throw null!;
    }

    [AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method)]
    public class WolverineIgnoreAttribute : Attribute
    {
        public WolverineIgnoreAttribute() => throw null!;
    }

    public class TransactionalAttribute : Attribute
    {
        public TransactionalAttribute() => throw null!;

        public TransactionalAttribute(Type dbContextType) => throw null!;
    }
}
