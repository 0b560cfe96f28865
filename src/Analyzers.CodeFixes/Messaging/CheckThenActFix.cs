using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Messaging;

/// <summary>
/// The fix of WIRE3002 for Redis: the mark is set first, where none is, and its answer takes the question's place. Work that fails gives the claim back, or the
/// next delivery would find it and do nothing. Offered where the question is a condition of its own, and the mark a statement of the same block.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CheckThenActFix)), Shared]
public sealed class CheckThenActFix : ReplacementFix
{
    /// <summary>Made by the IDE.</summary>
    public CheckThenActFix()
        : base(RuleCatalog.CheckThenAct, "Claim the key in one step, and give it back when the work fails")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        if (reported.FirstAncestorOrSelf<IfStatementSyntax>() is not { Else: null } check || AnswerIn(check.Condition, reported) is not { } isThereWhenTrue) return default;
        if (context.Diagnostics[0].AdditionalLocations.FirstOrDefault() is not { SourceTree: { } tree, SourceSpan: var span } || tree != reported.SyntaxTree) return default;
        if (tree.GetRoot(context.CancellationToken).FindNode(span).FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax block } mark || CallIn(mark.Expression) is not { } set) return default;
        if (Claim(set, mark.SpanStart, model) is not { } claim) return default;

        // if (seen) return; work; mark;   or   if (!seen) { work; mark; }
        var leaves = isThereWhenTrue && check.Parent == block && !model.AnalyzeControlFlow(check.Statement)!.EndPointIsReachable;
        if (!leaves && (isThereWhenTrue || check.Statement != block)) return default;

        var first = leaves ? block.Statements.IndexOf(check) + 1 : 0;
        var last = block.Statements.IndexOf(mark);
        var work = block.Statements.Skip(first).Take(last - first).ToList();
        if (!CanMove(mark, work, block.Statements.Skip(last + 1), model)) return default;

        var claimed = mark.Expression.ReplaceNode(set, claim).WithoutTrivia();
        var condition = leaves ? Not(claimed) : claimed;
        var after = block.Statements.Skip(last + 1);
        var rest = block.Statements.Take(first).Concat(work.Count == 0 ? Apart(after, mark) : after.Prepend(GivingBack(work, mark, set)));
        if (!leaves) return (check, check.WithCondition(condition).WithStatement(block.WithStatements(List(rest))).WithLeadingTrivia(Comments(check, mark)).WithAdditionalAnnotations(Formatter.Annotation));

        var claiming = check.WithCondition(condition).WithLeadingTrivia(Comments(check, mark)).WithAdditionalAnnotations(Formatter.Annotation);
        return (block, block.WithStatements(List(rest.Select(statement => statement == check ? claiming : statement))));
    }

    /// <summary>Whether a condition that is the reported question says by true that the key is there; null for any other condition.</summary>
    private static bool? AnswerIn(ExpressionSyntax condition, SyntaxNode reported)
    {
        switch (condition)
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var denied }: return !AnswerIn(denied, reported);
            case ParenthesizedExpressionSyntax inner: return AnswerIn(inner.Expression, reported);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HasValue", Expression: var value }: return AnswerIn(value, reported);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNull" or "IsNullOrEmpty", Expression: var value }: return !AnswerIn(value, reported);
            default: return CallIn(condition)?.Expression is MemberAccessExpressionSyntax { Name: var name } && name == reported ? true : null;
        }
    }

    /// <summary>The call that an expression is, or waits for.</summary>
    private static InvocationExpressionSyntax? CallIn(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => CallIn(awaited.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: TaskMembers.ConfigureAwait, Expression: InvocationExpressionSyntax configured } } => configured,
        InvocationExpressionSyntax call => call,
        _ => null,
    };

    /// <summary>The call that sets a key, so that it does where none is; null where the library has no such call.</summary>
    private static InvocationExpressionSyntax? Claim(InvocationExpressionSyntax set, int position, SemanticModel model)
    {
        // With flags it may not wait for an answer, and then answers no.
        if (model.GetOperation(set) is not IInvocationOperation { TargetMethod.ContainingNamespace: var space } call || space.ToDisplayString() != StackExchangeRedis.Namespace || call.Argument("flags") is not null || set.Expression is not MemberAccessExpressionSyntax) return null;

        var claim = set.WithArgumentList(ArgumentLists.Append(set.ArgumentList, "when", LibraryNames.Expression(StackExchangeRedis.WhenNotExists))).WithoutTrivia();
        return model.GetSpeculativeSymbolInfo(position, claim, SpeculativeBindingOption.BindAsExpression).Symbol is null ? null : claim;
    }

    /// <summary>Whether the mark may go before the work, and the work into a block: neither needs what the other declares, and the work ends where it stands.</summary>
    private static bool CanMove(StatementSyntax mark, List<StatementSyntax> work, IEnumerable<StatementSyntax> after, SemanticModel model)
    {
        if (work.Count == 0) return true;
        if (model.AnalyzeControlFlow(work[0], work[work.Count - 1]) is not { Succeeded: true, ExitPoints.IsEmpty: true } || model.AnalyzeDataFlow(work[0], work[work.Count - 1]) is not { Succeeded: true } flow) return false;

        var declared = new HashSet<string>(flow.VariablesDeclared.Select(variable => variable.Name).Concat(work.OfType<LocalFunctionStatementSyntax>().Select(function => function.Identifier.ValueText)));
        var changed = new HashSet<string>(flow.WrittenInside.Select(variable => variable.Name));
        return !Names(mark).Any(name => declared.Contains(name) || changed.Contains(name)) && !after.SelectMany(Names).Any(declared.Contains);
    }

    private static IEnumerable<string> Names(SyntaxNode node) => node.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);

    private static StatementSyntax GivingBack(List<StatementSyntax> work, ExpressionStatementSyntax mark, InvocationExpressionSyntax set)
    {
        var access = (MemberAccessExpressionSyntax)set.Expression;
        var delete = access.Name.Identifier.ValueText.EndsWith("Async", StringComparison.Ordinal) ? StackExchangeRedis.Delete + "Async" : StackExchangeRedis.Delete;
        var key = set.ArgumentList.Arguments.FirstOrDefault(argument => argument.NameColon is { Name.Identifier.ValueText: "key" }) ?? set.ArgumentList.Arguments[0]; // the first by position
        var deletion = mark.Expression.ReplaceNode(set, set
            .WithExpression(access.WithName(IdentifierName(delete)))
            .WithArgumentList(ArgumentList(SingletonSeparatedList(Argument(key.Expression.WithoutTrivia()))))).WithoutTrivia();
        return TryStatement(
            Block(List(work)),
            SingletonList(CatchClause().WithBlock(Block(ExpressionStatement(deletion), ThrowStatement()))),
            null).WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>The statements after a mark, with the empty line that stood before it.</summary>
    private static IEnumerable<StatementSyntax> Apart(IEnumerable<StatementSyntax> after, StatementSyntax mark) =>
        mark.GetLeadingTrivia().FirstOrDefault() is var line && line.IsKind(SyntaxKind.EndOfLineTrivia)
            ? after.Select((statement, n) => n > 0 || statement.GetLeadingTrivia().FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia) ? statement : statement.WithLeadingTrivia(statement.GetLeadingTrivia().Insert(0, line)))
            : after;

    private static ExpressionSyntax Not(ExpressionSyntax claim) => PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, claim);

    /// <summary>What stands before the check, and the comments before the mark, which come along.</summary>
    private static SyntaxTriviaList Comments(StatementSyntax check, StatementSyntax mark)
    {
        var said = mark.GetLeadingTrivia();
        if (!said.Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))) return check.GetLeadingTrivia();

        return check.GetLeadingTrivia().AddRange(said.SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
    }
}
