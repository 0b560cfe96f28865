using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Compares one actual diagnostic with one expected, and many with many.</summary>
internal static class DiagnosticComparison
{
    // The arguments are part of a diagnostic, but not of its public API.
    private static readonly PropertyInfo ArgumentsProperty =
        typeof(Diagnostic).GetProperty("Arguments", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)
        ?? throw new MissingMemberException(nameof(Diagnostic), "Arguments");

    public static IReadOnlyList<object?> Arguments(Diagnostic diagnostic) =>
        (IReadOnlyList<object?>?)ArgumentsProperty.GetValue(diagnostic) ?? [];

    /// <summary>In what respects they differ; none, if they match.</summary>
    public static IEnumerable<string> Differences(Diagnostic actual, DiagnosticResult expected)
    {
        if (actual.Id != expected.Id)
        {
            yield return $"id: expected {expected.Id}, was {actual.Id}";
        }

        if (!expected.HasLocation)
        {
            if (actual.Location != Location.None)
            {
                yield return $"location: expected none, was {actual.Location.GetLineSpan()}";
            }
        }
        else
        {
            if (Difference(actual.Location, expected.Spans[0]) is { } difference)
            {
                yield return $"location: {difference}";
            }

            if (!expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
            {
                foreach (var additional in AdditionalDifferences(actual, expected))
                {
                    yield return additional;
                }
            }
        }

        if (!expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) && actual.Severity != expected.Severity)
        {
            yield return $"severity: expected {expected.Severity}, was {actual.Severity}";
        }

        if (expected.Message is { } message)
        {
            if (actual.GetMessage() != message)
            {
                yield return $"message: expected \"{message}\", was \"{actual.GetMessage()}\"";
            }
        }
        else if (expected.MessageArguments is { Length: > 0 } arguments
            && !arguments.Select(Text).SequenceEqual(Arguments(actual).Select(Text)))
        {
            yield return
                $"arguments: expected ({string.Join(", ", arguments)}), was ({string.Join(", ", Arguments(actual))})";
        }

        if (expected.IsSuppressed is { } suppressed && suppressed != actual.IsSuppressed)
        {
            yield return $"suppressed: expected {suppressed}, was {actual.IsSuppressed}";
        }
    }

    /// <summary>
    /// For each expected diagnostic the index of an actual one, each used once, or -1. An expectation may be vague and match several,
    /// so the assignment is a maximum matching: a vague one gives way to an exact one, whatever their order.
    /// </summary>
    public static int[] Match(IReadOnlyList<Diagnostic> actual, IReadOnlyList<DiagnosticResult> expected)
    {
        var candidates = expected
            .Select(result => Enumerable.Range(0, actual.Count).Where(i => !Differences(actual[i], result).Any()).ToArray())
            .ToArray();
        var owner = Enumerable.Repeat(-1, actual.Count).ToArray();
        for (var e = 0; e < expected.Count; e++)
        {
            Assign(e, new bool[actual.Count]);
        }

        var matches = Enumerable.Repeat(-1, expected.Count).ToArray();
        for (var a = 0; a < actual.Count; a++)
        {
            if (owner[a] >= 0)
            {
                matches[owner[a]] = a;
            }
        }

        return matches;

        bool Assign(int e, bool[] tried)
        {
            foreach (var a in candidates[e])
            {
                if (!tried[a])
                {
                    tried[a] = true;
                    if (owner[a] < 0 || Assign(owner[a], tried))
                    {
                        owner[a] = e;
                        return true;
                    }
                }
            }

            return false;
        }
    }

    private static IEnumerable<string> AdditionalDifferences(Diagnostic actual, DiagnosticResult expected)
    {
        if (actual.AdditionalLocations.Count != expected.Spans.Length - 1)
        {
            yield return $"additional locations: expected {expected.Spans.Length - 1}, were {actual.AdditionalLocations.Count}";
            yield break;
        }

        for (var i = 0; i < actual.AdditionalLocations.Count; i++)
        {
            if (Difference(actual.AdditionalLocations[i], expected.Spans[i + 1]) is { } difference)
            {
                yield return $"additional location {i}: {difference}";
            }
        }
    }

    private static string? Difference(Location actual, DiagnosticLocation expected)
    {
        var (was, want) = (actual.GetLineSpan(), expected.Span);
        var ignoreEnd = expected.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength);
        return was.Path == want.Path
            && was.StartLinePosition == want.StartLinePosition
            && (ignoreEnd || was.EndLinePosition == want.EndLinePosition)
                ? null
                : $"expected {DiagnosticText.Position(want, ignoreEnd)}, was {DiagnosticText.Position(was, ignoreEnd)}";
    }

    private static string Text(object? argument) => argument?.ToString() ?? string.Empty;
}
