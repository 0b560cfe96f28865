namespace Paramore.Brighter
{
    public interface IRequest
    {
    }

    public class Event : IRequest
    {
        public Event(Guid id) => throw null!;
    }

    public interface IHandleRequests
    {
    }

    public interface IHandleRequests<TRequest> : IHandleRequests where TRequest : class, IRequest
    {
        TRequest Handle(TRequest request);
    }

    public interface IHandleRequestsAsync
    {
    }

    public interface IHandleRequestsAsync<TRequest> : IHandleRequestsAsync where TRequest : class, IRequest
    {
        Task<TRequest> HandleAsync(TRequest request, CancellationToken cancellationToken = default);
    }

    public abstract class RequestHandler<TRequest> : IHandleRequests<TRequest> where TRequest : class, IRequest
    {
        public virtual TRequest Handle(TRequest request) => throw null!;
    }

    public abstract class RequestHandlerAsync<TRequest> : IHandleRequestsAsync<TRequest> where TRequest : class, IRequest
    {
        public virtual Task<TRequest> HandleAsync(TRequest command, CancellationToken cancellationToken = default) => throw null!;
    }

    public abstract class RequestHandlerAttribute : Attribute
    {
        protected RequestHandlerAttribute(int step, HandlerTiming timing) => throw null!;
    }

    public enum HandlerTiming
    {
        Before = 0,
        After = 1,
    }

    public class SubscriptionName
    {
        public SubscriptionName(string value) => throw null!;
    }

    public class ChannelName
    {
        public ChannelName(string value) => throw null!;
    }

    public class Subscription
    {
    }

    public class Subscription<T> : Subscription where T : IRequest
    {
        public Subscription(SubscriptionName? subscriptionName = null, ChannelName? channelName = null) => throw null!;
    }

    public class InboxConfiguration
    {
    }
}

namespace Paramore.Brighter.Inbox.Attributes
{
    public class UseInboxAsyncAttribute : RequestHandlerAttribute
    {
        public UseInboxAsyncAttribute(int step, bool onceOnly = false, string? contextKey = null, HandlerTiming timing = HandlerTiming.Before) : base(step, timing) => throw null!;
    }
}
