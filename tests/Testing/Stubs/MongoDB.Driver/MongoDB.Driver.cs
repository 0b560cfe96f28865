#nullable disable

namespace MongoDB.Driver;

public interface IMongoDatabase
{
    IMongoCollection<TDocument> GetCollection<TDocument>(string name, MongoCollectionSettings settings = null);
}

public interface IMongoCollection<TDocument>
{
    Task<long> CountDocumentsAsync(FilterDefinition<TDocument> filter, CountOptions options = null, CancellationToken cancellationToken = default);
    Task<DeleteResult> DeleteOneAsync(FilterDefinition<TDocument> filter, CancellationToken cancellationToken = default);
    void InsertOne(TDocument document, InsertOneOptions options = null, CancellationToken cancellationToken = default);
    Task InsertOneAsync(TDocument document, InsertOneOptions options = null, CancellationToken cancellationToken = default);
    Task InsertManyAsync(IEnumerable<TDocument> documents, InsertManyOptions options = null, CancellationToken cancellationToken = default);
    Task<ReplaceOneResult> ReplaceOneAsync(FilterDefinition<TDocument> filter, TDocument replacement, ReplaceOptions options = null, CancellationToken cancellationToken = default);
    Task<UpdateResult> UpdateOneAsync(FilterDefinition<TDocument> filter, UpdateDefinition<TDocument> update, UpdateOptions options = null, CancellationToken cancellationToken = default);
}

public static class IMongoCollectionExtensions
{
    public static Task<long> CountDocumentsAsync<TDocument>(this IMongoCollection<TDocument> collection, System.Linq.Expressions.Expression<Func<TDocument, bool>> filter, CountOptions options = null, CancellationToken cancellationToken = default) => throw null!;
    public static Task<DeleteResult> DeleteOneAsync<TDocument>(this IMongoCollection<TDocument> collection, System.Linq.Expressions.Expression<Func<TDocument, bool>> filter, CancellationToken cancellationToken = default) => throw null!;
    public static IFindFluent<TDocument, TDocument> Find<TDocument>(this IMongoCollection<TDocument> collection, FilterDefinition<TDocument> filter, FindOptions options = null) => throw null!;
    public static IFindFluent<TDocument, TDocument> Find<TDocument>(this IMongoCollection<TDocument> collection, System.Linq.Expressions.Expression<Func<TDocument, bool>> filter, FindOptions options = null) => throw null!;
    public static Task<ReplaceOneResult> ReplaceOneAsync<TDocument>(this IMongoCollection<TDocument> collection, System.Linq.Expressions.Expression<Func<TDocument, bool>> filter, TDocument replacement, ReplaceOptions options = null, CancellationToken cancellationToken = default) => throw null!;
    public static Task<UpdateResult> UpdateOneAsync<TDocument>(this IMongoCollection<TDocument> collection, System.Linq.Expressions.Expression<Func<TDocument, bool>> filter, UpdateDefinition<TDocument> update, UpdateOptions options = null, CancellationToken cancellationToken = default) => throw null!;
}

public interface IFindFluent<TDocument, TProjection>
{
}

public static class IFindFluentExtensions
{
    public static Task<bool> AnyAsync<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, CancellationToken cancellationToken = default) => throw null!;
    public static Task<TProjection> FirstOrDefaultAsync<TDocument, TProjection>(this IFindFluent<TDocument, TProjection> find, CancellationToken cancellationToken = default) => throw null!;
}

public abstract class FilterDefinition<TDocument>
{
}

public abstract class UpdateDefinition<TDocument>
{
}

public static class Builders<TDocument>
{
    public static FilterDefinitionBuilder<TDocument> Filter { get => throw null!; }
    public static UpdateDefinitionBuilder<TDocument> Update { get => throw null!; }
}

public sealed class UpdateDefinitionBuilder<TDocument>
{
    public UpdateDefinition<TDocument> Inc<TField>(System.Linq.Expressions.Expression<Func<TDocument, TField>> field, TField value) => throw null!;
    public UpdateDefinition<TDocument> Push<TItem>(System.Linq.Expressions.Expression<Func<TDocument, IEnumerable<TItem>>> field, TItem value) => throw null!;
    public UpdateDefinition<TDocument> Set<TField>(System.Linq.Expressions.Expression<Func<TDocument, TField>> field, TField value) => throw null!;
}

public sealed class FilterDefinitionBuilder<TDocument>
{
    public FilterDefinition<TDocument> And(params FilterDefinition<TDocument>[] filters) => throw null!;
    public FilterDefinition<TDocument> And(IEnumerable<FilterDefinition<TDocument>> filters) => throw null!;
    public FilterDefinition<TDocument> Eq<TField>(System.Linq.Expressions.Expression<Func<TDocument, TField>> field, TField value) => throw null!;
}

public static class UpdateDefinitionExtensions
{
    public static UpdateDefinition<TDocument> Inc<TDocument, TField>(this UpdateDefinition<TDocument> update, System.Linq.Expressions.Expression<Func<TDocument, TField>> field, TField value) => throw null!;
    public static UpdateDefinition<TDocument> Set<TDocument, TField>(this UpdateDefinition<TDocument> update, System.Linq.Expressions.Expression<Func<TDocument, TField>> field, TField value) => throw null!;
    public static UpdateDefinition<TDocument> SetOnInsert<TDocument, TField>(this UpdateDefinition<TDocument> update, System.Linq.Expressions.Expression<Func<TDocument, TField>> field, TField value) => throw null!;
}

public class UpdateOptions
{
    public bool IsUpsert { get => throw null!; set => throw null!; }
}

public class ReplaceOptions
{
    public bool IsUpsert { get => throw null!; set => throw null!; }
}

public abstract class UpdateResult
{
    public abstract long ModifiedCount { get; }
}

public abstract class ReplaceOneResult
{
    public abstract long ModifiedCount { get; }
}

public abstract class DeleteResult
{
    public abstract long DeletedCount { get; }
}

public sealed class InsertOneOptions
{
}

public sealed class InsertManyOptions
{
}

public sealed class CountOptions
{
}

public sealed class DeleteOptions
{
}

public class FindOptions
{
}

public class MongoException : Exception
{
}

public class MongoServerException : MongoException
{
}

public class MongoWriteException : MongoServerException
{
}

public class MongoCollectionSettings
{
}
