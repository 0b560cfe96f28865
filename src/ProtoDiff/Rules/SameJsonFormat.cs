using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>A message or an enum gave up the promise that its JSON works (feature json_format).</summary>
internal static class SameJsonFormat
{
    public static readonly Rule OfMessage = Create("MESSAGE", "message") with { Messages = Check };

    public static readonly Rule OfEnum = Create("ENUM", "enum") with { Enums = Check };

    private static Rule Create(string prefix, string noun) => new()
    {
        Id = $"{prefix}_SAME_JSON_FORMAT",
        Categories = new(Categories.All & ~Categories.Wire),
        Change = ChangeKind.Altered,
        Finds = $"The {noun} had feature json_format = ALLOW, by itself or by its syntax, and does not any more.",
        WhoBreaks = "Programs that read and write its JSON: with LEGACY_BEST_EFFORT protoc no longer refuses names that collide in JSON.",
        Instead = "Keep `json_format = ALLOW`, and state it when moving from proto3 to another syntax.",
    };

    private static void Check(RuleContext context, SchemaElement previous, SchemaElement current)
    {
        var (from, to) = (Features.Resolve(previous, Feature.JsonFormat), Features.Resolve(current, Feature.JsonFormat));

        // For the entry of a map there is nothing to say that its message does not say.
        if (from != Feature.Allow || to == Feature.Allow || (context.TellsOnce && current is MessageSchema { IsMapEntry: true }))
            return;
        context.Report(
            Anchor.AtFeature(current, Feature.JsonFormat).Or(Anchor.At(current)),
            current.FullName,
            Feature.JsonFormat.NameOf(to),
            Breaks.Json,
            $"{current.FullName} changed its JSON support from ALLOW to {Feature.JsonFormat.NameOf(to)}: its JSON may hold colliding names and is no longer guaranteed to work.",
            current.File.UsesEditions ? "Keep `features.json_format = ALLOW`." : "Keep the syntax, or use an edition with `features.json_format = ALLOW`.");
    }
}
