using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Fields;

/// <summary>
/// A number passed from an extension to an ordinary field of the message, or back. That is safe while the type is the same (protobuf.dev,
/// "Updating A Message Type").
/// </summary>
internal static class ExtensionBecameField
{
    public static readonly Rule Rule = new()
    {
        Id = "EXTENSION_BECAME_FIELD",
        Categories = new(Categories.All),
        IsInBuf = false,
        Change = ChangeKind.Retyped,
        Finds = "A number that an extension had is that of a field of the extended message now, or the reverse, and the bytes of the one do not parse as the other. With a type that reads the same bytes it is no finding.",
        WhoBreaks = "Every reader whose writer has the other version: the value is lost, misread, or the whole message is refused.",
        Instead = "Take over the type with the number, or leave the number to the extension and take one that was never used.",
        Schemas = context =>
        {
            var before = Extensions(context.Pairs.PreviousFiles);
            var after = Extensions(context.Pairs.CurrentFiles);
            if (before.Count == 0 && after.Count == 0)
                return;
            foreach (var (previous, current) in context.Pairs.Messages)
            {
                context.Against = previous.File;
                foreach (var extension in before[previous.FullName])
                    Check(context, extension, current.FindField(extension.Number));
                foreach (var extension in after[current.FullName])
                    Check(context, previous.FindField(extension.Number), extension);
            }
        },
    };

    private static void Check(RuleContext context, FieldSchema? previous, FieldSchema? current)
    {
        if (previous is null || current is null || IsAlike(context.Types, previous, current))
            return;
        var (from, to) = (Wording.TypeOf(previous), Wording.TypeOf(current));
        context.Report(
            Anchor.AtType(current),
            current.FullName,
            $"{current.Number}:{from}:{to}",
            Breaks.Wire | Breaks.Json | Breaks.Source,
            $"Number {current.Number} of {current.ContainingMessage} carried {Describe(previous, from)} and now carries {Describe(current, to)}: neither version reads what the other writes there.",
            $"Give {Describe(current, to)} a number that was never used.");
    }

    private static bool IsAlike(TypeCompatibility types, FieldSchema previous, FieldSchema current) =>
        types.OnTheWire(previous, current) && Cardinalities.Of(previous).OnTheWire() == Cardinalities.Of(current).OnTheWire();

    private static string Describe(FieldSchema field, string type) =>
        $"{(field.IsExtension ? $"extension {field.FullName}" : $"field \"{field.Name}\"")} ({(field.IsRepeated ? "repeated " : "")}{type})";

    private static ILookup<string, FieldSchema> Extensions(IReadOnlyCollection<FileSchema> files) =>
        files.SelectMany(f => f.AllExtensions()).ToLookup(e => e.ContainingMessage, StringComparer.Ordinal);
}
