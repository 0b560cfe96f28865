using JasperFx.Events;
using Marten;
using Marten.Events;

namespace Marten
{
    public interface IQuerySession : IDisposable, IAsyncDisposable
    {
        Task<T?> LoadAsync<T>(string id, CancellationToken token = default) where T : notnull;
        Task<T?> LoadAsync<T>(int id, CancellationToken token = default) where T : notnull;
        Task<T?> LoadAsync<T>(Guid id, CancellationToken token = default) where T : notnull;
    }

    public interface IDocumentOperations : IQuerySession, IDisposable, IAsyncDisposable
    {
        void Store<T>(params T[] entities) where T : notnull;
        void Insert<T>(params T[] entities) where T : notnull;
    }

    public interface IDocumentSession : IDocumentOperations, IQuerySession, IDisposable, IAsyncDisposable
    {
        Task SaveChangesAsync(CancellationToken token = default);
        IEventStoreOperations Events { get; }
    }
}

namespace Marten.Events
{
    public interface IEventStoreOperations : IEventOperations
    {
    }
}

namespace JasperFx.Events
{
    public interface IEventOperations
    {
        StreamAction Append(Guid stream, params object[] events);
        StreamAction Append(Guid stream, long expectedVersion, params object[] events);
    }

    public class StreamAction
    {
    }
}
