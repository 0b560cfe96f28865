using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Entity Framework Core: staged inserts, commits, look-ups and unique keys.</summary>
internal sealed class EntityFrameworkCore : Framework
{
    private const string DbContextType = "Microsoft.EntityFrameworkCore.DbContext";
    private const string DbSetType = "Microsoft.EntityFrameworkCore.DbSet`1";

    private static readonly string[] Queries =
    {
        "Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions", "System.Linq.Queryable", DbSetType, DbContextType,
    };

    private readonly INamedTypeSymbol? _dbContext;

    public EntityFrameworkCore(LibraryTypes types) => _dbContext = types.Find(DbContextType);

    public override string MarkerType => DbContextType;

    public override IReadOnlyCollection<string> RegistrationMethods { get; } = new[] { "HasKey", "HasIndex", "HasAlternateKey" };

    public override RegistrationKinds Registers => RegistrationKinds.UniqueKeys;

    public override bool Knows(IMethodSymbol method) => IsCommit(method) || IsInsert(method) || IsBulkUpdate(method) || LookupOf(method) is not null;

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        var method = call.TargetMethod.Declared();
        if (IsCommit(method)) return new Commit(call) { IsOfStore = IsContext(method.ContainingType, model) };
        if (IsInsert(method)) return new StagedInsert(call, model.Implementations.HasSubtypes(_dbContext) ? InsertKeys.Of(call, model) : InsertKey.Unknown);
        if (IsBulkUpdate(method)) return new Guard(call, GuardedWhen.Always);

        return LookupOf(method) is { } result ? new Lookup(call, result) : null;
    }

    /// <summary>Remembers properties that the database keeps unique: <c>HasKey(x =&gt; x.MessageId)</c>, <c>HasIndex(…).IsUnique()</c>.</summary>
    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        if (call.TargetMethod.Name == "HasIndex" && !FluentChain.From(call).Any(step => step.TargetMethod.Name == "IsUnique")) return;

        foreach (var property in call.Arguments.SelectMany(a => a.Descendants()).OfType<IPropertyReferenceOperation>())
        {
            registrations.AddUnique(property.Property);
        }
    }

    /// <summary>A commit on a context, or on an application's own interface for one.</summary>
    private bool IsCommit(IMethodSymbol method) =>
        method.Name is "SaveChanges" or "SaveChangesAsync" &&
        (method.ContainingType.DerivesFrom(_dbContext) || method.ContainingType.TypeKind == TypeKind.Interface);

    private bool IsContext(INamedTypeSymbol type, CommunicationModel model) =>
        type.DerivesFrom(_dbContext) || model.Subtypes.Of(type).Any(subtype => subtype.DerivesFrom(_dbContext));

    private bool IsInsert(IMethodSymbol method) =>
        method.Name is "Add" or "AddAsync" or "AddRange" or "AddRangeAsync" &&
        (method.ContainingType.FullName() == DbSetType || method.ContainingType.DerivesFrom(_dbContext));

    /// <summary>An update with a condition: how many rows it changed says whether this delivery was the one.</summary>
    private static bool IsBulkUpdate(IMethodSymbol method) =>
        method.Name is "ExecuteUpdate" or "ExecuteUpdateAsync" or "ExecuteDelete" or "ExecuteDeleteAsync" or "ExecuteSql" or "ExecuteSqlRaw" or "ExecuteSqlInterpolated" or "ExecuteSqlAsync" or "ExecuteSqlRawAsync" or "ExecuteSqlInterpolatedAsync" &&
        method.ContainingNamespace?.ToDisplayString() == "Microsoft.EntityFrameworkCore";

    private static LookupResult? LookupOf(IMethodSymbol method)
    {
        LookupResult? result = method.Name switch
        {
            "Any" or "AnyAsync" or "All" or "AllAsync" or "Count" or "CountAsync" or "LongCount" or "LongCountAsync" => LookupResult.Exists,
            "First" or "FirstAsync" or "Single" or "SingleAsync" or "ToList" or "ToListAsync" or "ToArrayAsync" or "ToHashSetAsync" or "Find" or "FindAsync" or "FirstOrDefault" or "FirstOrDefaultAsync" or "SingleOrDefault" or "SingleOrDefaultAsync" => LookupResult.RowOrNull,
            _ => null,
        };

        return result is not null && Queries.Contains(method.ContainingType.FullName()) ? result : null;
    }
}
