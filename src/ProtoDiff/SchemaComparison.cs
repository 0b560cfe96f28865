using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Rules.Files;
using Wirecheck.ProtoDiff.Schema;
using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff;

/// <summary>Compares two versions of a Protobuf schema and finds the changes that break someone.</summary>
public static class SchemaComparison
{
    /// <summary>
    /// Compares two schemas. Only files that differ in more than comments are read, and files that these need a type from; memory and time
    /// follow the size of the change.
    /// </summary>
    /// <param name="previous">The schema as it was: what is deployed, or stored data was written with.</param>
    /// <param name="current">The schema as it is now. Findings are located in its files.</param>
    /// <param name="options">What to look for; category FILE when null.</param>
    /// <returns>The findings; none when the change is compatible as far as the selected rules go.</returns>
    /// <exception cref="SchemaException">One of the schemas cannot be read. No verdict may be drawn from that.</exception>
    public static ComparisonResult Compare(DescriptorSet previous, DescriptorSet current, ComparisonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(current);
        options ??= new();

        var names = new NamePool();
        var (before, after, changed) = Open(previous, current, names);
        if (options.LimitToCurrentFiles)
            changed.LeaveOutDeleted(after.Index);
        var pairs = Pair(before, after, changed, names, options.Rules);
        var findings = RuleRunner.Run(pairs, options.Rules);
        findings.RemoveAll(f => options.Direction.LeavesOut(f.Breaks));
        findings.RemoveAll(new Ignores(options, current.RootDirectory).Cover);
        if (options.Deletions == Deletions.AfterDeprecation)
            findings = findings.ConvertAll(Retirement.Judge);
        var witnesses = options.Explain ? new WitnessSearch(pairs, after, options.Direction.Data()) : null;

        var accepted = new AcceptedFindings(options);
        return new()
        {
            Findings = new FindingPlacer(new(options), accepted, witnesses, against: [previous.Name]).Place(findings),
            Notes = accepted.Notes,
            StaleAcceptances = accepted.Stale,
            IsExplained = options.Explain,
            HasAdditions = () => Additions.Exist(pairs),
            RootDirectory = current.RootDirectory,
            Input = current.Name,
            PreviousFiles = before.Index.Count,
            CurrentFiles = after.Index.Count,
            ChangedFiles = changed.Previous.Concat(changed.Current).DistinctBy(f => f.Name).Count(),
            ParsedFiles = before.ParsedFiles + after.ParsedFiles,
        };
    }

    /// <summary>Pairs what both sides have, as far as the rules ask for it.</summary>
    internal static SchemaPairs Pair(SchemaSet previous, SchemaSet current, ChangedFiles changed, NamePool names, RuleSelection rules)
    {
        var files = ComparedFiles.Read(
            changed, previous, current, names,
            needsDeleted: rules.Rules.Any(r => r.NeedsDeleted), followsPackages: rules.Includes(PackageRenamed.Rule));
        RenameFinder.Find(files, rules);
        var types = new TypeCompatibility(files.Renames, looksInside: rules.Preset == Preset.Default);
        return new(files, current.Index, types);
    }

    /// <summary>Opens two sets to be compared.</summary>
    internal static (SchemaSet Previous, SchemaSet Current, ChangedFiles Changed) Open(DescriptorSet previous, DescriptorSet current, NamePool names)
    {
        var index = PairedIndex.Read(previous, current, names);
        return (new(previous, index.Previous, new(names)), new(current, index.Current, new(names)), index.Changed);
    }

    internal static SchemaSet Open(DescriptorSet set, NamePool names) =>
        new(set, set.Reading(() => DescriptorSetIndex.Read(set.Source, names)), new DescriptorReader(names));
}
