using Wirecheck.ProtoDiff.Rules.Fields;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>
/// Which field of one version is which field of the other. A field that kept its name and moved to another number is the same field in JSON, which goes
/// by the names, and in binary data if its type reads the same bytes; otherwise the one with the same number is, whatever its name; and what is left only
/// one version has.
/// </summary>
/// <param name="types">Which types read the same bytes.</param>
internal sealed class FieldIdentity(TypeCompatibility types)
{
    private readonly Dictionary<(MessageType, MessageType, bool), (Dictionary<int, MessageField> Forth, Dictionary<int, MessageField> Back)> _known = [];

    /// <summary>The field of the reader's message that a field of the writer's message is; null when the reader has none.</summary>
    public MessageField? Counterpart(MessageType writer, MessageField field, MessageType reader, bool isJson) =>
        (writer.IsPrevious ? Match(writer, reader, isJson).Forth : Match(reader, writer, isJson).Back).GetValueOrDefault(field.Number);

    private (Dictionary<int, MessageField> Forth, Dictionary<int, MessageField> Back) Match(MessageType previous, MessageType current, bool isJson)
    {
        if (_known.TryGetValue((previous, current, isJson), out var match))
            return match;
        match = ([], []);
        var byName = current.Fields.Values.ToLookup(f => f.Name, StringComparer.Ordinal);
        foreach (var before in previous.Fields.Values)
        {
            if (byName[NameNow(before)].ToArray() is [var after] && after.Number != before.Number && (isJson || types.OnTheWire(before.Schema, after.Schema)))
                Join(before, after);
        }

        foreach (var before in previous.Fields.Values.Where(f => !match.Forth.ContainsKey(f.Number)))
        {
            if (current.Fields.TryGetValue(before.Number, out var after) && !match.Back.ContainsKey(after.Number))
                Join(before, after);
        }

        _known.Add((previous, current, isJson), match);
        return match;

        void Join(MessageField before, MessageField after)
        {
            match.Forth.Add(before.Number, after);
            match.Back.Add(after.Number, before);
        }
    }

    // The name of an extension is its full one, which changes with its package.
    private string NameNow(MessageField previous) => previous.Schema.IsExtension ? MessageField.NameOfExtension(types.Renames.Now(previous.Schema.FullName)) : previous.Name;
}
