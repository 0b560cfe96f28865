using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>A message of both sides in which a finding can show.</summary>
/// <param name="Previous">The message as it was.</param>
/// <param name="Current">The message as it is.</param>
/// <param name="Numbers">The fields that are concerned, by number; null when it can be any.</param>
internal sealed record Place(MessageSchema Previous, MessageSchema Current, IReadOnlySet<int>? Numbers)
{
    /// <summary>Full name of the enum value that is concerned; null when it can be any.</summary>
    public string? EnumValue { get; init; }

    /// <summary>Fields that are concerned in JSON as well, which goes by the names.</summary>
    public IEnumerable<int> Namesakes { get; init; } = [];

    /// <summary>The fields that are concerned in a direction.</summary>
    public HashSet<int>? In(Breaks direction) => Numbers?.Concat(Breaks.Json.HasFlag(direction) ? Namesakes : []).ToHashSet();
}

/// <summary>Finds the messages that a finding is about, from what its rule was looking at.</summary>
internal static class Places
{
    public static IEnumerable<Place> Of(PendingFinding finding, SchemaPairs pairs, SchemaSet current) => finding.Subject switch
    {
        (FieldSchema before, FieldSchema after) => OfField(before, after, pairs),
        (MessageSchema { IsMapEntry: true } before, MessageSchema after) => OfField(before.MapField(), after.MapField(), pairs),
        (MessageSchema before, MessageSchema after) => OfMessage(before, after, finding.Element),
        (EnumSchema before, EnumSchema after) => Users(before, after, pairs).Select(p => p with { EnumValue = finding.Element }),
        (MethodSchema before, MethodSchema after) => OfMethod(before, after),
        _ => OfExtension(finding.Element, pairs, current),
    };

    private static IEnumerable<Place> OfField(FieldSchema? before, FieldSchema? after, SchemaPairs pairs)
    {
        // The key and the value of a map are written in the map.
        (before, after) = (before?.MapField() ?? before, after?.MapField() ?? after);
        if (before is null || after is null || MessageOf(before) is not { } previous)
            return [];
        HashSet<int> numbers = [before.Number, after.Number];

        // What a message has become, the pairs know; an extended message may be in a file that did not change.
        var current = pairs.Messages.FirstOrDefault(p => p.Previous == previous)?.Current ?? MessageOf(after);
        if (current is null)
            return [];
        FieldSchema?[] namesakes = before.IsExtension || after.IsExtension ? [] : [previous.FindField(after.Name), current.FindField(before.Name)];
        return [new(previous, current, numbers) { Namesakes = namesakes.OfType<FieldSchema>().Select(f => f.Number) }];
    }

    private static IEnumerable<Place> OfMessage(MessageSchema before, MessageSchema after, string element)
    {
        HashSet<int> numbers = [.. before.Fields.Concat(after.Fields).Where(f => f.FullName == element).Select(f => f.Number)];
        return [new(before, after, numbers.Count > 0 ? numbers : null)];
    }

    private static IEnumerable<Place> OfMethod(MethodSchema before, MethodSchema after)
    {
        (string, string)[] types = [(before.InputType, after.InputType), (before.OutputType, after.OutputType)];
        foreach (var (from, to) in types.Where(t => t.Item1 != t.Item2))
        {
            if (before.File.Set.FindType(from, before.File) is MessageSchema previous && after.File.Set.FindType(to, after.File) is MessageSchema current)
                yield return new(previous, current, null);
        }
    }

    /// <summary>Messages with a field of an enum: those that changed first, then, one file after the other, those that did not.</summary>
    private static IEnumerable<Place> Users(EnumSchema before, EnumSchema after, SchemaPairs pairs)
    {
        foreach (var (previous, current) in pairs.Messages.Where(p => !p.Previous.IsMapEntry))
        {
            if (NumbersOf(previous, before).Intersect(NumbersOf(current, after)).ToHashSet() is { Count: > 0 } numbers)
                yield return new(previous, current, numbers);
        }

        foreach (var extension in before.File.AllExtensions().Where(e => e.TypeName == before.FullName))
        {
            foreach (var place in OfField(extension, pairs.Fields.FirstOrDefault(p => p.Previous == extension)?.Current, pairs))
                yield return place;
        }

        foreach (var user in pairs.UnchangedThatSee(after.File).SelectMany(f => f.AllMessages()).Where(m => !m.IsMapEntry))
        {
            if (NumbersOf(user, after).ToHashSet() is { Count: > 0 } numbers
                && before.File.Set.FindType(user.FullName, before.File) is MessageSchema previous)
            {
                yield return new(previous, user, numbers);
            }
        }
    }

    private static IEnumerable<int> NumbersOf(MessageSchema message, EnumSchema type) =>
        message.Fields
            .Where(f => f.TypeName == type.FullName || f.MapEntry() is { } entry && entry.Fields.Any(v => v.TypeName == type.FullName))
            .Select(f => f.Number);

    /// <summary>Where an extension stood that is gone: it has no counterpart, but the message that it extended may have.</summary>
    private static IEnumerable<Place> OfExtension(string element, SchemaPairs pairs, SchemaSet set)
    {
        foreach (var extension in pairs.PreviousFiles.SelectMany(f => f.AllExtensions()).Where(e => e.FullName == element))
        {
            if (MessageOf(extension) is { } previous
                && (pairs.Messages.FirstOrDefault(p => p.Previous == previous)?.Current
                    ?? set.FindType(previous.FullName, extension.File) as MessageSchema) is { } current)
            {
                yield return new(previous, current, new HashSet<int> { extension.Number });
            }
        }
    }

    private static MessageSchema? MessageOf(FieldSchema field) =>
        field.IsExtension ? field.File.Set.FindType(field.Extendee!, field.File) as MessageSchema : field.Message;
}
