using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.Model;

/// <summary>A string as far as it is known from its start.</summary>
/// <param name="Known">The known beginning.</param>
/// <param name="IsWhole">Whether that is all of it.</param>
/// <param name="IsFallback">Whether it only stands in for a configured value that is missing.</param>
internal readonly record struct Text(string Known, bool IsWhole, bool IsFallback = false)
{
    // Far longer than any address; keeps a string that doubles itself line by line from doing so here.
    private const int LongestKnown = 2048;

    public static readonly Text Unknown = new("", IsWhole: false);

    /// <summary>Reads literals, constants, interpolations and concatenations, members that are set once, and parameters of a call that is followed.</summary>
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
            IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String } made => OfMade(made, model, lookback),
            ICoalesceOperation fallback => Fallback(Of(fallback.Value, model, lookback), Of(fallback.WhenNull, model, lookback)),
            IPropertyReferenceOperation { Property.Name: "Name", Instance: ITypeOfOperation named } => new Text(lookback.Type(named.TypeOperand).Name, IsWhole: true),
            IMemberReferenceOperation member when model.OriginOf(member) is { } value => Of(value, model, lookback),
            _ when lookback.Argument(operation) is { } given => Of(given, model, lookback),
            _ => Uris.TextOf(operation, model, lookback),
        };
    }

    /// <summary>A string made by one of its type's own methods.</summary>
    private static Text OfMade(IInvocationOperation call, CommunicationModel model, Lookback lookback) => call.TargetMethod.Name switch
    {
        "Format" when call.Argument("format") is { } format => UpTo('{', Of(format, model, lookback)),
        "Concat" when call.Arguments.All(argument => argument.Value.Type?.SpecialType == SpecialType.System_String) =>
            Join(call.Arguments.Select(argument => Of(argument.Value, model, lookback))),
        "TrimEnd" or "Trim" or "ToLower" or "ToLowerInvariant" when call.Instance is { } trimmed => Of(trimmed, model, lookback),
        _ => Unknown,
    };

    private static Text UpTo(char end, Text text)
    {
        var known = text.Known.IndexOf(end);
        return known < 0 ? text : new Text(text.Known.Substring(0, known), IsWhole: false);
    }

    /// <summary>
    /// <c>config["Shipping"] ?? "http://shipping"</c>: what it falls back to says what kind of host it is, but for the developer's own machine.
    /// </summary>
    private static Text Fallback(Text value, Text fallback) =>
        value.Known.Length > 0 ? value
        : Address.Parse(fallback).IsLoopback ? Unknown
        : fallback with { IsFallback = true };

    // Lazily: after the first part that is not known whole, nothing is.
    private static Text Join(IEnumerable<Text> parts)
    {
        var joined = new Text("", IsWhole: true);
        foreach (var part in parts)
        {
            joined = new Text(joined.Known + part.Known, part.IsWhole, joined.IsFallback || part.IsFallback);
            if (!part.IsWhole || joined.Known.Length > LongestKnown) return joined with { IsWhole = false };
        }

        return joined;
    }
}
