using Wirecheck.ProtoDiff.Tests.Support;
using static Wirecheck.ProtoDiff.Tests.Rules.Pairs.RulePair;

namespace Wirecheck.ProtoDiff.Tests.Rules.Pairs;

/// <summary>Pairs of the rules about RPCs, of a service on line 4.</summary>
internal static class ServicePairs
{
    private const string Head = $"{Syntax.Proto3}\npackage p;\n";
    private const string Plain = "rpc R(A) returns (B);";

    public static IEnumerable<RulePair> All =>
    [
        Service("RPC_NO_DELETE", Plain, "", "4:1"),
        Service("RPC_NO_DELETE", Plain, "rpc S(A) returns (B);", "4:1"),
        Service("RPC_NO_DELETE", Plain, "rpc S(A) returns (B); rpc R(A) returns (B);"),
        Service("RPC_NO_DELETE", Plain, "rpc R(B) returns (A);"),

        Service("RPC_DELETED", Plain, "", "4:1"),
        Service("RPC_DELETED", Plain, "rpc R(A) returns (B); rpc S(A) returns (B);"),
        Top("RPC_DELETED", $"message A {{}} message B {{}}\nservice S {{ {Plain} }}", ""), // with its service

        Top("SERVICE_DELETED", "service S {}", "", "1:1"),
        Top("SERVICE_DELETED", "service S {}", "service T {}", "1:1"),
        Files("SERVICE_DELETED", [("a.proto", $"{Head}service S {{}}"), ("b.proto", Head)], [("b.proto", Head)], ":1:1"),
        Files("SERVICE_DELETED", [("a.proto", $"{Head}service S {{}}")], [("b.proto", $"{Head}service S {{}}")]), // moved
        Top("SERVICE_DELETED", "service S {}", "service S { option deprecated = true; }"),

        Service("RPC_SAME_REQUEST_TYPE", Plain, "rpc R(B) returns (B);", "4:19"),
        Service("RPC_SAME_REQUEST_TYPE", Plain, "rpc R(p.A) returns (B);"), // two ways to write one name
        Service("RPC_SAME_REQUEST_TYPE", Plain, "rpc R(stream A) returns (A);"),

        Service("RPC_SAME_RESPONSE_TYPE", Plain, "rpc R(A) returns (A);", "4:31"),
        Service("RPC_SAME_RESPONSE_TYPE", Plain, "rpc R(A) returns (stream B);"),
        Service("RPC_SAME_RESPONSE_TYPE", Plain, "rpc R(B) returns (B);"),

        Service("RPC_SAME_CLIENT_STREAMING", Plain, "rpc R(stream A) returns (B);", "4:13"),
        Service("RPC_SAME_CLIENT_STREAMING", Plain, "rpc R(A) returns (stream B);"),
        Service("RPC_SAME_CLIENT_STREAMING", "rpc R(stream A) returns (B);", "rpc R(stream B) returns (B);"),

        Service("RPC_SAME_SERVER_STREAMING", "rpc R(A) returns (stream B);", Plain, "4:13"),
        Service("RPC_SAME_SERVER_STREAMING", Plain, "rpc R(stream A) returns (B);"),
        Service("RPC_SAME_SERVER_STREAMING", "rpc R(A) returns (stream B);", "rpc R(A) returns (stream A);"),

        Service("RPC_SAME_IDEMPOTENCY_LEVEL", Plain, "rpc R(A) returns (B) { option idempotency_level = IDEMPOTENT; }", "4:36"),
        Service("RPC_SAME_IDEMPOTENCY_LEVEL", "rpc R(A) returns (B) { option idempotency_level = IDEMPOTENT; }", Plain, "1:1"), // nothing is left to point at
        Service("RPC_SAME_IDEMPOTENCY_LEVEL", Plain, "rpc R(A) returns (B) { option idempotency_level = IDEMPOTENCY_UNKNOWN; }"),
        Service("RPC_SAME_IDEMPOTENCY_LEVEL", Plain, "rpc R(A) returns (B) { option deprecated = true; }"),
    ];

    private static RulePair Service(string rule, string previous, string current, params string[] places) =>
        Top(rule, $"message A {{}} message B {{}}\nservice S {{ {previous} }}", $"message A {{}} message B {{}}\nservice S {{ {current} }}", places);
}
