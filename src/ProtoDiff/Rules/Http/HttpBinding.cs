using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Http;

/// <summary>One way in which a gateway serves an RPC to HTTP clients (google/api/http.proto, HttpRule).</summary>
/// <param name="Method">The HTTP method; <c>*</c> for any.</param>
/// <param name="Path">The path template, as written.</param>
/// <param name="Body">The request field that the body fills, <c>*</c> for all that the path does not; empty for no body.</param>
/// <param name="ResponseBody">The response field that the body of the response is; empty for the whole response.</param>
internal sealed record HttpBinding(string Method, string Path, string Body, string ResponseBody)
{
    private const string AnyMethod = "*";

    private static readonly Dictionary<int, string> Methods = new()
    {
        [HttpRuleFields.Get] = "GET",
        [HttpRuleFields.Put] = "PUT",
        [HttpRuleFields.Post] = "POST",
        [HttpRuleFields.Delete] = "DELETE",
        [HttpRuleFields.Patch] = "PATCH",
    };

    private static readonly int[] Patterns = [.. Methods.Keys, HttpRuleFields.Custom];

    /// <summary>The bindings of an RPC, the main one first; none when it has no HTTP option.</summary>
    public static HttpBinding[] Of(MethodSchema method) =>
        OptionMessage.Of(method).Message(HttpRuleFields.Extension) is { } rule
            ? [.. rule.Messages(HttpRuleFields.AdditionalBindings).Prepend(rule).Select(Read).OfType<HttpBinding>()]
            : [];

    /// <summary>Whether every request that another binding takes reaches this one.</summary>
    public bool Accepts(HttpBinding other) =>
        (Method == other.Method || Method == AnyMethod) && PathTemplate.Parse(Path).Covers(PathTemplate.Parse(other.Path));

    /// <summary>Method and path, as people write them.</summary>
    public override string ToString() => $"{Method} {Path}";

    /// <summary>The fields of the option, as a schema writes them.</summary>
    public string Declaration()
    {
        var pattern = Methods.ContainsValue(Method) ? $"{Method.ToLowerInvariant()}: \"{Path}\"" : $"custom {{ kind: \"{Method}\" path: \"{Path}\" }}";
        return pattern + Optional("body", Body) + Optional("response_body", ResponseBody);

        static string Optional(string name, string value) => value.Length > 0 ? $" {name}: \"{value}\"" : "";
    }

    private static HttpBinding? Read(OptionMessage rule)
    {
        var pattern = rule.LastOf(Patterns);
        if (pattern == 0)
            return null;
        var custom = pattern == HttpRuleFields.Custom ? rule.Message(pattern) : null;
        return new(
            custom is null ? Methods.GetValueOrDefault(pattern, "") : custom.Text(HttpRuleFields.CustomKind) ?? "",
            (custom is null ? rule.Text(pattern) : custom.Text(HttpRuleFields.CustomPath)) ?? "",
            rule.Text(HttpRuleFields.Body) ?? "",
            rule.Text(HttpRuleFields.ResponseBody) ?? "");
    }
}
