using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirecheck.Analyzers.Tests;

/// <summary>
/// Code as it is between two keystrokes: the samples, and every source that a test of this project holds, with pieces of syntax deleted, doubled or
/// cut off. Whatever is there, the analyzer does not throw.
/// </summary>
public class MutationTests
{
    private const int Rounds = 2_000;

    private const int Edits = 30;

    /// <summary>
    /// The same mutations at every run. <c>WIRECHECK_SEED</c> tries others, <c>WIRECHECK_MUTATIONS</c> says how many; a failure names the seed
    /// that alone repeats it.
    /// </summary>
    [Fact]
    public async Task Mutated_sources_crash_nothing()
    {
        var first = Setting("WIRECHECK_SEED", 20_240_229);
        var projects = Samples().Concat(RobustnessTests.Sources().Concat(OwnSources()).Select(source => new[] { source })).ToArray();
        Assert.True(projects.Length > 500, $"only {projects.Length} sources found");

        await Parallel.ForEachAsync(Enumerable.Range(first, Setting("WIRECHECK_MUTATIONS", Rounds)), async (seed, _) =>
        {
            var random = new Random(seed);
            var files = projects[random.Next(projects.Length)].ToArray();
            var file = random.Next(files.Length);
            files[file] = Mutate(files[file], random);
            await Robustness.Analyze(files, $"WIRECHECK_SEED={seed} WIRECHECK_MUTATIONS=1\n{files[file]}");
        });
    }

    /// <summary>
    /// Of each sample, one file after another is edited, comes or goes, as in an IDE: what is kept of the others must lead to what reading all of them anew
    /// leads to. The seed works as above.
    /// </summary>
    [Fact]
    public async Task What_is_kept_between_keystrokes_changes_no_finding()
    {
        var first = Setting("WIRECHECK_SEED", 20_240_229);
        var found = 0;
        await Parallel.ForEachAsync(Samples().SelectMany((_, sample) => Enumerable.Range(0, 2), (files, turn) => (files, turn)), async (project, _) =>
        {
            var random = new Random(first + project.turn);

            // Enough files that more than one stretch of them is kept.
            var written = project.files.Concat(Enumerable.Range(0, 40).Select(n => $"namespace Padding; internal class Padding{n} {{ int Next() => {n}; }}")).ToArray();
            random.Shuffle(written);
            var files = written.Select((text, n) => CSharpSyntaxTree.ParseText(text, path: $"{n}.cs")).ToList();
            for (var edits = 0; edits < Edits; edits++)
            {
                var n = random.Next(files.Count);
                switch (random.Next(10))
                {
                    case 0 when files.Count > written.Length - 5: files.RemoveAt(n); break;
                    case 1: files.Insert(n, CSharpSyntaxTree.ParseText(Mutate(written[n], random), path: $"{edits}-{n}.cs")); break;
                    case 2: files[n] = CSharpSyntaxTree.ParseText(written[int.Parse(Path.GetFileNameWithoutExtension(files[n].FilePath).Split('-').Last())], path: files[n].FilePath); break;
                    case 3: files[n] = CSharpSyntaxTree.ParseText(files[n].ToString(), path: files[n].FilePath); break;
                    default: files[n] = CSharpSyntaxTree.ParseText(Mutate(files[n].ToString(), random), path: files[n].FilePath); break;
                }

                var origin = $"WIRECHECK_SEED={first}, edit {edits} of {files[Math.Min(n, files.Count - 1)]}";
                var edited = Told(await Robustness.Analyze(files, origin));
                var anew = Told(await Robustness.Analyze(files.Select(file => CSharpSyntaxTree.ParseText(file.ToString(), path: file.FilePath)), origin));
                Assert.True(anew == edited, $"read anew:\n{anew}\n\nafter the edit:\n{edited}\n\n{origin}");
                if (anew.Length > 0) Interlocked.Increment(ref found);
            }
        });
        Assert.True(found > Edits, $"only {found} edits left something to find");
    }

    private static string Told(IEnumerable<Diagnostic> diagnostics) =>
        string.Join("\n", diagnostics.Select(found => $"{found} {string.Join(", ", found.AdditionalLocations)}").Order(StringComparer.Ordinal));

    private static string Mutate(string source, Random random)
    {
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var nodes = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodesAndTokens().Where(node => node.Span.Length > 0).ToArray();
            if (nodes.Length == 0) return source;

            var span = nodes[random.Next(nodes.Length)].Span;
            source = random.Next(4) switch
            {
                0 => source.Insert(span.End, source.Substring(span.Start, span.Length)),
                1 => source.Insert(span.End, "\n" + source.Substring(span.Start, span.Length)),
                2 => source.Remove(span.Start, Math.Min(span.Length, 1 + random.Next(40))),
                _ => source.Remove(span.Start, span.Length),
            };
        }

        return source;
    }

    /// <summary>The files of each project of the samples.</summary>
    private static IEnumerable<string[]> Samples() =>
        from edition in (string[])["Incident", "Repaired"]
        from project in (string[])["Orders", "Payments"]
        select Files("samples", "Checkout", edition, project).Append(Path.Combine(Root, "samples", "Checkout", edition, "Contracts", "Messages.cs")).Select(File.ReadAllText).ToArray();

    /// <summary>Every text in the tests that is long enough for code, with a call in its placeholders.</summary>
    private static IEnumerable<string> OwnSources() => Files("tests", "Analyzers.Tests")
        .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes())
        .Select(node => node switch
        {
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
            InterpolatedStringExpressionSyntax interpolated => interpolated.Contents.Aggregate(
                new StringBuilder(), (text, part) => text.Append(part is InterpolatedStringTextSyntax plain ? plain.TextToken.ValueText : " "), text => text.ToString()),
            _ => "",
        })
        .Where(text => text.Length > 60 && text.Contains('{'))
        .Select(text => Wire.Unmarked(text).Replace("$$", "await new HttpClient().PostAsync(\"http://shipping/\", null);"));

    private static IEnumerable<string> Files(params string[] folder) => Directory
        .EnumerateFiles(Path.Combine([Root, .. folder]), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var given) ? given : otherwise;

    private static string Root { get; } = Find();

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Analyzers.sln"))) return directory.FullName;
        }

        throw new DirectoryNotFoundException("the tests run outside their repository");
    }
}
