using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Turns the markup of a state into expected diagnostics.</summary>
internal sealed class Markup(
    MarkupOptions options,
    DiagnosticDescriptor? defaultDiagnostic,
    ImmutableArray<DiagnosticDescriptor> supportedDiagnostics,
    ImmutableArray<string> fixableDiagnostics,
    string defaultPath)
{
    public SolutionState Process(SolutionState state)
    {
        var result = state.Copy();
        result.InheritanceMode = StateInheritanceMode.Explicit;
        result.MarkupHandling = MarkupMode.None;
        result.AdditionalReferences.AddRange(state.AdditionalReferences);

        var expected = state.ExpectedDiagnostics.Select(diagnostic => diagnostic.WithDefaultPath(defaultPath)).ToList();
        var keyed = new Dictionary<string, FileLinePositionSpan>();
        Read(state.Sources, result.Sources);
        Read(state.AdditionalFiles, result.AdditionalFiles);
        Read(state.AnalyzerConfigFiles, result.AnalyzerConfigFiles);
        result.ExpectedDiagnostics.AddRange(expected.Select(diagnostic => diagnostic.WithMarkupLocations(keyed)));
        return result;

        void Read(SourceFileCollection from, SourceFileCollection to)
        {
            foreach (var (file, content) in from)
            {
                to.Add((file, state.MarkupHandling == MarkupMode.None ? content : Clean(file, content)));
            }
        }

        SourceText Clean(string file, SourceText content)
        {
            ImmutableArray<int> positions = [];
            ImmutableDictionary<string, ImmutableArray<TextSpan>> spans;
            string output;
            if (options.HasFlag(MarkupOptions.TreatPositionIndicatorsAsCode))
            {
                TestFileMarkupParser.GetSpans(content.ToString(), treatPositionIndicatorsAsCode: true, out output, out spans);
            }
            else
            {
                TestFileMarkupParser.GetPositionsAndSpans(content.ToString(), out output, out positions, out spans);
            }

            var text = SourceText.From(output, content.Encoding, content.ChecksumAlgorithm);
            if (state.MarkupHandling == MarkupMode.Ignore)
            {
                return text;
            }

            foreach (var position in positions)
            {
                Expect(string.Empty, diagnostic => diagnostic.WithLocation(file, text.Lines.GetLinePosition(position)));
            }

            foreach (var (name, named) in spans.OrderBy(span => span.Key, StringComparer.Ordinal))
            {
                foreach (var span in named.Select(span => new FileLinePositionSpan(file, text.Lines.GetLinePositionSpan(span))))
                {
                    if (!name.StartsWith('#'))
                    {
                        Expect(name, diagnostic => diagnostic.WithSpan(span));
                    }
                    else if (!keyed.TryAdd(name, span))
                    {
                        throw new InvalidOperationException($"The sources have more than one markup location '{name}'.");
                    }
                }
            }

            return text;
        }

        void Expect(string id, Func<DiagnosticResult, DiagnosticResult> locate)
        {
            var diagnostic = Diagnostic(id);
            if (state.MarkupHandling != MarkupMode.IgnoreFixable || !fixableDiagnostics.Contains(diagnostic.Id))
            {
                // Markup says where, and nothing about message, severity and additional locations.
                expected.Add(locate(diagnostic.WithMessage(null).WithOptions(
                    DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity)));
            }
        }
    }

    private DiagnosticResult Diagnostic(string id)
    {
        if (id.Length == 0)
        {
            return new DiagnosticResult(defaultDiagnostic ?? throw new InvalidOperationException(
                "Markup must name the rule, {|id:…|}, unless the first analyzer supports exactly one, "
                + "MarkupOptions.UseFirstDescriptor is set or GetDefaultDiagnostic is overridden."));
        }

        var candidates = supportedDiagnostics.Where(descriptor => descriptor.Id == id).ToList();
        return candidates.Count switch
        {
            // No analyzer's, so the compiler's.
            0 => DiagnosticResult.CompilerError(id),
            > 1 when !options.HasFlag(MarkupOptions.UseFirstDescriptor) => throw new InvalidOperationException(
                $"More than one descriptor has the id {id}: expect it explicitly, or set MarkupOptions.UseFirstDescriptor."),
            _ => new DiagnosticResult(candidates[0]),
        };
    }
}
