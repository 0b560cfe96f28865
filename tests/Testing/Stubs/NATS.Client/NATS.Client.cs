using NATS.Client;
using NATS.Client.JetStream;

#nullable disable

namespace NATS.Client
{
    public interface IConnection : IDisposable
    {
        void Publish(string subject, byte[] data);
        void Publish(string subject, byte[] data, int offset, int count);
        void Publish(string subject, string reply, byte[] data);
        void Publish(string subject, string reply, byte[] data, int offset, int count);
        void Publish(Msg msg);
        Msg Request(string subject, byte[] data, int timeout);
        Msg Request(string subject, byte[] data, int offset, int count, int timeout);
        Msg Request(string subject, byte[] data);
        Msg Request(string subject, byte[] data, int offset, int count);
        Msg Request(Msg message);
        Msg Request(Msg message, int timeout);
        IAsyncSubscription SubscribeAsync(string subject);
        IAsyncSubscription SubscribeAsync(string subject, EventHandler<MsgHandlerEventArgs> handler);
        IAsyncSubscription SubscribeAsync(string subject, string queue);
        IAsyncSubscription SubscribeAsync(string subject, string queue, EventHandler<MsgHandlerEventArgs> handler);
        IJetStream CreateJetStreamContext(JetStreamOptions options = null);
    }

    public class Msg
    {
        public virtual void Ack() => throw null!;
        public virtual void AckSync(int timeout) => throw null!;
        public virtual void Nak() => throw null!;
        public virtual void Term() => throw null!;
        public string Subject { get => throw null!; set => throw null!; }
        public string Reply { get => throw null!; set => throw null!; }
        public byte[] Data { get => throw null!; set => throw null!; }
    }

    public class MsgHandlerEventArgs : EventArgs
    {
        public Msg Message { get => throw null!; }
    }

    public interface ISubscription : IDisposable
    {
        string Subject { get; }
    }

    public interface IAsyncSubscription : ISubscription, IDisposable
    {
        void Start();
    }

    public interface ISyncSubscription : ISubscription, IDisposable
    {
        Msg NextMessage();
        Msg NextMessage(int timeout);
    }

    public sealed class MsgHeader
    {
    }
}

namespace NATS.Client.JetStream
{
    public interface IJetStream
    {
        PublishAck Publish(string subject, byte[] data);
        PublishAck Publish(string subject, byte[] data, PublishOptions publishOptions);
        PublishAck Publish(Msg message);
        PublishAck Publish(Msg message, PublishOptions publishOptions);
        Task<PublishAck> PublishAsync(string subject, byte[] data);
        Task<PublishAck> PublishAsync(string subject, byte[] data, PublishOptions publishOptions);
        Task<PublishAck> PublishAsync(Msg message);
        Task<PublishAck> PublishAsync(Msg message, PublishOptions publishOptions);
        IJetStreamPullSubscription PullSubscribe(string subject, PullSubscribeOptions options);
        IJetStreamPushAsyncSubscription PushSubscribeAsync(string subject, EventHandler<MsgHandlerEventArgs> handler, bool autoAck);
        IJetStreamPushAsyncSubscription PushSubscribeAsync(string subject, EventHandler<MsgHandlerEventArgs> handler, bool autoAck, PushSubscribeOptions options);
        IJetStreamPushAsyncSubscription PushSubscribeAsync(string subject, string queue, EventHandler<MsgHandlerEventArgs> handler, bool autoAck);
        IJetStreamPushAsyncSubscription PushSubscribeAsync(string subject, string queue, EventHandler<MsgHandlerEventArgs> handler, bool autoAck, PushSubscribeOptions options);
        IJetStreamPushSyncSubscription PushSubscribeSync(string subject);
        IJetStreamPushSyncSubscription PushSubscribeSync(string subject, PushSubscribeOptions options);
        IJetStreamPushSyncSubscription PushSubscribeSync(string subject, string queue);
        IJetStreamPushSyncSubscription PushSubscribeSync(string subject, string queue, PushSubscribeOptions options);
    }

    public sealed class PublishAck
    {
        public string Stream { get => throw null!; }
        public ulong Seq { get => throw null!; }
        public bool Duplicate { get => throw null!; }
    }

    public interface IJetStreamPushAsyncSubscription : ISubscription, IDisposable, IAsyncSubscription
    {
    }

    public interface IJetStreamPushSyncSubscription : ISubscription, IDisposable, ISyncSubscription
    {
    }

    public interface IJetStreamPullSubscription : ISubscription, IDisposable, ISyncSubscription
    {
        IList<Msg> Fetch(int batchSize, int maxWaitMillis);
    }

    public sealed class PublishOptions
    {
        public string MessageId { get => throw null!; }
    }

    public sealed class PushSubscribeOptions
    {
    }

    public sealed class PullSubscribeOptions
    {
    }

    public sealed class JetStreamOptions
    {
    }
}
