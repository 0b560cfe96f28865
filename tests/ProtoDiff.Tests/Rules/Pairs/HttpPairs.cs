using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Rules.Pairs.RulePair;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>Pairs of the rule about HTTP bindings, whose option stands on line 6.</summary>
internal static class HttpPairs
{
    private const string Head = $"{Syntax.Proto3} import \"{OptionExtensions.Http}\";\npackage p;\nmessage A {{ string a = 1; string id = 2; A b = 3; }}\nservice S {{\nrpc R(A) returns (A) {{\n";
    private const string Get = "get: '/v1/a/{a}'";
    private const string Put = "put: '/v1/a'";

    public static IEnumerable<RulePair> All =>
    [
        Binding(Get, "get: '/v1/b/{a}'", "6:1"),
        Binding(Get, "post: '/v1/a/{a}'", "6:1"),
        Binding(Get, "get: '/v1/a/{a}:read'", "6:1"),
        Binding(Get, "get: '/v1/a/{a=b/*}'", "6:1"),
        Binding("get: '/v1/{a=a/**}'", "get: '/v1/{a=a/*}'", "6:1"),
        Binding($"{Put} body: '*'", $"{Put} body: 'b'", "6:1"),
        Binding($"{Put} body: 'b'", Put, "6:1"),
        Binding(Get, $"{Get} response_body: 'b'", "6:1"),
        Binding($"{Get} additional_bindings {{ get: '/v2/{{a}}' }}", Get, "6:1"),
        Binding("custom { kind: 'HEAD' path: '/v1' }", "custom { kind: 'OPTIONS' path: '/v1' }", "6:1"),
        Pair(Option(Get), "", "5:1"),
        Binding(Get, "get: '/v1/a/{id}'"), // the name of a variable is in no URL
        Binding(Get, "get: '/v1/a/{a=*}'"),
        Binding("get: '/v1/{a=a/*}'", "get: '/v1/a/{id}'"),
        Binding(Get, "get: '/v1/a/{a=**}'"), // takes all it took
        Binding("get: '/v1/a'", "get: '/v1/{a}'"),
        Binding(Get, $"{Get} additional_bindings {{ get: '/v2' }}"),
        Binding(Get, $"get: '/v2' additional_bindings {{ {Get} }}"),
        Binding(Get, "custom { kind: '*' path: '/v1/a/{a}' }"),
        Pair("", Option(Get)),
        Pair($"option (google.api.http).get = '/v1'; option (google.api.http).body = 'b';", Option("get: '/v1' body: 'b'")),
        new("HTTP_BINDING_CHANGED", [(RulePair.File, Text(Option($"{Put} body: 'b'")))], [(RulePair.File, Text(Option($"{Put} body: 'c'")).Replace("A b = 3", "A c = 3", StringComparison.Ordinal))], []), // the field was renamed, its JSON was not
    ];

    private static RulePair Binding(string previous, string current, params string[] places) => Pair(Option(previous), Option(current), places);

    private static RulePair Pair(string previous, string current, params string[] places) =>
        RulePair.Text("HTTP_BINDING_CHANGED", Text(previous), Text(current), places);

    private static string Option(string rule) => $"option (google.api.http) = {{ {rule} }};";

    private static string Text(string option) => $"{Head}{option}\n}} }}\n";
}
