using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Whether repeating a request differs from sending it once: RFC 9110, section 9.2.2.</summary>
internal static class HttpVerbs
{
    private static readonly (string Prefix, Access Access)[] Table =
    {
        ("Get", Access.Read), ("Head", Access.Read), ("Options", Access.Read),
        ("Put", Access.IdempotentWrite), ("Delete", Access.IdempotentWrite),
        ("Post", Access.Write), ("Patch", Access.Write),
    };

    /// <summary>Whether a member is named after a verb: <c>PostAsJsonAsync</c>, <c>HttpMethod.Get</c>.</summary>
    public static bool Begins(string member) => Table.Any(verb => member.StartsWith(verb.Prefix, StringComparison.Ordinal));

    /// <summary>What the verb that a member is named after does; unknown where it is named after none.</summary>
    public static Access AccessOf(string member) => Table.FirstOrDefault(verb => member.StartsWith(verb.Prefix, StringComparison.Ordinal)).Access;

    /// <summary>The same, but a question asked by POST, because it does not fit into an address, is a question.</summary>
    public static Access AccessOf(string member, string path) =>
        AccessOf(member) is var access && access == Access.Write && Conventions.IsQuestion(path) ? Access.Read : access;
}
