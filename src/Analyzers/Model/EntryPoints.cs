using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>Which functions another process makes run.</summary>
internal sealed class EntryPoints
{
    private readonly CommunicationModel _model;
    private readonly ConcurrentDictionary<SyntaxNode, (IMethodSymbol?, EntryPoint?)> _lambdas = new();
    private readonly ConcurrentDictionary<IMethodSymbol, EntryPoint?> _methods = new(SymbolEqualityComparer.Default);

    public EntryPoints(CommunicationModel model) => _model = model;

    /// <summary>The entry point a method or local function is, by its declaration or because it is registered by name.</summary>
    public EntryPoint? Of(IMethodSymbol method) => _methods.TryGetValue(method, out var known)
        ? known
        : _methods.GetOrAdd(method, _model.Frameworks.EntryPoint(method, _model) ?? _model.Registrations.HandlerOf(method));

    /// <summary>The entry point whose own body an operation stands in, or null. Lambdas that run in place belong to the function around them.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="member">The member it stands in, where the caller knows it; otherwise it is looked up.</param>
    public EntryPoint? Enclosing(IOperation operation, ISymbol? member = null) => Function(operation, member).EntryPoint;

    /// <summary>
    /// The function whose own body an operation stands in, as far as it has a name, and the entry point that it is. Neither, inside a lambda that
    /// runs who knows when.
    /// </summary>
    public (IMethodSymbol? Method, EntryPoint? EntryPoint) Function(IOperation operation, ISymbol? member = null) => operation.EnclosingFunction() switch
    {
        // Every call in a lambda asks about it.
        IAnonymousFunctionOperation lambda => _lambdas.TryGetValue(lambda.Syntax, out var known) ? known : _lambdas.GetOrAdd(lambda.Syntax, Around(lambda, member)),
        ILocalFunctionOperation local => (local.Symbol, Of(local.Symbol)),
        var body => (member as IMethodSymbol ?? _model.MemberOf(body)) is { } method ? (method, Of(method)) : default,
    };

    /// <summary>Whether a loop around an operation asks a broker for messages, so that it is done for each.</summary>
    public bool IsInConsumeLoop(IOperation operation)
    {
        if (!_model.Frameworks.HasBroker) return false;

        for (var outer = operation.Parent; outer is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); outer = outer.Parent)
        {
            if (outer is ILoopOperation loop && loop.Descendants().OfType<IInvocationOperation>().Any(call => _model.Frameworks.Classify(call, _model) is Reception)) return true;
        }

        return false;
    }

    private (IMethodSymbol?, EntryPoint?) Around(IAnonymousFunctionOperation lambda, ISymbol? member)
    {
        if (EventTaking(lambda) is { } subscription)
            return _model.Frameworks.Classify(subscription, _model) is Handler subscribed ? (null, subscribed.EntryPoint) : default;

        var call = InvocationTaking(lambda);
        if (call is null) return default;
        if (_model.Frameworks.Classify(call, _model) is Handler handler && handler.Delegate == lambda) return (null, handler.EntryPoint);
        return _model.Frameworks.RunsDelegate(call.TargetMethod) && !call.IsDiscarded() ? Function(call, member) : default;
    }

    /// <summary>The call that a lambda is an argument of.</summary>
    public static IInvocationOperation? InvocationTaking(IAnonymousFunctionOperation lambda)
    {
        return Outermost(lambda).Parent is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;
    }

    /// <summary>The event that a lambda is subscribed to.</summary>
    private static IEventAssignmentOperation? EventTaking(IAnonymousFunctionOperation lambda) =>
        Outermost(lambda) is { Parent: IEventAssignmentOperation subscription } handler && subscription.HandlerValue == handler ? subscription : null;

    private static IOperation Outermost(IOperation operation)
    {
        while (operation.Parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation) operation = operation.Parent;
        return operation;
    }
}
