using System.Text.Unicode;
using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>
/// Whether a reader sees what was written, field by field: the definition of docs/protodiff/index.md, "What a misreading is", once more and by numbers,
/// names, declarations and values alone. It asks no rule, and nothing that a rule asks, so that both can be held against it.
/// </summary>
/// <param name="direction">Who reads what, in which format: one flag.</param>
/// <param name="heirs">Which field of the reader's message is one of the writer's; <see cref="Heir"/> when nothing else is said.</param>
internal sealed class Oracle(Breaks direction, Func<MessageType, MessageField, MessageType, bool, MessageField?>? heirs = null)
{
    private readonly bool _isJson = Breaks.Json.HasFlag(direction);
    private readonly Func<MessageType, MessageField, MessageType, bool, MessageField?> _heirs = heirs ?? Heir;

    /// <summary>Whether nothing is refused and nothing reads differently.</summary>
    public bool IsRead(Exchange exchange) => exchange.Refusal is null && AreSame(exchange.Written, exchange.Read!);

    /// <summary>
    /// The field that a field of the one version is in the other: with its name, and in binary data its declared type, wherever it moved to; else the one
    /// with its number, unless that one moved there; null when there is none.
    /// </summary>
    public static MessageField? Heir(MessageType own, MessageField field, MessageType other, bool isJson) =>
        Moved(field, other, isJson) ?? (other.Fields.TryGetValue(field.Number, out var same) && Moved(same, own, isJson) is null ? same : null);

    /// <summary>Whether a value of an enum is none that the other version ever heard of: neither its names nor its number, but for a number whose value has another one now.</summary>
    public static bool IsNew(int number, EnumSchema own, EnumSchema other) =>
        !own.ValuesByNumber[number].Any(v => other.ValuesByName.Contains(v.Name))
        && other.ValuesByNumber[number].All(v => own.ValuesByName.Contains(v.Name));

    private static MessageField? Moved(MessageField field, MessageType other, bool isJson) =>
        other.Fields.Values.FirstOrDefault(f => f.Number != field.Number && f.Name == field.Name && (isJson || AreDeclaredAlike(f, field)));

    private static bool AreDeclaredAlike(MessageField one, MessageField other) =>
        one.IsMap && other.IsMap
            ? one.Message!.Fields.Values.Zip(other.Message!.Fields.Values).All(p => AreDeclaredAlike(p.First, p.Second))
            : one.Facts.Wire == other.Facts.Wire && OwnName(one.Schema.TypeName) == OwnName(other.Schema.TypeName);

    // Without packages and enclosing messages, which may have been renamed.
    private static string? OwnName(string? fullName) => fullName?[(fullName.LastIndexOf('.') + 1)..];

    private bool AreSame(MessageValue written, MessageValue read)
    {
        HashSet<int> heirs = [];
        foreach (var field in written.Type.Fields.Values)
        {
            if (_heirs(written.Type, field, read.Type, _isJson) is not { } heir)
                continue;
            heirs.Add(heir.Number);
            if (!AreSame(field, written[field], heir, read[heir]))
                return false;
        }

        // Nothing comes from nowhere, but for what a map gives an entry that was written without it.
        return read.Numbers.Where(n => !heirs.Contains(n)).Select(n => read.Type.Fields[n]).All(f => read.Type.Schema.IsMapEntry && IsDefault(f, read[f][0]));
    }

    private bool AreSame(MessageField from, IReadOnlyList<FieldValue> written, MessageField to, IReadOnlyList<FieldValue> read)
    {
        // An old reader passes the name of a new value over, as it does that of a new field.
        if (direction == Breaks.JsonOldReadsNew)
        {
            FieldValue[] known = [.. written.Where(v => !IsNew(from, v, to))];
            if (known.Length < written.Count && !from.IsRepeated)
                return true;
            written = known;
        }

        if (from.IsMap || to.IsMap)
        {
            return (from.IsRepeated && to.IsRepeated && from.IsMessage && to.IsMessage) || (written.Count == 0 && read.Count == 0)
                ? written.Count == read.Count && written.All(w => read.Any(r => AreSame(from, w, to, r))) && read.All(r => written.Any(w => AreSame(from, w, to, r)))
                : false;
        }

        if (from.IsRepeated || to.IsRepeated)
            return written.Count == read.Count && written.Zip(read).All(p => AreSame(from, p.First, to, p.Second));
        if ((from.IsMessage || to.IsMessage || (from.HasPresence && to.HasPresence)) && written.Count != read.Count)
            return false;
        return from.IsMessage || to.IsMessage
            ? written.Count == 0 || AreSame(from, written[0], to, read[0])
            : AreSame(from, written.Count > 0 ? written[0] : from.Default, to, read.Count > 0 ? read[0] : to.Default);
    }

    private bool AreSame(MessageField from, FieldValue written, MessageField to, FieldValue read) => (written, read) switch
    {
        (MessageValue message, MessageValue other) => AreSame(message, other),
        (NumberValue number, NumberValue other) => from.Enum is { } own && to.Enum is { } others ? AreSame(own, (int)number.Value, others, (int)other.Value) : number == other,
        (RealValue real, RealValue other) => real.Value.Equals(other.Value) || real.Value == other.Value || (from.Kind != to.Kind && ((float)real.Value).Equals((float)other.Value)),
        (NumberValue number, RealValue real) => (double)number.Value == real.Value && (Int128)real.Value == number.Value,
        (RealValue, NumberValue) => AreSame(to, read, from, written),
        (TextValue text, TextValue other) => text.Equals(other) && (from.Kind == to.Kind || to.Kind == FieldKind.Bytes || Utf8.IsValid(text.Bytes)),
        _ => false,
    };

    // In JSON a value is its name, and its number where it has none that both know; in binary data its number, unless one of its names says otherwise.
    private bool AreSame(EnumSchema own, int written, EnumSchema other, int read)
    {
        var (names, namesRead) = (Names(own, written), Names(other, read));
        if (names.Overlaps(namesRead) && (_isJson || written != read))
            return true;
        return written == read && (_isJson || (namesRead.IsSupersetOf(Known(names, other)) && names.IsSupersetOf(Known(namesRead, own))));

        static HashSet<string> Names(EnumSchema type, int number) => [.. type.ValuesByNumber[number].Select(v => v.Name)];

        static IEnumerable<string> Known(HashSet<string> names, EnumSchema type) => names.Where(type.ValuesByName.Contains);
    }

    private static bool IsNew(MessageField from, FieldValue value, MessageField to) => value switch
    {
        MessageValue entry when from.IsMap && to.IsMap => IsNew(from.ValueOfMap, entry[from.ValueOfMap][0], to.ValueOfMap),
        NumberValue number when from.Enum is { } own && to.Enum is { } other => own.ValuesByNumber.Contains((int)number.Value) && IsNew((int)number.Value, own, other),
        _ => false,
    };

    private static bool IsDefault(MessageField field, FieldValue value) => value is MessageValue message ? !message.Numbers.Any() : value.Equals(field.Default);
}
