using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>System.DateTime and System.DateTimeOffset: where a moment comes from, and whether it is in UTC.</summary>
internal static class Moments
{
    public const string DateTimeType = "System.DateTime";

    /// <summary>The property that answers with the present moment, in UTC.</summary>
    public const string UtcNow = "UtcNow";

    private const string OffsetType = "System.DateTimeOffset";
    private const string ClockType = "System.TimeProvider";
    private const string DurationType = "System.TimeSpan";

    /// <summary>
    /// The values a moment is computed from, by way of locals, members, fallbacks, and arithmetic, which leaves the kind of a
    /// <c>DateTime</c> as it is.
    /// </summary>
    public static IEnumerable<IOperation> SourcesOf(IOperation moment, CommunicationModel model) => SourcesOf(moment, model, new Lookback());

    private static IEnumerable<IOperation> SourcesOf(IOperation moment, CommunicationModel model, Lookback lookback)
    {
        if (!lookback.Step()) return Enumerable.Empty<IOperation>();

        moment = moment.Resolve();
        var parts = moment switch
        {
            IConditionalOperation { WhenFalse: { } otherwise } choice => new[] { choice.WhenTrue, otherwise },
            ICoalesceOperation fallback => new[] { fallback.Value, fallback.WhenNull },
            _ => Shifted(moment) is { } shifted ? new[] { shifted }
                : moment is IMemberReferenceOperation member && !IsPlatforms(member.Member) && model.OriginOf(member) is { } origin ? new[] { origin }
                : null,
        };

        return parts?.SelectMany(part => SourcesOf(part, model, lookback)) ?? new[] { moment };
    }

    /// <summary>Whether a moment of this source is not in UTC. An end that never comes is in no zone at all.</summary>
    public static bool IsNotUtc(IOperation source) => IsLocal(source) || IsUnspecified(source);

    /// <summary>Whether it is in the zone of the machine, so that converting it gives the same moment in UTC.</summary>
    public static bool IsLocal(IOperation source) => source switch
    {
        IPropertyReferenceOperation { Property: { Name: "Now" or "Today" } property } => IsOf(property, DateTimeType),
        IPropertyReferenceOperation { Property: { Name: "LocalDateTime" } property } => IsOf(property, OffsetType),
        IInvocationOperation { TargetMethod: { Name: "ToLocalTime" } method } => IsOf(method, DateTimeType),
        _ => KindOf(source) == DateTimeKind.Local,
    };

    /// <summary>Whether it is in no zone that it knows of.</summary>
    private static bool IsUnspecified(IOperation source) => source switch
    {
        IPropertyReferenceOperation { Property: { Name: "DateTime" or "Date" } property } => IsOf(property, OffsetType),
        _ => KindOf(source) == DateTimeKind.Unspecified,
    };

    /// <summary>The kind that the making of a moment names: <c>new DateTime(2030, 1, 1)</c> names none. The first and the last year stand for never.</summary>
    private static DateTimeKind? KindOf(IOperation source)
    {
        var arguments = source switch
        {
            IInvocationOperation { TargetMethod: { Name: "SpecifyKind" } method } call when IsOf(method, DateTimeType) => call.Arguments,
            IObjectCreationOperation { Type: { } type, Arguments: { Length: >= 3 } given } when type.FullName() == DateTimeType && !IsNever(given[0].Value) => given,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        if (arguments.IsEmpty) return null;

        return arguments.FirstOrDefault(a => a.Parameter?.Name == "kind")?.Value is not { } kind ? DateTimeKind.Unspecified
            : kind.ConstantValue is { HasValue: true, Value: int value } ? (DateTimeKind)value
            : null;

        static bool IsNever(IOperation year) => year.ConstantValue is { HasValue: true, Value: 1 or 9999 };
    }

    /// <summary>Whether a moment is the present, or some time before or after it.</summary>
    /// <param name="moment">The moment.</param>
    /// <param name="byFixedTime">Whether that time must be one that depends on nothing a function is given.</param>
    public static bool IsFromNow(IOperation moment, bool byFixedTime) => IsFromNow(moment, byFixedTime, new Lookback());

    private static bool IsFromNow(IOperation moment, bool byFixedTime, Lookback lookback)
    {
        if (!lookback.Step()) return false;

        moment = moment.Resolve();
        if (ReadsClock(moment)) return true;
        if ((Shifted(moment) ?? OffsetIn(moment)) is not { } from || !IsFromNow(from, byFixedTime, lookback)) return false;

        var amounts = moment switch
        {
            IInvocationOperation shift => shift.Arguments.Select(a => a.Value),
            IBinaryOperation sum => new[] { sum.RightOperand },
            _ => Enumerable.Empty<IOperation>(),
        };
        return !byFixedTime || amounts.All(amount => IsFixed(amount, lookback));
    }

    private static bool ReadsClock(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property: { Name: UtcNow or "Now" } property } => IsOf(property, DateTimeType) || IsOf(property, OffsetType),
        IInvocationOperation { TargetMethod: { Name: "GetUtcNow" or "GetLocalNow" } method } => IsOf(method, ClockType),
        _ => false,
    };

    /// <summary>The moment with an offset that a <c>DateTime</c> is taken from.</summary>
    private static IOperation? OffsetIn(IOperation moment) =>
        moment is IPropertyReferenceOperation { Property: { Name: "UtcDateTime" or "DateTime" or "LocalDateTime" } property, Instance: { } offset } && IsOf(property, OffsetType)
            ? offset
            : null;

    /// <summary>What a shifted moment was shifted from, or the value in a nullable; null for anything else.</summary>
    public static IOperation? Shifted(IOperation moment) => moment switch
    {
        IInvocationOperation { Instance: { } instance, TargetMethod: var method } when IsShift(method) || method.Name == nameof(Nullable<int>.GetValueOrDefault) => instance,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum when sum.Type?.FullName() is DateTimeType or OffsetType => sum.LeftOperand,
        IPropertyReferenceOperation { Property: { Name: "Date" } property, Instance: { } instance } when IsOf(property, DateTimeType) => instance,
        IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.SpecialType: SpecialType.System_Nullable_T }, Instance: { } instance } => instance,
        _ => null,
    };

    private static bool IsShift(IMethodSymbol method) =>
        (method.Name.StartsWith("Add", StringComparison.Ordinal) || method.Name == "Subtract") &&
        (IsOf(method, DateTimeType) || IsOf(method, OffsetType)) &&
        method.ReturnType.FullName() != DurationType;

    /// <summary>Whether a length of time depends on nothing that this call was given: a constant, a setting, or <c>TimeSpan.FromSeconds</c> of one.</summary>
    private static bool IsFixed(IOperation amount, Lookback lookback)
    {
        if (!lookback.Step()) return false;

        amount = amount.Resolve();
        return amount.ConstantValue.HasValue || amount switch
        {
            IFieldReferenceOperation => true,
            IInvocationOperation { Instance: null } from => IsOf(from.TargetMethod, DurationType) && from.Arguments.All(a => IsFixed(a.Value, lookback)),
            IObjectCreationOperation creation => creation.Type?.FullName() == DurationType && creation.Arguments.All(a => IsFixed(a.Value, lookback)),
            _ => false,
        };
    }

    private static bool IsOf(ISymbol member, string type) => member.ContainingType?.FullName() == type;

    private static bool IsPlatforms(ISymbol member) => member.ContainingType?.FullName() is DateTimeType or OffsetType;
}
