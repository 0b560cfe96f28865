using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>Decides which findings are left out.</summary>
internal sealed class Ignores
{
    private readonly ComparisonOptions _options;
    private readonly Dictionary<Rule, List<string>> _pathsByRule = [];

    /// <exception cref="ArgumentException">An id is neither a category nor a rule. The message names it.</exception>
    public Ignores(ComparisonOptions options)
    {
        _options = options;
        foreach (var (id, paths) in options.Ignore.PathsByRule)
        {
            var named = options.Rules.Expand(id).ToHashSet();
            foreach (var rule in RuleTable.All.Where(r => named.Contains(r) || r.InsteadOf.Any(i => named.Any(n => n.Id == i))))
                (_pathsByRule.TryGetValue(rule, out var known) ? known : _pathsByRule[rule] = []).AddRange(paths);
        }
    }

    /// <summary>Whether a finding is left out, for where it stands or for where what it is about stood.</summary>
    public bool Cover(PendingFinding finding) =>
        !IsWanted(finding) || (finding.Anchor.File is { } file && Cover(finding.Rule, file)) || Cover(finding.Rule, finding.Against);

    private bool IsWanted(PendingFinding finding) =>
        _options.Ignore.OnlyPaths is not { Count: > 0 } only
        || IsUnderAny(finding.Against.Name, only)
        || (finding.Anchor.File is { } file && IsUnderAny(file.Name, only));

    private bool Cover(Rule rule, FileSchema file) =>
        (_options.ExcludeImports && file.Set.Index.TryGet(file.Name, out var entry) && entry.IsImport)
        || IsUnderAny(file.Name, _options.Ignore.Paths)
        || (_pathsByRule.TryGetValue(rule, out var paths) && IsUnderAny(file.Name, paths))
        || (_options.Ignore.UnstablePackages && PackageStability.IsUnstable(file.Package));

    private static bool IsUnderAny(string path, IReadOnlyCollection<string> roots)
    {
        foreach (var root in roots)
        {
            var directory = root.TrimEnd('/');
            if (directory is "" or "." || path == directory || (path.StartsWith(directory, StringComparison.Ordinal) && path[directory.Length] == '/'))
                return true;
        }

        return false;
    }
}
