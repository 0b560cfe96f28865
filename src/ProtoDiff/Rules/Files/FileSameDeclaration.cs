using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Files;

/// <summary>The package or the syntax of a file is another one.</summary>
internal static class FileSameDeclaration
{
    public static readonly Rule Package = new()
    {
        Id = "FILE_SAME_PACKAGE",
        Categories = new(Categories.All) { V1Beta1 = Categories.File },
        Change = ChangeKind.Renamed,
        Finds = "The file declares another package.",
        WhoBreaks = "Everyone: every full name in the file changes, and with it generated namespaces, the paths of RPCs and the type URLs in `Any`.",
        Instead = "Keep the package. Put the new one into a file of its own beside it.",
        Files = (context, previous, current) =>
        {
            if (previous.Package != current.Package && context.Pairs.Renames.Now(previous.Package) != current.Package)
            {
                context.Report(
                    Anchor.AtStatement(current, FileFields.Package),
                    current.Name,
                    $"{previous.Package}:{current.Package}",
                    Breaks.Source | Breaks.Wire | Breaks.Json,
                    $"File {current.Name} changed its package from \"{previous.Package}\" to \"{current.Package}\": generated names, paths of RPCs and type URLs in `Any` change with it.",
                    $"Keep package \"{previous.Package}\" here, and declare \"{current.Package}\" in a new file beside it.");
            }
        },
    };

    public static readonly Rule Syntax = new()
    {
        Id = "FILE_SAME_SYNTAX",
        Categories = new(Categories.File | Categories.Package | Categories.Csr),
        Change = ChangeKind.Altered,
        Finds = "The file is written in another syntax: proto2, proto3 or editions. One edition for another is no finding.",
        WhoBreaks = "Code that uses what is generated: presence, closed enums and UTF-8 checks follow the syntax.",
        Instead = "Keep the syntax, or move to editions with features that state what the old syntax meant, and check what else is found.",
        Files = (context, previous, current) =>
        {
            var (from, to) = (Name(previous), Name(current));
            if (from != to)
            {
                context.Report(
                    Anchor.AtStatement(current, FileFields.Syntax, FileFields.Edition),
                    current.Name,
                    $"{from}:{to}",
                    Breaks.Source,
                    $"File {current.Name} changed from {from} to {to}: what a field without label and an enum mean follows the syntax.",
                    to == "editions" ? $"Keep {from}, or set the features that keep its meaning, and look at what else is found in the file." : $"Keep {from}.");
            }
        },
    };

    private static string Name(FileSchema file) => file.Syntax.Length == 0 ? "proto2" : file.Syntax;
}
