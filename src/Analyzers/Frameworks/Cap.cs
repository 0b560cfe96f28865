using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>DotNetCore.CAP: subscribers by attribute. It delivers at least once, and leaves what comes twice to the subscriber (CAP documentation, "Idempotence").</summary>
internal sealed class Cap : MessageBus
{
    private const string PublisherType = "DotNetCore.CAP.ICapPublisher";

    private readonly INamedTypeSymbol? _topic;

    public Cap(LibraryTypes types) => _topic = types.Find("DotNetCore.CAP.Internal.TopicAttribute");

    public override string MarkerType => PublisherType;

    protected override IReadOnlyCollection<string> Publishers { get; } = new[] { PublisherType };

    protected override IReadOnlyCollection<string> PublishMethods { get; } = new[] { "Publish", "PublishAsync", "PublishDelay", "PublishDelayAsync" };

    /// <summary>
    /// A transaction is begun with the publisher, or set as its <c>Transaction</c> (CAP documentation, "Transaction"): in the same function, or in one that
    /// publishes nothing itself and so does it for others.
    /// </summary>
    public override bool MayBeInTransaction(Publish publish, CommunicationModel model) =>
        publish.Operation.Root().Descendants().Any(IsToldOfTransaction) ||
        model.Calls("BeginTransaction", "BeginTransactionAsync").Any(call => IsToldOfTransaction(call) && !call.Root().Descendants().OfType<IInvocationOperation>().Any(other => IsPublish(other.TargetMethod.Declared())));

    private static bool IsToldOfTransaction(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "BeginTransaction" or "BeginTransactionAsync" } call => call.Arguments.Any(argument => argument.Value.Unwrap().Type?.FullName() == PublisherType),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Transaction", ContainingType: { } type } } } => type.FullName() == PublisherType,
        _ => false,
    };

    protected override PublisherScope ScopeOf(ITypeSymbol? publisher) => PublisherScope.Transaction;

    protected override bool IsByConvention(IMethodSymbol method) => method is { MethodKind: MethodKind.Ordinary, IsAbstract: false } && method.HasAttribute(_topic);
}
