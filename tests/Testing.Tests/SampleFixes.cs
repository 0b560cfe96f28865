using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Wirecheck.Testing.Tests;

/// <summary>Renames the class in its declaration.</summary>
public abstract class RenameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [LowerCaseAnalyzer.Rule.Id];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        foreach (var diagnostic in context.Diagnostics)
        {
            var declaration = (ClassDeclarationSyntax)root.FindNode(diagnostic.Location.SourceSpan);
            Register(context, root, declaration, diagnostic);
        }
    }

    protected abstract void Register(CodeFixContext context, SyntaxNode root, ClassDeclarationSyntax declaration, Diagnostic diagnostic);

    protected static void Offer(CodeFixContext context, SyntaxNode root, SyntaxNode old, SyntaxNode with, Diagnostic diagnostic, string key) =>
        context.RegisterCodeFix(
            CodeAction.Create(key, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(old, with))), key), diagnostic);

    protected static ClassDeclarationSyntax Named(ClassDeclarationSyntax declaration, string name) =>
        declaration.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(declaration.Identifier));

    protected static string Upper(ClassDeclarationSyntax declaration) =>
        char.ToUpperInvariant(declaration.Identifier.Text[0]) + declaration.Identifier.Text[1..];
}

/// <summary>Starts the name in upper case; or, as a second choice, puts 'The' before it.</summary>
public sealed class UpperCaseFix : RenameFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, ClassDeclarationSyntax declaration, Diagnostic diagnostic)
    {
        Offer(context, root, declaration, Named(declaration, Upper(declaration)), diagnostic, "upper");
        Offer(context, root, declaration, Named(declaration, "The" + Upper(declaration)), diagnostic, "the");
    }
}

/// <summary>Offers nothing.</summary>
public sealed class SilentFix : RenameFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, ClassDeclarationSyntax declaration, Diagnostic diagnostic)
    {
    }
}

/// <summary>Offers a change that changes nothing.</summary>
public sealed class IdleFix : RenameFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, ClassDeclarationSyntax declaration, Diagnostic diagnostic) =>
        context.RegisterCodeFix(CodeAction.Create("idle", _ => Task.FromResult(context.Document), "idle"), diagnostic);
}

/// <summary>Gives a base class that does not exist.</summary>
public sealed class BreakingFix : RenameFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, ClassDeclarationSyntax declaration, Diagnostic diagnostic) =>
        Offer(context, root, declaration, Named(declaration, "Nowhere.Broken"), diagnostic, "break");
}

/// <summary>Right one at a time; all at once, it forgets the second.</summary>
public sealed class ForgetfulFixAll : RenameFix
{
    public override FixAllProvider? GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var root = (await document.GetSyntaxRootAsync(context.CancellationToken))!;
        var declaration = (ClassDeclarationSyntax)root.FindNode(diagnostics[0].Location.SourceSpan);
        return document.WithSyntaxRoot(root.ReplaceNode(declaration, Named(declaration, Upper(declaration) + "All")));
    });

    protected override void Register(CodeFixContext context, SyntaxNode root, ClassDeclarationSyntax declaration, Diagnostic diagnostic) =>
        Offer(context, root, declaration, Named(declaration, Upper(declaration)), diagnostic, "upper");
}

/// <summary>Has no fix-all.</summary>
public sealed class SingleFix : RenameFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    protected override void Register(CodeFixContext context, SyntaxNode root, ClassDeclarationSyntax declaration, Diagnostic diagnostic) =>
        Offer(context, root, declaration, Named(declaration, Upper(declaration)), diagnostic, "upper");
}

/// <summary>Adds a member in full names and without layout, to be simplified and formatted.</summary>
public sealed class AnnotatingFix : RenameFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, ClassDeclarationSyntax declaration, Diagnostic diagnostic)
    {
        var member = SyntaxFactory.ParseMemberDeclaration("global::System.Int32 F;")!
            .WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation);
        Offer(context, root, declaration, Named(declaration, Upper(declaration)).AddMembers(member), diagnostic, "annotate");
    }
}

/// <summary>Renames to one identifier whose text parses as two tokens.</summary>
public sealed class MalformedFix : RenameFix
{
    protected override void Register(CodeFixContext context, SyntaxNode root, ClassDeclarationSyntax declaration, Diagnostic diagnostic) =>
        Offer(context, root, declaration, Named(declaration, Upper(declaration) + " : object"), diagnostic, "malformed");
}

/// <summary>Removes a variable that the compiler calls unused.</summary>
public sealed class UnusedVariableFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["CS0168"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var statement = root.FindNode(context.Span).FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()!;
        context.RegisterCodeFix(
            CodeAction.Create(
                "remove",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!)),
                "remove"),
            context.Diagnostics);
    }
}
