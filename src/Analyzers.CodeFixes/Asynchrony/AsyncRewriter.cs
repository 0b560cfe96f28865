using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Wirecheck.Analyzers.Frameworks;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Asynchrony;

/// <summary>Writes down an <see cref="AsyncPlan"/>.</summary>
internal static class AsyncRewriter
{
    public static SyntaxNode Apply(AsyncPlan plan, SyntaxNode root, SemanticModel model)
    {
        var results = plan.Functions.ToDictionary(f => f, f => Result.Of(f, model));
        return root.ReplaceNodes(plan.Awaits.Keys.Concat(plan.Functions), (original, rewritten) => plan.Awaits.TryGetValue(original, out var awaited)
            ? Await((ExpressionSyntax)original, awaited(((ExpressionSyntax)rewritten).WithoutTrailingTrivia()))
            : MakeAsync(rewritten, results[original]));
    }

    private static ExpressionSyntax Await(ExpressionSyntax original, ExpressionSyntax awaited)
    {
        var leading = original.GetLeadingTrivia();
        ExpressionSyntax result = AwaitExpression(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space), awaited.WithoutTrivia());
        var isReceiver = original.Parent switch
        {
            MemberAccessExpressionSyntax member => member.Expression == original,
            ElementAccessExpressionSyntax element => element.Expression == original,
            InvocationExpressionSyntax call => call.Expression == original,
            ConditionalAccessExpressionSyntax conditional => conditional.Expression == original,
            PostfixUnaryExpressionSyntax => true,
            _ => false,
        };

