using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Wirecheck.Analyzers.Tests.Grpc;
using Wirecheck.Analyzers.Tests.Http;
using Wirecheck.Analyzers.Tests.Messaging;

namespace Wirecheck.Analyzers.Tests;

/// <summary>Code that does not compile, as it is while somebody types: whatever is there, the analyzer does not throw.</summary>
public class RobustnessTests
{
    private const int Mutations = 400;

    private const Uses Everything = Uses.AspNetCore | Uses.Grpc | Uses.CodeFirstGrpc | Uses.MassTransit | Uses.EntityFramework | Uses.Redis;

    [Fact]
    public async Task Sources_with_pieces_missing_or_doubled_crash_nothing()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var sources = Sources().ToArray();
        var compilation = CSharpCompilation.Create(
            "broken",
            references: (await ReferenceAssemblies.Default.ResolveAsync(LanguageNames.CSharp, CancellationToken.None)).AddRange(Libraries.Of(Everything)),
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        for (var round = 0; round < Mutations; round++)
        {
            var source = Break(sources[random.Next(sources.Length)], random);
            var thrown = new List<Exception>();
            var analyzed = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source)).WithAnalyzers(
                [new CommunicationAnalyzer()],
                new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => thrown.Add(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false));

            await analyzed.GetAnalyzerDiagnosticsAsync();
            Assert.True(thrown.Count == 0, $"seed {seed}, round {round}: {thrown.FirstOrDefault()}\n{source}");
        }
    }

    private static string Break(string source, Random random)
    {
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var nodes = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodesAndTokens().Where(node => node.Span.Length > 0).ToArray();
            if (nodes.Length == 0) return source;

            var span = nodes[random.Next(nodes.Length)].Span;
            var text = source.Substring(span.Start, span.Length);
            source = random.Next(3) switch
            {
                0 => source.Insert(span.End, text),
                1 => source.Remove(span.Start, Math.Min(span.Length, 1 + random.Next(40))),
                _ => source.Remove(span.Start, span.Length),
            };
        }

        return source;
    }

    private static IEnumerable<string> Sources() =>
        SynchronousInternalCallTests.Sources.Concat(MissingDeadlineTests.Sources).Concat(MissingIdempotencyGuardTests.Sources);
}
