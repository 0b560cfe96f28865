using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Files;

/// <summary>
/// A message, enum or service stands under another name, or in another scope, with the same content: one change, where its deletion, its
/// addition and every use of it would otherwise be told apart. One rule for each of the three.
/// </summary>
internal static class ElementRenamed
{
    public static readonly Rule Message = Create(
        "MESSAGE_RENAMED", "message", Categories.File | Categories.Package | Categories.Csr,
        "Code that uses the message, and readers of `Any` values, which carry its full name. Other data does not carry it.") with
    {
        InsteadOf = ["MESSAGE_NO_DELETE", "PACKAGE_MESSAGE_NO_DELETE"],
        Messages = (context, previous, current) =>
            Report(context, previous, current, "Message", Breaks.Source, "code that uses it stops compiling, and `Any` values carry the old name; other data reads as before"),
    };

    public static readonly Rule Enum = Create(
        "ENUM_RENAMED", "enum", Categories.File | Categories.Package | Categories.Csr,
        "Code that uses the enum. No data carries its name.") with
    {
        InsteadOf = ["ENUM_NO_DELETE", "PACKAGE_ENUM_NO_DELETE"],
        Enums = (context, previous, current) => Report(context, previous, current, "Enum", Breaks.Source, "code that uses it stops compiling; data reads as before"),
    };

    public static readonly Rule Service = Create(
        "SERVICE_RENAMED", "service", Categories.All & ~Categories.Csr,
        "Clients already deployed, whose calls fail with UNIMPLEMENTED: the name is part of the path of every call; and code that calls or implements it.") with
    {
        InsteadOf = ["SERVICE_NO_DELETE", "PACKAGE_SERVICE_NO_DELETE", "SERVICE_DELETED"],
        Instead = "Keep the service and serve it; add the one of the new name beside it until no client calls the old one.",
        Services = (context, previous, current) => Report(
            context, previous, current, "Service", Breaks.Source | Breaks.Wire, "clients already deployed call the old name and get UNIMPLEMENTED"),
    };

    private static Rule Create(string id, string noun, Categories categories, string whoBreaks) => new()
    {
        Id = id,
        Categories = new(categories),
        IsInBuf = false,
        Change = ChangeKind.Renamed,
        Finds = $"The {noun} is gone, and a new one has the same content under another name, or the same name in another scope.",
        WhoBreaks = whoBreaks,
        Instead = "Keep the old name. When there has to be a new one, add it beside the old, and retire the old once nothing uses it.",
    };

    private static void Report(RuleContext context, SchemaElement previous, SchemaElement current, string noun, Breaks breaks, string effect)
    {
        if (!context.Pairs.Renames.Has(previous.FullName) || FollowedItsFile(previous, current))
            return;
        context.Report(
            Anchor.AtToken(current, MessageFields.Name),
            current.FullName,
            $"{previous.FullName}:{current.FullName}",
            breaks,
            $"{noun} {previous.FullName} is now {current.FullName}: {effect}.",
            $"Keep {previous.FullName}; a new name can stand beside it until nothing uses the old one.");
    }

    // A file that changed its package says so once.
    private static bool FollowedItsFile(SchemaElement previous, SchemaElement current) =>
        previous.Name == current.Name && previous.File.Name == current.File.Name && previous.File.Package != current.File.Package;
}
