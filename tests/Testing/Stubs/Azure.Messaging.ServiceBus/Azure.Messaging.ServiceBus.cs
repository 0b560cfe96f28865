using System;
using Azure.Messaging.ServiceBus;

#nullable disable

namespace Azure.Messaging.ServiceBus
{
    public class ServiceBusClient : IAsyncDisposable
    {
        public virtual ValueTask DisposeAsync() => throw null!;
        protected ServiceBusClient() => throw null!;
        public ServiceBusClient(string connectionString) => throw null!;
        public virtual ServiceBusSender CreateSender(string queueOrTopicName) => throw null!;
        public virtual ServiceBusReceiver CreateReceiver(string queueName) => throw null!;
        public virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options) => throw null!;
        public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName) => throw null!;
        public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName, ServiceBusReceiverOptions options) => throw null!;
        public virtual ServiceBusProcessor CreateProcessor(string queueName) => throw null!;
        public virtual ServiceBusProcessor CreateProcessor(string queueName, ServiceBusProcessorOptions options) => throw null!;
        public virtual ServiceBusProcessor CreateProcessor(string topicName, string subscriptionName) => throw null!;
        public virtual ServiceBusProcessor CreateProcessor(string topicName, string subscriptionName, ServiceBusProcessorOptions options) => throw null!;
        public virtual ServiceBusSessionProcessor CreateSessionProcessor(string queueName, ServiceBusSessionProcessorOptions options = null) => throw null!;
        public virtual ServiceBusSessionProcessor CreateSessionProcessor(string topicName, string subscriptionName, ServiceBusSessionProcessorOptions options = null) => throw null!;
    }

    public class ServiceBusProcessor : IAsyncDisposable
    {
        public virtual Task StartProcessingAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual Task StopProcessingAsync(CancellationToken cancellationToken = default) => throw null!;
        public ValueTask DisposeAsync() => throw null!;
        public event Func<ProcessMessageEventArgs, Task> ProcessMessageAsync { add => throw null!; remove => throw null!; }
        public event Func<ProcessErrorEventArgs, Task> ProcessErrorAsync { add => throw null!; remove => throw null!; }
    }

    public class ServiceBusSessionProcessor : IAsyncDisposable
    {
        public virtual Task StartProcessingAsync(CancellationToken cancellationToken = default) => throw null!;
        public ValueTask DisposeAsync() => throw null!;
        public event Func<ProcessSessionMessageEventArgs, Task> ProcessMessageAsync { add => throw null!; remove => throw null!; }
        public event Func<ProcessErrorEventArgs, Task> ProcessErrorAsync { add => throw null!; remove => throw null!; }
    }

    public class ServiceBusProcessorOptions
    {
        public int PrefetchCount { get => throw null!; set => throw null!; }
        public ServiceBusReceiveMode ReceiveMode { get => throw null!; set => throw null!; }
        public bool AutoCompleteMessages { get => throw null!; set => throw null!; }
        public int MaxConcurrentCalls { get => throw null!; set => throw null!; }
    }

    public class ServiceBusSessionProcessorOptions
    {
        public int PrefetchCount { get => throw null!; set => throw null!; }
        public ServiceBusReceiveMode ReceiveMode { get => throw null!; set => throw null!; }
        public bool AutoCompleteMessages { get => throw null!; set => throw null!; }
        public int MaxConcurrentSessions { get => throw null!; set => throw null!; }
    }

    public class ServiceBusReceiverOptions
    {
        public int PrefetchCount { get => throw null!; set => throw null!; }
        public ServiceBusReceiveMode ReceiveMode { get => throw null!; set => throw null!; }
    }

    public enum ServiceBusReceiveMode
    {
        PeekLock = 0,
        ReceiveAndDelete = 1,
    }

    public class ProcessMessageEventArgs : EventArgs
    {
        public virtual Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, string deadLetterReason, string deadLetterErrorDescription = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify, string deadLetterReason, string deadLetterErrorDescription = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeferMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = null, CancellationToken cancellationToken = default) => throw null!;
        public ServiceBusReceivedMessage Message { get => throw null!; }
        public CancellationToken CancellationToken { get => throw null!; }
    }

    public class ProcessSessionMessageEventArgs : EventArgs
    {
        public virtual Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, string deadLetterReason, string deadLetterErrorDescription = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, Dictionary<string, object> propertiesToModify, string deadLetterReason, string deadLetterErrorDescription = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeferMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = null, CancellationToken cancellationToken = default) => throw null!;
        public ServiceBusReceivedMessage Message { get => throw null!; }
        public CancellationToken CancellationToken { get => throw null!; }
    }

    public sealed class ProcessErrorEventArgs : EventArgs
    {
        public Exception Exception { get => throw null!; }
    }

    public class ServiceBusReceiver : IAsyncDisposable
    {
        public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(int maxMessages, TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual IAsyncEnumerable<ServiceBusReceivedMessage> ReceiveMessagesAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<ServiceBusReceivedMessage> ReceiveMessageAsync(TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify, string deadLetterReason, string deadLetterErrorDescription = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, string deadLetterReason, string deadLetterErrorDescription = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeferMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object> propertiesToModify = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }

    public class ServiceBusReceivedMessage
    {
        public BinaryData Body { get => throw null!; }
        public string MessageId { get => throw null!; }
        public string Subject { get => throw null!; }
        public int DeliveryCount { get => throw null!; }
    }

    public class ServiceBusMessage
    {
        public ServiceBusMessage() => throw null!;
        public ServiceBusMessage(string body) => throw null!;
        public ServiceBusMessage(ReadOnlyMemory<byte> body) => throw null!;
        public ServiceBusMessage(BinaryData body) => throw null!;
        public ServiceBusMessage(ServiceBusReceivedMessage receivedMessage) => throw null!;
        public BinaryData Body { get => throw null!; set => throw null!; }
        public string MessageId { get => throw null!; set => throw null!; }
        public string Subject { get => throw null!; set => throw null!; }
    }

    public class ServiceBusSender : IAsyncDisposable
    {
        public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<long> ScheduleMessageAsync(ServiceBusMessage message, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<IReadOnlyList<long>> ScheduleMessagesAsync(IEnumerable<ServiceBusMessage> messages, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default) => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }
}

namespace System
{
    public class BinaryData
    {
        public BinaryData(byte[] data) => throw null!;
        public BinaryData(string data) => throw null!;
        public byte[] ToArray() => throw null!;
        public T ToObjectFromJson<T>(System.Text.Json.JsonSerializerOptions options = null) => throw null!;
    }
}
