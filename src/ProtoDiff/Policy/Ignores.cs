using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>Decides which findings are left out.</summary>
internal sealed class Ignores
{
    private readonly bool _excludesImports;
    private readonly string? _root;
    private readonly One[] _all;

    /// <param name="options">What is asked for.</param>
    /// <param name="root">The directory on disk that paths of files start at, on both sides; null when there is none.</param>
    /// <exception cref="ArgumentException">An id is neither a category nor a rule. The message names it.</exception>
    public Ignores(ComparisonOptions options, string? root)
    {
        _excludesImports = options.ExcludeImports;
        _root = root;
        _all = [.. options.Ignore.Select(i => new One(i, options.Rules))];
    }

    /// <summary>Whether a finding is left out, for where it stands or for where what it is about stood.</summary>
    public bool Cover(PendingFinding finding) =>
        (finding.Anchor.File is { } file && Covers(finding.Rule, file)) || Covers(finding.Rule, finding.Against)
        || Array.Exists(_all, one => !one.OnlyPaths.IsEmpty && !Names(one.OnlyPaths, finding.Against) && !(finding.Anchor.File is { } current && Names(one.OnlyPaths, current)));

    private bool Covers(Rule rule, FileSchema file) => (_excludesImports && IsImport(file)) || Array.Exists(_all, one => Covers(one, rule, file));

    private bool Covers(One one, Rule rule, FileSchema file) =>
        Names(one.Paths, file)
        || (one.PathsByRule.TryGetValue(rule, out var paths) && Names(paths, file))
        || (one.UnstablePackages && PackageStability.IsUnstable(file.Package));

    private static bool IsImport(FileSchema file) => file.Set.Index.TryGet(file.Name, out var entry) && file.Set.Descriptors.IsImport(entry);

    private bool Names(PathSet paths, FileSchema file) => paths.Covers(file.Name, () => _root is null ? null : Path.GetFullPath(Path.Combine(_root, file.Path)));

    /// <summary>What one team, or one command line, does not want.</summary>
    private sealed class One
    {
        public One(IgnoreOptions options, RuleSelection rules)
        {
            Paths = new(options.Paths, options.HasPatterns);
            OnlyPaths = new(options.OnlyPaths, options.HasPatterns);
            UnstablePackages = options.UnstablePackages;
            Dictionary<Rule, List<string>> byRule = [];
            foreach (var (id, paths) in options.PathsByRule)
            {
                var named = rules.Expand(id).ToHashSet();
                foreach (var rule in RuleTable.All.Where(r => named.Contains(r) || r.InsteadOf.Any(i => named.Any(n => n.Id == i))))
                    (byRule.TryGetValue(rule, out var known) ? known : byRule[rule] = []).AddRange(paths);
            }

            foreach (var (rule, paths) in byRule)
                PathsByRule.Add(rule, new(paths, options.HasPatterns));
        }

        public PathSet Paths { get; }

        public PathSet OnlyPaths { get; }

        public Dictionary<Rule, PathSet> PathsByRule { get; } = [];

        public bool UnstablePackages { get; }
    }
}
