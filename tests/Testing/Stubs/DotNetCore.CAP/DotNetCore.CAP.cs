using DotNetCore.CAP;
using DotNetCore.CAP.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace DotNetCore.CAP
{
    public interface ICapSubscribe
    {
    }

    public class CapSubscribeAttribute : TopicAttribute
    {
        public CapSubscribeAttribute(string name, bool isPartial = false) : base(name, isPartial) => throw null!;
    }

    public interface ICapPublisher
    {
        Task PublishAsync<T>(string name, T? contentObj, string? callbackName = null, CancellationToken cancellationToken = default);

        Task PublishAsync<T>(string name, T? contentObj, IDictionary<string, string?> headers, CancellationToken cancellationToken = default);

        void Publish<T>(string name, T? contentObj, string? callbackName = null);

        void Publish<T>(string name, T? contentObj, IDictionary<string, string?> headers);

        Task PublishDelayAsync<T>(TimeSpan delayTime, string name, T? contentObj, IDictionary<string, string?> headers, CancellationToken cancellationToken = default);

        Task PublishDelayAsync<T>(TimeSpan delayTime, string name, T? contentObj, string? callbackName = null, CancellationToken cancellationToken = default);

        void PublishDelay<T>(TimeSpan delayTime, string name, T? contentObj, IDictionary<string, string?> headers);

        void PublishDelay<T>(TimeSpan delayTime, string name, T? contentObj, string? callbackName = null);

        IServiceProvider ServiceProvider { get; }

        ICapTransaction? Transaction { get; set; }
    }

    public interface ICapTransaction : IDisposable
    {
        void Commit();

        Task CommitAsync(CancellationToken cancellationToken = default);

        void Rollback();

        Task RollbackAsync(CancellationToken cancellationToken = default);

        bool AutoCommit { get; set; }

        object? DbTransaction { get; set; }
    }

    public class CapOptions
    {
        public string DefaultGroupName { get => throw null!; set => throw null!; }
    }

    public sealed class CapBuilder
    {
        public IServiceCollection Services { get => throw null!; }
    }
}

namespace DotNetCore.CAP.Internal
{
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
    public abstract class TopicAttribute : Attribute
    {
        protected TopicAttribute(string name, bool isPartial = false) => throw null!;

        public string Name { get => throw null!; }

        public string Group { get => throw null!; set => throw null!; }
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class ServiceCollectionExtensions
    {
        public static CapBuilder AddCap(this IServiceCollection services, Action<CapOptions> setupAction) => throw null!;
    }
}
