using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Transactions of a store that code begins and ends itself: of ADO.NET, Entity Framework Core, and what System.Transactions puts around code.</summary>
internal sealed class DatabaseTransactions : Framework
{
    private static readonly string[] Transactions =
    {
        "System.Data.IDbTransaction", "System.Data.Common.DbTransaction", "Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction", ScopeType,
    };

    /// <summary>How methods that end a transaction are called, an application's own unit of work's included.</summary>
    private static readonly string[] Endings = { "Commit", "Rollback", "Complete" };

    private const string ScopeType = "System.Transactions.TransactionScope";

    public override string MarkerType => "System.Data.IDbTransaction";

    public override bool Knows(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor
        ? method.ContainingType.FullName() == ScopeType
        : method.Name is "BeginTransaction" or "BeginTransactionAsync" && Returned(method.ReturnType) is { } type && IsTransaction(type);

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => new TransactionStart(call);

    public override Fact? Classify(IObjectCreationOperation creation, CommunicationModel model) => new TransactionStart(creation);

    /// <summary>Whether a call ends a transaction, or may, by its name.</summary>
    public static bool Ends(IInvocationOperation call) =>
        call.TargetMethod.Name.HasAny(Endings) ||
        (call.TargetMethod.Name is "Dispose" or "DisposeAsync" && call.Instance?.Unwrap().Type is { } type && IsTransaction(type));

    private static ITypeSymbol Returned(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task ? task.TypeArguments[0] : type;

    private static bool IsTransaction(ITypeSymbol type) =>
        (type as INamedTypeSymbol)?.SelfAndBases().Concat(type.AllInterfaces).Any(t => Transactions.Contains(t.FullName())) == true;
}
