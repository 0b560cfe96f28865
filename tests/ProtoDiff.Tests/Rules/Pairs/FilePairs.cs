using static Wirecheck.ProtoDiff.Tests.Rules.Pairs.RulePair;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>Pairs of the rules about files, packages and what is declared in them.</summary>
internal static class FilePairs
{
    private const string Head = $"{Proto3}\npackage p;\n";
    private const string ExtendOptions = "import \"google/protobuf/descriptor.proto\";\nextend google.protobuf.MessageOptions {";

    private static readonly string[] Texts =
    [
        "go_package", "java_package", "java_outer_classname", "csharp_namespace", "objc_class_prefix", "swift_prefix", "ruby_package",
        "php_class_prefix", "php_namespace", "php_metadata_namespace",
    ];

    public static IEnumerable<RulePair> All => [.. WholeFiles, .. Elements, .. Declarations, .. Options];

    private static IEnumerable<RulePair> WholeFiles =>
    [
        Files("FILE_NO_DELETE", [("a.proto", Head), ("b.proto", Head)], [("a.proto", Head)], ":1:1"),
        Files("FILE_NO_DELETE", [("a.proto", Head)], [("a.proto", Head), ("b.proto", Head)]),
        Files("FILE_NO_DELETE", [("a.proto", $"{Head}message M {{}}")], [("a.proto", Head)]),
        Files("PACKAGE_NO_DELETE", [("a.proto", Head), ("b.proto", $"{Proto3}\npackage q;")], [("a.proto", Head)], ":1:1"),
        Files("PACKAGE_NO_DELETE", [("a.proto", Head), ("b.proto", Head)], [("a.proto", Head)]),
        Files("PACKAGE_NO_DELETE", [("a.proto", Head)], [("b.proto", Head)]),
    ];

    private static IEnumerable<RulePair> Elements =>
    [
        .. Deletable("MESSAGE", "message X {}", "message X { int32 added = 1; }"),
        .. Deletable("ENUM", "enum X { ZERO = 0; }", "enum X { ZERO = 0; ONE = 1; }"),
        .. Deletable("SERVICE", "service X {}", "service X { option deprecated = true; }"),
        .. Deletable("EXTENSION", $"{ExtendOptions} string x = 50001; }}", $"{ExtendOptions} string x = 50002; }}"),
        Top("MESSAGE_NO_DELETE", "message A {\n  message B { message C {} }\n}", "message A {\n}", "3:1", "3:1"), // at the message that is left
        Top("MESSAGE_NO_DELETE", "message A { map<string, string> m = 1; }", "message A { map<string, string> n = 1; }"), // no one declared the entry
        Top("ENUM_NO_DELETE", "message A {\n  message B { enum E { ZERO = 0; } }\n}", "message A {\n  message B {}\n}", "4:3"),
    ];

    private static IEnumerable<RulePair> Declarations =>
    [
        Text("FILE_SAME_PACKAGE", Head, $"{Proto3}\npackage q;\n", "2:1"),
        Text("FILE_SAME_PACKAGE", Head, $"{Proto2}\npackage p;\n"),
        Files("FILE_SAME_PACKAGE", [("a.proto", Head)], [("a.proto", $"{Head}message M {{}}"), ("b.proto", $"{Proto3}\npackage q;")]),
        Text("FILE_SAME_SYNTAX", Head, $"{Proto2}\npackage p;\n", "1:1"),
        Text("FILE_SAME_SYNTAX", Head, $"// A comment.\n{Edition2023}\npackage p;\n", "2:1"),
        Text("FILE_SAME_SYNTAX", $"{Edition2023}\npackage p;\n", "edition = \"2024\";\npackage p;\n"),
        Text("FILE_SAME_SYNTAX", $"\npackage p;\n", $"{Proto2}\npackage p;\n"),
    ];

