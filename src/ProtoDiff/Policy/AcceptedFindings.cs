using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>Marks the findings that are accepted, and notes what is wrong with acceptances.</summary>
internal sealed class AcceptedFindings(ComparisonOptions options)
{
    private readonly ILookup<string, Acceptance> _accepted = options.Accepted.ToLookup(a => a.Element, StringComparer.Ordinal);
    private readonly HashSet<Acceptance> _used = [];
    private readonly InlineAcceptances _inline = new();
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);

    /// <summary>The acceptance of a finding; null when it is not accepted.</summary>
    public Acceptance? Of(Finding finding, Anchor anchor)
    {
        foreach (var acceptance in _accepted[finding.Element].Where(a => a.Covers(finding)))
        {
            _used.Add(acceptance);
            if (!acceptance.IsExpired(options.Today))
                return acceptance;
            _notes.Add($"{acceptance.Source ?? "an acceptance"}: {acceptance.Rule} of {acceptance.Element} was accepted until {acceptance.Until:yyyy-MM-dd}, and breaks still; mend it, or accept it anew");
        }

        return InSource(finding, anchor);
    }

    /// <summary>What is wrong with acceptances of findings asked about so far.</summary>
    public IReadOnlyList<string> Notes => [.. _notes];

    /// <summary>Acceptances that none of the findings asked about so far needed, though their rule was asked.</summary>
    public IReadOnlyList<Acceptance> Stale => [.. options.Accepted.Where(a => !_used.Contains(a) && options.Rules.Rules.Any(r => r.Id == a.Rule))];

    private Acceptance? InSource(Finding finding, Anchor anchor)
    {
        if (anchor is not { File: { } file, Owner: { } owner } || _inline.ReasonFor(file, owner, finding.Rule) is not { } reason)
            return null;
        var source = $"{file.Path}:{finding.StartLine}";
        if (reason.Length > 0)
            return new() { Rule = finding.Rule, Element = finding.Element, Reason = reason, Source = source, IsInSource = true };
        _notes.Add($"{source}: `protodiff:accept {finding.Rule}` gives no reason, and is not followed; write it behind the rule");
        return null;
    }
}
