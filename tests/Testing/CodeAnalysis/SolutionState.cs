using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A project, and what is expected of it.</summary>
public class SolutionState(string name, string language, string defaultPrefix, string defaultExtension)
    : ProjectState(name, language, defaultPrefix, defaultExtension)
{
    /// <summary>What is taken over from the state before; decided by what this state sets, unless given.</summary>
    public StateInheritanceMode? InheritanceMode { get; set; }

    /// <summary>What becomes of markup; decided by what this state sets, unless given.</summary>
    public MarkupMode? MarkupHandling { get; set; }

    /// <summary>The diagnostics expected in this state, beside those that markup expects.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>Whether the test says anything about this state.</summary>
    internal bool IsGiven =>
        InheritanceMode is not null
        || MarkupHandling is not null
        || Sources.Count + AdditionalFiles.Count + AnalyzerConfigFiles.Count > 0;

    /// <summary>Takes over from <paramref name="before"/> what this state leaves open.</summary>
    internal SolutionState InheritFrom(SolutionState? before, ImmutableArray<string> fixableDiagnostics)
    {
        var changes = before is not null && Changes(before);
        var inheritance = InheritanceMode ?? (before, changes) switch
        {
            (null, _) => StateInheritanceMode.Explicit,
            (_, true) => StateInheritanceMode.AutoInherit,
            _ => StateInheritanceMode.AutoInheritAll,
        };
        var markup = MarkupHandling ?? (before, changes) switch
        {
            (null, _) => MarkupMode.Allow,
            (_, true) => MarkupMode.IgnoreFixable,
            _ => before.MarkupHandling ?? MarkupMode.Allow,
        };

        var source = inheritance == StateInheritanceMode.Explicit ? null : before;
        var result = Copy(source);
        result.InheritanceMode = StateInheritanceMode.Explicit;
        result.MarkupHandling = markup;
        result.Sources.AddRange(Own(Sources, source?.Sources));
        result.AdditionalFiles.AddRange(Own(AdditionalFiles, source?.AdditionalFiles));
        result.AnalyzerConfigFiles.AddRange(Own(AnalyzerConfigFiles, source?.AnalyzerConfigFiles));
        result.AdditionalReferences.AddRange(Own(AdditionalReferences, source?.AdditionalReferences));
        result.ExpectedDiagnostics.AddRange(Own(
            ExpectedDiagnostics,
            source?.ExpectedDiagnostics.Where(diagnostic =>
                inheritance == StateInheritanceMode.AutoInheritAll || !fixableDiagnostics.Contains(diagnostic.Id))));
        return result;
    }

    /// <summary>The same project without files, references and expectations.</summary>
    internal SolutionState Copy(SolutionState? before = null) => new(Name, Language, DefaultPrefix, DefaultExtension)
    {
        ReferenceAssemblies = ReferenceAssemblies ?? before?.ReferenceAssemblies,
        OutputKind = OutputKind ?? before?.OutputKind,
        DocumentationMode = DocumentationMode ?? before?.DocumentationMode,
    };

    private static IEnumerable<T> Own<T>(IReadOnlyCollection<T> own, IEnumerable<T>? inherited) =>
        own.Count > 0 || inherited is null ? own : inherited;

    private bool Changes(SolutionState before)
    {
        return Differ(Sources, before.Sources)
            || Differ(AdditionalFiles, before.AdditionalFiles)
            || Differ(AnalyzerConfigFiles, before.AnalyzerConfigFiles)
            || ((InheritanceMode == StateInheritanceMode.Explicit || AdditionalReferences.Count > 0)
                && !AdditionalReferences.SequenceEqual(before.AdditionalReferences));

        bool Differ(SourceFileCollection own, SourceFileCollection inherited) =>
            (InheritanceMode == StateInheritanceMode.Explicit || own.Count > 0) && !Same(own, inherited);
    }
}
