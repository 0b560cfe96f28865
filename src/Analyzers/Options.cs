using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirecheck.Analyzers;

/// <summary>
/// The options of the rules, read from <c>.editorconfig</c> or <c>.globalconfig</c>. Keys are <c>wirecheck.*</c>; lists are separated by commas,
/// and <c>*</c> in a list entry stands for any run of characters.
/// </summary>
internal sealed class Options
{
    /// <summary>Hosts that are internal although their names do not show it.</summary>
    public const string InternalHostsKey = "wirecheck.internal_hosts";

    /// <summary><c>ignore</c> (the default) or <c>report</c>: what to do with a host that cannot be seen.</summary>
    public const string UnknownHostsKey = "wirecheck.unknown_hosts";

    /// <summary>Methods that guard a consumer against a second delivery.</summary>
    public const string GuardMethodsKey = "wirecheck.guard_methods";

    /// <summary><c>true</c> when the inbox of this project's consumers is configured in another project.</summary>
    public const string AssumeInboxKey = "wirecheck.assume_inbox";

    private Options(AnalyzerConfigOptions values)
    {
        InternalHosts = NamePatterns.Parse(Value(values, InternalHostsKey));
        GuardMethods = NamePatterns.Parse(Value(values, GuardMethodsKey));
        ReportUnknownHosts = string.Equals(Value(values, UnknownHostsKey), "report", StringComparison.OrdinalIgnoreCase);
        AssumeInbox = string.Equals(Value(values, AssumeInboxKey), "true", StringComparison.OrdinalIgnoreCase);
    }

    public NamePatterns InternalHosts { get; }

    public NamePatterns GuardMethods { get; }

    public bool ReportUnknownHosts { get; }

    public bool AssumeInbox { get; }

    public static Options For(SyntaxTree tree, AnalyzerConfigOptionsProvider provider) => new(provider.GetOptions(tree));

    private static string? Value(AnalyzerConfigOptions values, string key) =>
        values.TryGetValue(key, out var value) ? value.Trim() : null;
}
