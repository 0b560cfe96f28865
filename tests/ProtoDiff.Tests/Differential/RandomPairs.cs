using System.Text.RegularExpressions;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Differential;

/// <summary>A schema and what it becomes, told by seeds: the same seeds, the same files.</summary>
internal sealed record Evolution(int Schema, IReadOnlyList<int> Mutations)
{
    /// <summary>One made up from a single seed.</summary>
    public static Evolution Of(int seed, int maxMutations)
    {
        var random = new Random(seed);
        return new(random.Next(), [.. Enumerable.Range(0, random.Next(maxMutations) + 1).Select(_ => random.Next())]);
    }

    /// <summary>The files as they were.</summary>
    public IEnumerable<(string Name, string Text)> Previous(string directory) => SchemaPrinter.Print(directory, Files());

    /// <summary>The files as they are.</summary>
    public IEnumerable<(string Name, string Text)> Current(string directory)
    {
        var files = Files();
        for (var i = 0; i < Mutations.Count; i++)
            new Mutations(new Random(Mutations[i]), files, i).Apply();
        return SchemaPrinter.Print(directory, files);
    }

    /// <summary>The two versions as text, for people who look into a failure.</summary>
    public string Text(string directory) => string.Join('\n', Previous(directory).Concat(Current(directory)).Select(f => $"--- {f.Name}\n{f.Text}"));

    private List<FileModel> Files() => new Generator(new Random(Schema)).Files();
}

/// <summary>Many evolutions, compiled together: each has a directory and a package of its own.</summary>
/// <param name="Previous">The set of all previous files.</param>
/// <param name="Current">The set of all current files.</param>
/// <param name="Compiled">The evolutions that compile, by directory.</param>
internal sealed partial record RandomPairs(byte[] Previous, byte[] Current, IReadOnlyDictionary<string, Evolution> Compiled)
{
    public static RandomPairs Compile(IReadOnlyList<Evolution> evolutions, bool withSourceInfo = true)
    {
        var pairs = evolutions.Select((e, i) => (Directory: $"c{i}", Evolution: e)).ToDictionary(p => p.Directory, p => p.Evolution);

        // protoc names the first file that it refuses: its pair is left out, and the others are tried again.
        while (pairs.Count > 0)
        {
            try
            {
                return new(
                    ProtoCompiler.Compile(withSourceInfo, [.. pairs.SelectMany(p => p.Value.Previous(p.Key))]),
                    ProtoCompiler.Compile(withSourceInfo, [.. pairs.SelectMany(p => p.Value.Current(p.Key))]),
                    pairs);
            }
            catch (Xunit.Sdk.TrueException e)
            {
                if (RefusedPair().Matches(e.Message).Count(m => pairs.Remove(m.Groups[1].Value)) == 0)
                    throw;
            }
        }

        return new([], [], pairs);
    }

    [GeneratedRegex(@"(?:^|[\s/])(c\d+)/[\w.]+\.proto:[\d:]* (?!warning)", RegexOptions.Multiline)]
    private static partial Regex RefusedPair();
}
