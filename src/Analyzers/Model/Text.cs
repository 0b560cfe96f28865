using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>A string as far as it is known from its start.</summary>
/// <param name="Known">The known beginning.</param>
/// <param name="IsWhole">Whether that is all of it.</param>
internal readonly record struct Text(string Known, bool IsWhole)
{
    // Far longer than any address; keeps a string that doubles itself line by line from doing so here.
    private const int LongestKnown = 2048;

    public static readonly Text Unknown = new("", IsWhole: false);

    /// <summary>Reads literals, constants, interpolations and concatenations, and members that are set once.</summary>
    public static Text Of(IOperation operation, CommunicationModel model, Lookback? lookback = null)
    {
        lookback ??= new Lookback();
        if (!lookback.Step()) return Unknown;

        operation = operation.Resolve();
        if (operation.ConstantValue is { HasValue: true, Value: string constant }) return new Text(constant, IsWhole: true);

        return operation switch
        {
            IInterpolatedStringOperation interpolated => Join(interpolated.Parts.Select(part => part switch
            {
                IInterpolatedStringTextOperation text => Of(text.Text, model, lookback),
                IInterpolationOperation { FormatString: null } hole => Of(hole.Expression, model, lookback),
                _ => Unknown,
            })),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum =>
                Join(new[] { sum.LeftOperand, sum.RightOperand }.Select(operand => Of(operand, model, lookback))),
            ICoalesceOperation fallback => Fallback(Of(fallback.Value, model, lookback), Of(fallback.WhenNull, model, lookback)),
            IMemberReferenceOperation member when model.OriginOf(member) is { } value => Of(value, model, lookback),
            _ => Unknown,
        };
    }

    /// <summary>
    /// <c>config["Shipping"] ?? "http://shipping"</c>: what it falls back to says what kind of host it is, but for the developer's own machine.
    /// </summary>
    private static Text Fallback(Text value, Text fallback) =>
        value.Known.Length > 0 ? value
        : Address.Parse(fallback).IsLoopback ? Unknown
        : fallback;

    // Lazily: after the first part that is not known whole, nothing is.
    private static Text Join(IEnumerable<Text> parts)
    {
        var known = "";
        foreach (var part in parts)
        {
            known += part.Known;
            if (!part.IsWhole || known.Length > LongestKnown) return new Text(known, IsWhole: false);
        }

        return new Text(known, IsWhole: true);
    }
}