        if (isReceiver) result = ParenthesizedExpression(result);
        return result.WithLeadingTrivia(leading).WithTrailingTrivia(awaited.GetTrailingTrivia().Concat(original.GetTrailingTrivia()));
    }

    private static SyntaxNode MakeAsync(SyntaxNode function, Result result)
    {
        if (result.IsTask) function = AwaitReturns(function, result);
        return function switch
        {
            MethodDeclarationSyntax method => WithAsync(method.WithReturnType(result.Wrap(method.ReturnType)), method.Modifiers, (m, modifiers) => m.WithModifiers(modifiers)),
            LocalFunctionStatementSyntax local => WithAsync(local.WithReturnType(result.Wrap(local.ReturnType)), local.Modifiers, (l, modifiers) => l.WithModifiers(modifiers)),
            ParenthesizedLambdaExpressionSyntax { ReturnType: { } type } lambda => WithAsync(lambda.WithReturnType(result.Wrap(type)), lambda.Modifiers, (l, modifiers) => l.WithModifiers(modifiers)),
            ParenthesizedLambdaExpressionSyntax lambda => WithAsync(lambda, lambda.Modifiers, (l, modifiers) => l.WithModifiers(modifiers)),
            SimpleLambdaExpressionSyntax lambda => WithAsync(lambda, lambda.Modifiers, (l, modifiers) => l.WithModifiers(modifiers)),
            AnonymousMethodExpressionSyntax anonymous => WithAsync(anonymous, anonymous.Modifiers, (l, modifiers) => l.WithModifiers(modifiers)),
            _ => function,
        };
    }

    private static T WithAsync<T>(T function, SyntaxTokenList modifiers, Func<T, SyntaxTokenList, T> with) where T : SyntaxNode
    {
        var keyword = Token(SyntaxKind.AsyncKeyword).WithTrailingTrivia(Space);
        if (modifiers.Count > 0) return with(function, modifiers.Add(keyword));

        // Attributes stand before modifiers, and keep the comments.
        var hasAttributes = function.ChildNodes().Any(child => child is AttributeListSyntax);
        if (hasAttributes) return with(function, TokenList(keyword));

        var leading = function.GetLeadingTrivia();
        return with(function.WithoutLeadingTrivia(), TokenList(keyword.WithLeadingTrivia(leading)));
    }

    /// <summary>A function that returned tasks awaits them from now on.</summary>
    private static SyntaxNode AwaitReturns(SyntaxNode function, Result result)
    {
        var body = function.ChildNodes().FirstOrDefault(n => n is BlockSyntax or ArrowExpressionClauseSyntax) ?? (function as LambdaExpressionSyntax)?.ExpressionBody;
        return body switch
        {
            ArrowExpressionClauseSyntax arrow => function.ReplaceNode(arrow.Expression, result.Unwrapped(arrow.Expression)),
            ExpressionSyntax expression => function.ReplaceNode(expression, result.Unwrapped(expression)),
            BlockSyntax block => function.ReplaceNode(block, ReturnsIn(block, result)),
            _ => function,
        };
    }

    private static SyntaxNode ReturnsIn(BlockSyntax block, Result result)
    {
        var returns = block.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>();
        var changed = block.ReplaceNodes(returns, (original, statement) =>
        {
            if (statement.Expression is not { } value) return statement;
            if (result.HasValue) return statement.WithExpression(result.Unwrapped(value));
            if (Result.IsCompleted(value)) return statement.WithExpression(null).WithReturnKeyword(statement.ReturnKeyword.WithTrailingTrivia());

            var awaited = ExpressionStatement(result.Unwrapped(value).WithoutTrivia());
            return original.Parent == block && block.Statements.Last() == original
                ? awaited.WithTriviaFrom(statement)
                : Block(awaited, ReturnStatement()).WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation);
        });

        return WithoutLastReturn(changed);
    }

    private static BlockSyntax WithoutLastReturn(BlockSyntax block)
    {
        if (block.Statements.LastOrDefault() is not ReturnStatementSyntax { Expression: null } last || !last.GetLeadingTrivia().Concat(last.GetTrailingTrivia()).All(IsBlank)) return block;

        var statements = block.Statements.Remove(last);
        return block.WithStatements(statements.Count > 0 && !statements.Last().GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            ? statements.Replace(statements.Last(), statements.Last().WithTrailingTrivia(last.GetTrailingTrivia()))
            : statements);
    }

    private static bool IsBlank(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>What a function returns.</summary>
    private sealed record Result(bool IsTask, bool HasValue)
    {
        public static Result Of(SyntaxNode function, SemanticModel model)
        {
            var symbol = (IMethodSymbol)(function is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(function).Symbol : model.GetDeclaredSymbol(function))!;
            var isTask = Tasks.IsTask(symbol.ReturnType);
            return new Result(isTask, isTask ? ((INamedTypeSymbol)symbol.ReturnType).TypeArguments.Length > 0 : !symbol.ReturnsVoid);
        }

        public TypeSyntax Wrap(TypeSyntax type)
        {
            if (IsTask) return type;

            var task = HasValue
                ? QualifiedName(ParseName("global::" + Tasks.Namespace), GenericName(Identifier(Tasks.TaskName), TypeArgumentList(SingletonSeparatedList(type.WithoutTrivia()))))
                : ParseName("global::" + Tasks.TaskType);
            return task.WithTriviaFrom(type).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
        }

        /// <summary>The value of a returned task: what <c>Task.FromResult</c> was given, or what an await yields.</summary>
        public ExpressionSyntax Unwrapped(ExpressionSyntax task) => task switch
        {
            AwaitExpressionSyntax => task,
            ThrowExpressionSyntax => task,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: TaskMembers.FromResult }, ArgumentList.Arguments: { Count: 1 } arguments } => arguments[0].Expression.WithTriviaFrom(task),
            ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax or CastExpressionSyntax or LambdaExpressionSyntax => AwaitOf(ParenthesizedExpression(task.WithoutTrivia()), task),
            _ => AwaitOf(task.WithoutTrivia(), task),
        };

        public static bool IsCompleted(ExpressionSyntax task) =>
            task is MemberAccessExpressionSyntax { Name.Identifier.ValueText: TaskMembers.CompletedTask } or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression };

        private static ExpressionSyntax AwaitOf(ExpressionSyntax task, ExpressionSyntax original) =>
            AwaitExpression(Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(Space), task).WithTriviaFrom(original);
    }
}
