using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Wirecheck.Analyzers.Tests;

/// <summary>Runs the analyzer over a source. Expected findings are in its markup: none means that it must stay silent.</summary>
internal static partial class Wire
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The usings that every source has.</summary>
    public const string AllUsings = Usings + AspNetUsings;

    public static Task Check(Uses uses, string source, params string[] options) => Check(uses, source, [], options);

    public static Task Check(Uses uses, string source, DiagnosticResult[] expected, params string[] options)
    {
        var test = new CSharpAnalyzerTest<CommunicationAnalyzer, DefaultVerifier>();
        test.DisabledDiagnostics.AddRange(OffByDefault(options));
        Fill(test.TestState, uses, source, options);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    /// <summary>Checks one finding, and its message.</summary>
    public static Task Check(Uses uses, string source, DiagnosticResult expected, Action<string> message, params string[] options)
    {
        var test = new CSharpAnalyzerTest<CommunicationAnalyzer, DefaultVerifier>
        {
            DiagnosticVerifier = (diagnostic, _, _) => message(diagnostic.GetMessage(CultureInfo.InvariantCulture)),
        };
        test.DisabledDiagnostics.AddRange(OffByDefault(options));
        Fill(test.TestState, uses, source, options);
        test.ExpectedDiagnostics.Add(expected);
        return test.RunAsync();
    }

    /// <summary>Checks a source beside another project that it references, as in an IDE: the other project's symbols have syntax, too.</summary>
    public static Task CheckBeside(Uses uses, string project, string source, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<CommunicationAnalyzer, DefaultVerifier>();
        test.DisabledDiagnostics.AddRange(OffByDefault([]));
        Fill(test.TestState, uses, source, []);
        test.SolutionTransforms.Add((solution, id) =>
        {
            var other = ProjectId.CreateNewId();
            return solution
                .AddProject(other, "Other", "Other", LanguageNames.CSharp)
                .WithProjectMetadataReferences(other, solution.GetProject(id)!.MetadataReferences)
                .WithProjectCompilationOptions(other, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
                .AddDocument(DocumentId.CreateNewId(other), "Other.cs", AllUsings + project)
                .AddProjectReference(id, new ProjectReference(other));
        });
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    /// <summary>Runs a fix over a source whose findings are in its markup.</summary>
    public static Task Fix<TFix>(Uses uses, string source, string fixedSource, params string[] options)
        where TFix : CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<CommunicationAnalyzer, TFix, DefaultVerifier>();
        test.DisabledDiagnostics.AddRange(OffByDefault(options));
        Fill(test.TestState, uses, source, options);
        Fill(test.FixedState, uses, fixedSource, []);
        return test.RunAsync();
    }

    /// <summary>The option that switches a rule on which is off by default.</summary>
    public static string On(string rule) => $"dotnet_diagnostic.{rule}.severity = warning";

    /// <summary>The library that tests are written with has every rule on; here those are off that are off by default and not named by an option.</summary>
    private static IEnumerable<string> OffByDefault(string[] options) =>
        RuleCatalog.All.Where(r => !r.IsEnabledByDefault && !options.Contains(On(r.Id))).Select(r => r.Id);

    /// <summary>A source without its markup.</summary>
    public static string Unmarked(string source) => Regex.Replace(source, @"\{\|#?\w+:|\|\}", "");

    /// <summary>A source whose usings come first, wherever they were written.</summary>
    public static string UsingsFirst(string source) => string.Join('\n', WrittenUsings().Matches(source).Select(match => match.Value.Trim())) + "\n" + WrittenUsings().Replace(source, "");

    [GeneratedRegex(@"^(using [\w.]+; ?)+", RegexOptions.Multiline)]
    private static partial Regex WrittenUsings();

    private static void Fill(SolutionState state, Uses uses, string source, string[] options)
    {
        // Top-level statements make a program; everything else is a library.
        state.OutputKind = source.Contains("WebApplication.Create", StringComparison.Ordinal) && !source.Contains("class Startup", StringComparison.Ordinal)
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
        state.Sources.Add(("/0/Source.cs", source));
        state.Sources.Add(("/0/Usings.cs", uses.HasFlag(Uses.AspNetCore) ? Usings + AspNetUsings : Usings));
        state.AdditionalReferences.AddRange(Libraries.Of(uses));
        if (options.Length > 0) state.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + string.Join("\n", options)));
    }

    private const string AspNetUsings = """

        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Mvc;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.DependencyInjection;
        """;
}
