using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers;

/// <summary>
/// The options of the rules, read from <c>.editorconfig</c> or <c>.globalconfig</c>. Keys are <c>wirecheck.*</c>; lists are separated by commas,
/// and <c>*</c> in a list entry stands for any run of characters.
/// </summary>
internal sealed class Options
{
    /// <summary>Hosts that are internal although their names do not show it.</summary>
    public const string InternalHostsKey = "wirecheck.internal_hosts";

    /// <summary>Hosts that are not one of the system's own services although their names look so: a search engine, an identity server.</summary>
    public const string ExternalHostsKey = "wirecheck.external_hosts";

    /// <summary><c>ignore</c> (the default) or <c>report</c>: what to do with a host that cannot be seen.</summary>
    public const string UnknownHostsKey = "wirecheck.unknown_hosts";

    /// <summary>Handlers at the edge, whose work is to ask several services for one caller: a backend for a frontend, a gateway.</summary>
    public const string EdgeHandlersKey = "wirecheck.edge_handlers";

    /// <summary>Methods that guard a consumer against a second delivery.</summary>
    public const string GuardMethodsKey = "wirecheck.guard_methods";

    /// <summary><c>true</c> when the inbox of this project's consumers is configured in another project.</summary>
    public const string AssumeInboxKey = "wirecheck.assume_inbox";

    /// <summary><c>true</c> when the outbox that this project publishes through is configured in another project.</summary>
    public const string AssumeOutboxKey = "wirecheck.assume_outbox";

    /// <summary><c>true</c> when messages may be lost and must not be done twice, so that they are acknowledged before the work.</summary>
    public const string AtMostOnceKey = "wirecheck.at_most_once";

    /// <summary>
    /// The team's own handlers: names of interfaces or classes, each with what its methods are run for: <c>IIntegrationEventHandler=message,
    /// IOurEndpoint=request</c>. Without a word it is <c>message</c>, since a bus is what teams wrap.
    /// </summary>
    public const string HandlerTypesKey = "wirecheck.handler_types";

    /// <summary>The methods by which a team publishes, through its own wrapper around a bus: <c>IEventBus.PublishAsync</c>, or a method's name alone.</summary>
    public const string PublishMethodsKey = "wirecheck.publish_methods";

    /// <summary>How many functions a path from a handler to a remote call may have, from 1 to 32; 8 when nothing is said.</summary>
    public const string MaxPathLengthKey = "wirecheck.max_path_length";

    /// <summary>How long a call may take, for the fix that adds a deadline: <c>5s</c>, <c>500ms</c> or a number of seconds.</summary>
    public const string DefaultDeadlineKey = "wirecheck.default_deadline";

    private Options(AnalyzerConfigOptions values)
    {
        InternalHosts = NamePatterns.Parse(Value(values, InternalHostsKey));
        ExternalHosts = NamePatterns.Parse(Value(values, ExternalHostsKey));
        EdgeHandlers = NamePatterns.Parse(Value(values, EdgeHandlersKey));
        GuardMethods = NamePatterns.Parse(Value(values, GuardMethodsKey));
        PublishMethods = NamePatterns.Parse(Value(values, PublishMethodsKey));
        ReportUnknownHosts = string.Equals(Value(values, UnknownHostsKey), "report", StringComparison.OrdinalIgnoreCase);
        DefaultDeadline = Duration(Value(values, DefaultDeadlineKey)) ?? TimeSpan.FromSeconds(5);
        HandlerTypes = ParseHandlers(Value(values, HandlerTypesKey));
        MaxPathLength = int.TryParse(Value(values, MaxPathLengthKey), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length is >= 1 and <= 32 ? length : 8;
        AtMostOnce = string.Equals(Value(values, AtMostOnceKey), "true", StringComparison.OrdinalIgnoreCase);
        AssumeOutbox = string.Equals(Value(values, AssumeOutboxKey), "true", StringComparison.OrdinalIgnoreCase);
        AssumeInbox = string.Equals(Value(values, AssumeInboxKey), "true", StringComparison.OrdinalIgnoreCase);
    }

    public NamePatterns InternalHosts { get; }

    public NamePatterns ExternalHosts { get; }

    public NamePatterns EdgeHandlers { get; }

    public NamePatterns GuardMethods { get; }

    public NamePatterns PublishMethods { get; }

    public bool ReportUnknownHosts { get; }

    public ImmutableArray<(NamePatterns Types, EntryPointKind Kind)> HandlerTypes { get; }

    public int MaxPathLength { get; }

    public bool AssumeInbox { get; }

    public bool AssumeOutbox { get; }

    public bool AtMostOnce { get; }

    public TimeSpan DefaultDeadline { get; }

    public static Options For(SyntaxTree tree, AnalyzerConfigOptionsProvider provider) => new(provider.GetOptions(tree));

    /// <summary>An entry whose word is neither <c>message</c> nor <c>request</c> names nothing.</summary>
    private static ImmutableArray<(NamePatterns Types, EntryPointKind Kind)> ParseHandlers(string? list)
    {
        if (string.IsNullOrEmpty(list)) return ImmutableArray<(NamePatterns, EntryPointKind)>.Empty;

        var handlers = ImmutableArray.CreateBuilder<(NamePatterns, EntryPointKind)>();
        foreach (var entry in list!.Split(','))
        {
            var parts = entry.Split('=');
            var name = parts[0].Trim();
            EntryPointKind? kind = parts.Length > 2 || name.Length == 0 ? null : parts.Last().Trim().ToUpperInvariant() switch
            {
                "REQUEST" when parts.Length == 2 => EntryPointKind.HttpRequest,
                "MESSAGE" when parts.Length == 2 => EntryPointKind.Message,
                _ when parts.Length == 1 => EntryPointKind.Message,
                _ => null,
            };

            if (kind is { } known) handlers.Add((NamePatterns.Parse(name), known));
        }

        return handlers.ToImmutable();
    }

    /// <summary>A positive duration of at most a day, or null when the text is not one.</summary>
    private static TimeSpan? Duration(string? text)
    {
        if (text is null) return null;

        var isMilliseconds = text.EndsWith("ms", StringComparison.OrdinalIgnoreCase);
        var digits = isMilliseconds ? text.Substring(0, text.Length - 2) : text.TrimEnd('s', 'S');
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;

        var milliseconds = isMilliseconds ? number : number * 1000;
        return milliseconds is >= 1 and <= 86_400_000 ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }

    private static string? Value(AnalyzerConfigOptions values, string key) =>
        values.TryGetValue(key, out var value) ? value.Trim() : null;
}
