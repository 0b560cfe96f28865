using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>A deadline that was computed when something was made that outlives the calls it is for.</summary>
/// <param name="Member">The field or property that keeps it, by itself or in options.</param>
/// <param name="Moment">Where it is computed.</param>
internal sealed record KeptDeadline(ISymbol Member, IOperation Moment)
{
    private const string LazyType = "System.Lazy`1";

    /// <summary>The kept deadline that a call's deadline, or its options, are; null when they are computed for the call, or may be.</summary>
    public static KeptDeadline? Behind(IOperation value, CommunicationModel model) => Behind(value, model, new Lookback());

    private static KeptDeadline? Behind(IOperation value, CommunicationModel model, Lookback lookback)
    {
        if (!lookback.Step()) return null;

        value = value.Resolve();
        if (Moments.Shifted(value) is { } shifted) return Behind(shifted, model, lookback);

        // Lazy.Value
        var isLazy = value is IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: var owner } } && owner.OriginalDefinition.FullName() == LazyType;
        var reference = (isLazy ? ((IPropertyReferenceOperation)value).Instance?.Resolve() : value) as IMemberReferenceOperation;
        if (reference is null || !IsKept(reference.Member, model) || model.OriginOf(reference) is not { } set || !IsSetOnce(reference.Member, set, model)) return null;
        if ((isLazy ? LazyResult(set) : set) is not { } origin) return null;

        if (Moments.IsFromNow(origin, byFixedTime: false)) return new KeptDeadline(reference.Member, origin);

        return CallSettings.Of(origin).Deadline is { } deadline
            ? Moments.IsFromNow(deadline, byFixedTime: false) ? new KeptDeadline(reference.Member, deadline) : Behind(deadline, model, lookback)
            : null;
    }

    /// <summary>Whether the member keeps a value, for the process or for as long as a singleton. Others may be made anew for each call.</summary>
    private static bool IsKept(ISymbol member, CommunicationModel model)
    {
        var isStored = member is IFieldSymbol ||
            (member is IPropertySymbol && member.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member)));
        if (!isStored || member.IsStatic) return isStored;

        var lifetimes = model.Registrations.LifetimesOf(member.ContainingType);
        return lifetimes.Count > 0 && lifetimes.All(lifetime => lifetime == ServiceLifetime.Singleton);
    }

    /// <summary>Whether it is set where its type or object is made, and not again by a call.</summary>
    private static bool IsSetOnce(ISymbol member, IOperation origin, CommunicationModel model) => origin.EnclosingFunction() switch
    {
        IFieldInitializerOperation or IPropertyInitializerOperation => true,
        IConstructorBodyOperation constructor => model.MemberOf(constructor) is { } made && made.IsStatic == member.IsStatic,
        _ => false,
    };

    /// <summary>What <c>new Lazy&lt;T&gt;(() => …)</c> computes when it is first asked.</summary>
    private static IOperation? LazyResult(IOperation origin) =>
        origin is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } &&
        arguments[0].Value.DelegateTarget() is IAnonymousFunctionOperation { Body.Operations: { Length: 1 } statements } &&
        statements[0] is IReturnOperation { ReturnedValue: { } result }
            ? result.Resolve()
            : null;
}
