using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// Brighter, whose handlers are run for commands within the process as well: they consume from a broker where a subscription in sight names their request.
/// Its inbox is switched on by an attribute or for all handlers, and by default remembers in memory (Brighter documentation, "Brighter Inbox Support").
/// </summary>
internal sealed class Brighter : Framework
{
    private static readonly string[] Contracts = { "Paramore.Brighter.IHandleRequests`1", "Paramore.Brighter.IHandleRequestsAsync`1" };

    private readonly INamedTypeSymbol? _subscription;

    public Brighter(LibraryTypes types) => _subscription = types.Find("Paramore.Brighter.Subscription");

    public override string MarkerType => Contracts[1];

    public override bool IsReason => true;

    public override bool IsBroker => true;

    public override string Guard => "Brighter's inbox ('[UseInboxAsync]')";

    public override bool Knows(IMethodSymbol member) => false;

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model)
    {
        if (method.Name is not ("Handle" or "HandleAsync") || method.Parameters.IsEmpty || method.ContainingType is not { TypeKind: TypeKind.Class } || !method.ImplementsMemberOf(contract => Contracts.Contains(contract.FullName()))) return null;

        return IsSubscribed(method.Parameters[0].Type, model) && !model.Says("InboxConfiguration")
            ? new EntryPoint(EntryPointKind.Message, method.ShortName()) { IsMadePerCall = true }
            : null;
    }

    /// <summary>Whether a subscription of whichever transport, such as <c>RmqSubscription&lt;T&gt;</c>, is made for a request.</summary>
    private bool IsSubscribed(ITypeSymbol request, CommunicationModel model) => model.HandMade.Creations(name => name.EndsWith("Subscription", StringComparison.Ordinal))
        .Select(model.OperationOf)
        .OfType<IObjectCreationOperation>()
        .Any(made => made.Type is INamedTypeSymbol { TypeArguments.Length: 1 } type && type.DerivesFrom(_subscription) && SymbolEqualityComparer.Default.Equals(type.TypeArguments[0], request));
}
