using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>A string as far as it is known from its start.</summary>
/// <param name="Known">The known beginning.</param>
/// <param name="IsWhole">Whether that is all of it.</param>
internal readonly record struct Text(string Known, bool IsWhole)
{
    public static readonly Text Unknown = new("", IsWhole: false);

    /// <summary>Reads literals, constants, interpolations and concatenations, and fields that are set once where they are declared.</summary>
    public static Text Of(IOperation operation, CommunicationModel model)
    {
        operation = operation.Resolve();
        if (operation.ConstantValue is { HasValue: true, Value: string constant }) return new Text(constant, IsWhole: true);

        return operation switch
        {
            IInterpolatedStringOperation interpolated => Join(interpolated.Parts.Select(part => part switch
            {
                IInterpolatedStringTextOperation text => Of(text.Text, model),
                IInterpolationOperation { FormatString: null } hole => Of(hole.Expression, model),
                _ => Unknown,
            })),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Join(new[] { Of(sum.LeftOperand, model), Of(sum.RightOperand, model) }),
            // config["Shipping"] ?? "http://shipping": what it falls back to says what kind of host it is.
            ICoalesceOperation fallback => Of(fallback.Value, model) is { Known.Length: > 0 } known ? known : Of(fallback.WhenNull, model),
            IFieldReferenceOperation { Field.IsReadOnly: true } field when model.Initializer(field.Field) is { } value => Of(value, model),
            _ => Unknown,
        };
    }

    private static Text Join(IEnumerable<Text> parts)
    {
        var known = "";
        foreach (var part in parts)
        {
            known += part.Known;
            if (!part.IsWhole) return new Text(known, IsWhole: false);
        }

        return new Text(known, IsWhole: true);
    }
}
