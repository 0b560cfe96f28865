#nullable disable

using Rebus.Activation;
using Rebus.Bus;
using Rebus.Handlers;
using Rebus.Pipeline;
using Rebus.Sagas;

namespace Rebus.Handlers
{
    public interface IHandleMessages
    {
    }

    public interface IHandleMessages<in TMessage> : IHandleMessages
    {
        Task Handle(TMessage message);
    }
}

namespace Rebus.Sagas
{
    public interface ISagaData
    {
        Guid Id { get; set; }

        int Revision { get; set; }
    }

    public abstract class Saga
    {
    }

    public abstract class Saga<TSagaData> : Saga where TSagaData : ISagaData, new()
    {
        public TSagaData Data { get => throw null!; set => throw null!; }
    }

    public interface IAmInitiatedBy<in TMessage> : IHandleMessages<TMessage>, IHandleMessages
    {
    }
}

namespace Rebus.Bus
{
    public interface IBus : IDisposable
    {
        Task SendLocal(object commandMessage, IDictionary<string, string> optionalHeaders = null);

        Task Send(object commandMessage, IDictionary<string, string> optionalHeaders = null);

        Task DeferLocal(TimeSpan delay, object message, IDictionary<string, string> optionalHeaders = null);

        Task Defer(TimeSpan delay, object message, IDictionary<string, string> optionalHeaders = null);

        Task Reply(object replyMessage, IDictionary<string, string> optionalHeaders = null);

        Task Subscribe<TEvent>();

        Task Subscribe(Type eventType);

        Task Publish(object eventMessage, IDictionary<string, string> optionalHeaders = null);
    }
}

namespace Rebus.Bus.Advanced
{
    public interface ISyncBus
    {
        void SendLocal(object commandMessage, IDictionary<string, string> optionalHeaders = null);

        void Send(object commandMessage, IDictionary<string, string> optionalHeaders = null);

        void Reply(object replyMessage, IDictionary<string, string> optionalHeaders = null);

        void Defer(TimeSpan delay, object message, IDictionary<string, string> optionalHeaders = null);

        void DeferLocal(TimeSpan delay, object message, IDictionary<string, string> optionalHeaders = null);

        void Subscribe<TEvent>();

        void Subscribe(Type eventType);

        void Unsubscribe<TEvent>();

        void Unsubscribe(Type eventType);

        void Publish(object eventMessage, IDictionary<string, string> optionalHeaders = null);
    }
}

namespace Rebus.Pipeline
{
    public interface IMessageContext
    {
        Dictionary<string, string> Headers { get; }
    }
}

namespace Rebus.Activation
{
    public class BuiltinHandlerActivator
    {
        public BuiltinHandlerActivator Handle<TMessage>(Func<IBus, IMessageContext, TMessage, Task> handlerFunction) => throw null!;

        public BuiltinHandlerActivator Handle<TMessage>(Func<IBus, TMessage, Task> handlerFunction) => throw null!;

        public BuiltinHandlerActivator Handle<TMessage>(Func<TMessage, Task> handlerFunction) => throw null!;

        public BuiltinHandlerActivator() => throw null!;
    }
}
