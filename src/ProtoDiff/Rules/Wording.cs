using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>How findings speak of elements, so that every rule speaks of them alike.</summary>
internal static class Wording
{
    /// <summary>Field numbers that protobuf keeps for itself (protobuf.dev, "Assigning Field Numbers").</summary>
    private static readonly NumberRange ProtobufReserved = new(19000, 19999);

    /// <summary>The highest field number (protobuf.dev, "Assigning Field Numbers").</summary>
    private const int MaxFieldNumber = (1 << 29) - 1;

    /// <summary>The start of a sentence about a field.</summary>
    public static string Subject(FieldSchema field)
    {
        if (field.IsExtension)
            return $"Extension {field.FullName} (number {field.Number}) of {field.Extendee}";
        if (field.MapField() is { } map)
            return $"The {field.Name}s of map \"{map.Name}\" (number {map.Number}) of {map.ContainingMessage}";
        return $"Field \"{field.Name}\" (number {field.Number}) of {field.ContainingMessage}";
    }

    /// <summary>A type as a schema writes it: the name of a message or enum, else the keyword.</summary>
    public static string TypeOf(FieldSchema field)
    {
        var kind = field.ResolvedKind();
        var keyword = KindFacts.Of(kind).Name;
        return kind switch
        {
            FieldKind.Group => field.File.UsesEditions ? $"{field.TypeName} (delimited encoding)" : $"group {field.TypeName}",
            _ when TypeCompatibility.HasTypeName(kind) => $"{keyword} {field.TypeName}",
            _ => keyword,
        };
    }

    /// <summary>The lines that keep a number and its names from being used again. Editions write names as identifiers, proto2 and proto3 as strings.</summary>
    public static string ReservedLines(FileSchema file, int number, params IEnumerable<string> names) =>
        $"`reserved {number}; {ReservedNames(file, names).Trim('`')}`";

    /// <summary>The line that keeps names from being used again.</summary>
    public static string ReservedNames(FileSchema file, params IEnumerable<string> names) =>
        $"`reserved {string.Join(", ", names.Select(n => file.UsesEditions ? n : $"\"{n}\""))};`";

    /// <summary>What to do instead of deleting a field or a value, or along with it.</summary>
    /// <param name="isAlwaysFound">Whether the rule finds a deletion whatever is reserved.</param>
    /// <param name="reserved">The lines that are missing; empty when none is.</param>
    public static string InsteadOfDeletion(bool isAlwaysFound, string reserved) => (isAlwaysFound, reserved) switch
    {
        (false, _) => $"Add {reserved}; or keep it, marked `deprecated = true`, while anything uses it.",
        (true, "") => "Keep it, marked `deprecated = true`. It is reserved, which is enough for WIRE_JSON; this rule finds every deletion.",
        _ => $"Keep it, marked `deprecated = true`. To delete it once nothing uses it, add {reserved}, which is enough for WIRE_JSON; this rule finds every deletion.",
    };

    /// <summary>", such as N" with a number that neither version of the message ever used; empty when there is none left.</summary>
    public static string SuchAsFreeNumber(MessageSchema previous, MessageSchema current)
    {
        var free = Math.Max(previous.HighestNumber, current.HighestNumber) + 1L;
        if (ProtobufReserved.Contains((int)Math.Min(free, MaxFieldNumber)))
            free = ProtobufReserved.End + 1;
        return free <= MaxFieldNumber ? $", such as {free}" : "";
    }
}
