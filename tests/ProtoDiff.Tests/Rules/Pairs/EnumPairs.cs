using static Wirecheck.ProtoDiff.Tests.Rules.Pairs.RulePair;
using static Wirecheck.ProtoDiff.Tests.Support.Syntax;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>Pairs of the rules about enums, which stand on line 3.</summary>
internal static class EnumPairs
{
    private const string Alias = "option allow_alias = true;";

    public static IEnumerable<RulePair> All =>
    [
        Enum("ENUM_VALUE_RENUMBERED", "A = 0; B = 1;", "A = 0; B = 2;", "3:21"),
        Enum("ENUM_VALUE_RENUMBERED", "A = 0; B = 1; C = 2;", "A = 0; C = 1; B = 2;", "3:21", "3:28"),
        Enum("ENUM_VALUE_RENUMBERED", "A = 0; B = 1; C = 2;", "A = 0; C = 2; B = 1;"), // order is free
        Enum("ENUM_VALUE_RENUMBERED", "A = 0; B = 1;", "A = 0; C = 2;"),

        Enum("ENUM_VALUE_NO_DELETE", "A = 0; B = 1;", "A = 0; reserved 1;", "3:1"),
        Enum("ENUM_VALUE_NO_DELETE", "A = 0; B = 1;", "A = 0; C = 1;"),
        Enum("ENUM_VALUE_NO_DELETE", $"{Alias} A = 0; B = 1; C = 1;", "A = 0; C = 1;"),

        Enum("ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED", "A = 0; B = 1;", "A = 0; reserved \"B\";", "3:1"),
        Enum("ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED", "A = 0; B = 1;", "A = 0; reserved 1 to max;"),
        Enum("ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED", "A = 0; B = -1;", "A = 0; reserved -1;"),

        Enum("ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED", $"{Alias} A = 0; B = 1; C = 1;", "A = 0; reserved \"B\";", "3:1"), // C is not
        Enum("ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED", $"{Alias} A = 0; B = 1; C = 1;", "A = 0; reserved \"B\", \"C\";"),
        Enum("ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED", "A = 0; B = 1;", "A = 0; X = 1;"),

        Enum("ENUM_VALUE_SAME_NAME", "A = 0; B = 1;", "A = 0; C = 1;", "3:21"),
        Enum("ENUM_VALUE_SAME_NAME", $"{Alias} A = 0; B = 0; C = 0;", $"{Alias} A = 0; B = 0; D = 0;", "3:41", "3:48", "3:55"), // one finding for each name it has now
        Enum("ENUM_VALUE_SAME_NAME", "A = 0;", $"{Alias} A = 0; B = 0;"),
        Enum("ENUM_VALUE_SAME_NAME", "A = 0; B = 1;", "A = 0; B = 2;"),

        Closed("A = 0;", "A = 0; B = 1;", "3:17"),
        Text("ENUM_VALUE_ADDED_CLOSED", $"{Edition2023}\npackage p;\nenum E {{ option features.enum_type = CLOSED; A = 0; }}", $"{Edition2023}\npackage p;\nenum E {{ A = 0; B = 1; }}", "3:17"), // old readers have it closed
        Closed("A = 0;", $"{Alias} A = 0; B = 0;"), // no new number
        Closed("A = 0; B = 1;", "A = 0; C = 1;"),
        Closed("A = 0; B = 1;", "B = 1; A = 0;"),
        Closed("A = 0; B = 1;", "A = 0;"),
        Enum("ENUM_VALUE_ADDED_CLOSED", "A = 0;", "A = 0; B = 1;"), // open
        Text("ENUM_VALUE_ADDED_CLOSED", $"{Edition2023}\npackage p;\nenum E {{ A = 0; }}", $"{Edition2023}\npackage p;\nenum E {{ A = 0; B = 1; }}"),

        Of("ENUM_SAME_TYPE", Proto2, Proto3, "", "", "3:1"),
        Of("ENUM_SAME_TYPE", Edition2023, Edition2023, "", "option features.enum_type = CLOSED; ", "3:10"),
        Of("ENUM_SAME_TYPE", Proto3, Edition2023, "", ""),
        Of("ENUM_SAME_TYPE", Proto2, Edition2023, "", "option features.enum_type = CLOSED; "),

        Enum("RESERVED_ENUM_NO_DELETE", "A = 0; reserved 5 to max;", "A = 0; reserved 6 to max;", "3:1"),
        Enum("RESERVED_ENUM_NO_DELETE", "A = 0; reserved \"B\";", "A = 0; B = 1;", "3:1"),
        Enum("RESERVED_ENUM_NO_DELETE", "A = 0; reserved 5 to 9;", "A = 0; reserved 8, 9, 1 to 7;"),
        Enum("RESERVED_ENUM_NO_DELETE", "A = 0;", "A = 0; reserved 1; reserved \"B\";"),

        Of("ENUM_SAME_JSON_FORMAT", Proto3, Proto2, "", "", "3:1"),
        Of("ENUM_SAME_JSON_FORMAT", Edition2023, Edition2023, "", "option features.json_format = LEGACY_BEST_EFFORT; ", "3:10"),
        Of("ENUM_SAME_JSON_FORMAT", Proto2, Proto3, "", ""),
        Of("ENUM_SAME_JSON_FORMAT", Proto3, Edition2023, "", ""),
    ];

    private static RulePair Enum(string rule, string previous, string current, params string[] places) =>
        Top(rule, $"enum E {{ {previous} }}", $"enum E {{ {current} }}", places);

    private static RulePair Closed(string previous, string current, params string[] places) =>
        Text("ENUM_VALUE_ADDED_CLOSED", $"{Proto2}\npackage p;\nenum E {{ {previous} }}", $"{Proto2}\npackage p;\nenum E {{ {current} }}", places);

    private static RulePair Of(string rule, string previous, string current, string previousOption, string currentOption, params string[] places) =>
        Text(rule, $"{previous}\npackage p;\nenum E {{ {previousOption}A = 0; }}", $"{current}\npackage p;\nenum E {{ {currentOption}A = 0; }}", places);
}
