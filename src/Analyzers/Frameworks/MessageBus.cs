using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// A library that runs the methods of classes for messages, and is published through methods of its own. What differs from one to the next is in
/// the tables of each.
/// </summary>
internal abstract class MessageBus : Framework
{
    private readonly INamedTypeSymbol? _saga;

    /// <param name="saga">The base class of sagas: consumers too, but of which the state is found by correlation and says what was done.</param>
    protected MessageBus(INamedTypeSymbol? saga = null) => _saga = saga;

    public sealed override bool IsReason => true;

    public sealed override bool IsBroker => true;

    /// <summary>The interfaces of which the members are run for messages.</summary>
    protected virtual IReadOnlyCollection<string> Contracts => Array.Empty<string>();

    /// <summary>The types whose methods hand messages over, extension classes included.</summary>
    protected abstract IReadOnlyCollection<string> Publishers { get; }

    /// <summary>Those methods.</summary>
    protected abstract IReadOnlyCollection<string> PublishMethods { get; }

    /// <summary>Those of them that answer the message being consumed.</summary>
    protected virtual IReadOnlyCollection<string> ReplyMethods => Array.Empty<string>();

    /// <summary>What a publisher of a type belongs to.</summary>
    protected virtual PublisherScope ScopeOf(ITypeSymbol? publisher) => PublisherScope.Unknown;

    /// <summary>What calls of the library's configuring methods say about the process.</summary>
    protected virtual Dictionary<string, ProcessFacts> Says { get; } = new();

    /// <summary>Whether a method is a consumer only where a broker is configured in sight: without one, messages may not leave the process, or may be remembered.</summary>
    protected virtual bool NeedsBroker => false;

    public override IReadOnlyCollection<string> RegistrationMethods => Says.Keys;

    public override RegistrationKinds Registers => RegistrationKinds.Inbox;

    public override bool Knows(IMethodSymbol member) => IsPublish(member);

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => IsPublish(call.TargetMethod.Declared())
        ? new Publish(call, NewIds.IsGivenTo(call)) { IsReply = ReplyMethods.Contains(call.TargetMethod.Name), Scope = ScopeOf(call.Receiver()?.Unwrap().Type) }
        : null;

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) => IsConsumer(method) && (!NeedsBroker || model.Registrations.Has(ProcessFacts.Broker))
        ? new EntryPoint(EntryPointKind.Message, method.ShortName()) { IsMadePerCall = true }
        : null;

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        var space = call.TargetMethod.ContainingNamespace.ToDisplayString() + ".";
        if (Says.TryGetValue(call.TargetMethod.Name, out var fact) && space.StartsWith(MarkerType.Substring(0, MarkerType.IndexOf('.') + 1), StringComparison.Ordinal) && IsSaid(call))
            registrations.Note(fact);
    }

    /// <summary>How a developer calls a function that is given to the library for messages of a type.</summary>
    public static string NameOf(IInvocationOperation registration, IOperation target) =>
        target.HandlerName($"handler of {registration.TargetMethod.TypeArguments.FirstOrDefault()?.Name ?? "a message"}");

    /// <summary>Whether the library finds a method by something else than an interface.</summary>
    protected virtual bool IsByConvention(IMethodSymbol method) => false;

    /// <summary>Whether the arguments of a configuring call leave it at what its name says.</summary>
    protected virtual bool IsSaid(IInvocationOperation call) => true;

    private bool IsConsumer(IMethodSymbol method) =>
        method.ContainingType is { TypeKind: TypeKind.Class } type && !type.DerivesFrom(_saga) &&
        ((Contracts.Count > 0 && method.ImplementsMemberOf(contract => Contracts.Contains(contract.FullName()))) || IsByConvention(method));

    protected bool IsPublish(IMethodSymbol method) =>
        (PublishMethods.Contains(method.Name) || ReplyMethods.Contains(method.Name)) && Publishers.Contains(method.ContainingType?.FullName());
}
