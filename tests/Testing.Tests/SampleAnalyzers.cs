using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirecheck.Testing.Tests;

#pragma warning disable RS1036, RS1037, RS1038, RS1041, RS2008 // Subjects of tests, not analyzers to be shipped.

/// <summary>Reports every class whose name starts with a lower-case letter, at its name; the class's base list is an additional location.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public class LowerCaseAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule =
        new("TEST001", "Lower case", "Class '{0}' starts in lower case", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.ClassDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var declaration = (ClassDeclarationSyntax)context.Node;
        var name = declaration.Identifier;
        if (char.IsLower(name.Text[0]))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                name.GetLocation(),
                declaration.BaseList is { } bases ? [bases.Types[0].GetLocation()] : [],
                name.Text));
        }
    }
}

/// <summary>Two rules: the class names, and the option wirecheck.report, in the .editorconfig, of each file that sets it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor PerFile =
        new("TEST002", "Option", "Option is '{0}'", "Test", DiagnosticSeverity.Info, isEnabledByDefault: true);

    public static readonly DiagnosticDescriptor Global =
        new("TEST003", "Global option", "Global option is '{0}'", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: false);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [PerFile, Global];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.ClassDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var location = ((ClassDeclarationSyntax)context.Node).Identifier.GetLocation();
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        if (provider.GetOptions(context.Node.SyntaxTree).TryGetValue("wirecheck.report", out var value))
        {
            context.ReportDiagnostic(Diagnostic.Create(PerFile, location, value));
        }

        if (provider.GlobalOptions.TryGetValue("wirecheck.global", out var global))
        {
            context.ReportDiagnostic(Diagnostic.Create(Global, location, global));
        }
    }
}

/// <summary>Throws on every class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [LowerCaseAnalyzer.Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(_ => throw new InvalidOperationException("boom"), SyntaxKind.ClassDeclaration);
    }
}

/// <summary>Reports when the compilation ends, where the IDE offers no fix.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndOfCompilationAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [LowerCaseAnalyzer.Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(end =>
        {
            foreach (var tree in end.Compilation.SyntaxTrees)
            {
                var declaration = tree.GetRoot(end.CancellationToken).DescendantNodes().OfType<ClassDeclarationSyntax>().First();
                if (char.IsLower(declaration.Identifier.Text[0]))
                {
                    end.ReportDiagnostic(Diagnostic.Create(
                        LowerCaseAnalyzer.Rule, declaration.Identifier.GetLocation(), declaration.Identifier.Text));
                }
            }
        });
    }
}

/// <summary>Says nothing about generated code, so the compiler runs it there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
#pragma warning disable RS1025, RS1026 // That is what it is for.
public sealed class CarelessAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [LowerCaseAnalyzer.Rule];

    public override void Initialize(AnalysisContext context) =>
        context.RegisterSyntaxNodeAction(
            node => node.ReportDiagnostic(Diagnostic.Create(
                LowerCaseAnalyzer.Rule, ((ClassDeclarationSyntax)node.Node).Identifier.GetLocation(), "any")),
            SyntaxKind.ClassDeclaration);
}
#pragma warning restore RS1025, RS1026