    private static IEnumerable<RulePair> Options =>
    [
        .. Texts.SelectMany(o => OptionPairs(o, "\"A\"", "\"B\"", "\"\"")),
        .. OptionPairs("java_multiple_files", "false", "true", "false"),
        .. OptionPairs("java_generic_services", "true", "false", "false"),
        .. OptionPairs("cc_generic_services", "true", "false", "false"),
        .. OptionPairs("py_generic_services", "true", "false", "false"),
        .. OptionPairs("cc_enable_arenas", "true", "false", "true"),
        .. OptionPairs("optimize_for", "SPEED", "LITE_RUNTIME", "SPEED"),
        Imports("import public \"b.proto\";", "", "a.proto:1:1"),
        Imports("import public \"b.proto\";", "import \"b.proto\";", "a.proto:1:1"),
        Imports("import public \"c.proto\";", "", "a.proto:1:1"), // c.proto imports b.proto publicly
        Imports("import public \"c.proto\";", "import public \"b.proto\";"),
        Imports("import public \"b.proto\";", "import public \"c.proto\";"),
        Imports("import \"b.proto\";", ""),
        Imports("", "import public \"b.proto\";"),
        Files(
            "IMPORT_PUBLIC_REMOVED",
            [("a.proto", $"{Proto3} import public \"b.proto\";\npackage p;\n"), ("b.proto", $"{Head}message N {{}}")],
            [("a.proto", $"{Proto3}\npackage p;\nmessage N {{}}")]), // moved here
        Text("FILE_SAME_CSHARP_NAMESPACE", $"{Proto3}\npackage p;\n", $"{Proto3}\npackage p;\noption csharp_namespace = \"A.P\";\n", "3:1"),
    ];

    private static RulePair Imports(string previous, string current, params string[] places)
    {
        (string, string)[] others = [("b.proto", $"{Head}message N {{}}"), ("c.proto", $"{Proto3} import public \"b.proto\";\npackage p;\n")];
        return Files(
            "IMPORT_PUBLIC_REMOVED",
            [("a.proto", $"{Proto3} {previous}\npackage p;\n"), .. others],
            [("a.proto", $"{Proto3} {current}\npackage p;\n"), .. others],
            places);
    }

    private static IEnumerable<RulePair> Deletable(string kind, string declaration, string changed) =>
    [
        Top($"{kind}_NO_DELETE", declaration, "", "1:1"),
        Files($"{kind}_NO_DELETE", [("a.proto", Head + declaration), ("b.proto", Head)], [("a.proto", Head), ("b.proto", Head + declaration)], "a.proto:1:1"), // moved
        Top($"{kind}_NO_DELETE", declaration, changed),
        Top($"{kind}_NO_DELETE", "", declaration),
        Top($"PACKAGE_{kind}_NO_DELETE", declaration, "", "1:1"), // also when it was the last of its kind in the package
        Files($"PACKAGE_{kind}_NO_DELETE", [("a.proto", Head + declaration), ("b.proto", Head)], [("b.proto", Head)], ":1:1"),
        Files($"PACKAGE_{kind}_NO_DELETE", [("a.proto", Head + declaration), ("b.proto", Head)], [("a.proto", Head), ("b.proto", Head + declaration)]),
        Files($"PACKAGE_{kind}_NO_DELETE", [("a.proto", Head + declaration), ("b.proto", $"{Proto3}\npackage q;\n")], [("b.proto", $"{Proto3}\npackage q;\n")]), // with its package
    ];

    private static IEnumerable<RulePair> OptionPairs(string name, string from, string to, string whenUnset)
    {
        var rule = $"FILE_SAME_{name.ToUpperInvariant()}";
        return
        [
            Text(rule, $"{Head}option {name} = {from};", $"{Head}option {name} = {to};", "3:1"),
            Text(rule, $"{Head}option {name} = {(from == whenUnset ? to : from)};", Head, "1:1"), // nothing is left to point at
            Text(rule, $"{Head}option {name} = {whenUnset};", Head),
            Text(rule, $"{Head}option {name} = {to};", $"{Head}option {name} = {to};\noption deprecated = true;"),
        ];
    }
}
