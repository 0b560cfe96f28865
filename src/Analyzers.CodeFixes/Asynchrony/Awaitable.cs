using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Asynchrony;

/// <summary>What to await in place of an expression that blocks.</summary>
internal static class Awaitable
{
    /// <summary>How an expression that blocks is written to be awaited instead; null where it cannot be.</summary>
    /// <param name="wait">The expression that blocks: <c>task.Result</c>, <c>task.Wait()</c>, <c>client.Send(request)</c>.</param>
    /// <param name="model">The model of its tree.</param>
    public static Func<ExpressionSyntax, ExpressionSyntax>? Of(ExpressionSyntax wait, SemanticModel model) => wait switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: TaskMembers.Result } => result => Receiver(result),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } call => member.Name.Identifier.ValueText switch
        {
            // A wait with a time-out or a token answers whether it ended, and an await does not.
            TaskMembers.Wait when call.ArgumentList.Arguments.Count == 0 && IsStatement(call) => waiting => Receiver(((InvocationExpressionSyntax)waiting).Expression),
            TaskMembers.WaitAll when IsStatement(call) && call.ArgumentList.Arguments.All(a => IsTasks(a.Expression, model)) => waiting => Renamed(waiting, TaskMembers.WhenAll),
            TaskMembers.GetResult when member.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: TaskMembers.GetAwaiter } } =>
                waiting => Receiver(((InvocationExpressionSyntax)((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)waiting).Expression).Expression).Expression),
            TaskMembers.Wait or TaskMembers.WaitAll or TaskMembers.WaitAny or TaskMembers.GetResult => null,
            var name when HasTwin(call, model) => blocking => Renamed(blocking, name + "Async"),
            _ => null,
        },
        _ => null,
    };

    /// <summary>The receiver; a comment between it and the member goes on behind it.</summary>
    private static ExpressionSyntax Receiver(ExpressionSyntax access)
    {
        var member = (MemberAccessExpressionSyntax)access;
        var between = member.Expression.GetTrailingTrivia().Concat(member.OperatorToken.GetAllTrivia()).ToArray();
        return between.Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            ? member.Expression.WithTrailingTrivia(between)
            : member.Expression.WithoutTrailingTrivia();
    }

    private static InvocationExpressionSyntax Renamed(ExpressionSyntax blocking, string name)
    {
        var call = (InvocationExpressionSyntax)blocking;
        var member = (MemberAccessExpressionSyntax)call.Expression;
        return call.WithExpression(member.WithName(member.Name.WithIdentifier(Identifier(name).WithTriviaFrom(member.Name.Identifier))));
    }

    private static bool IsStatement(ExpressionSyntax expression) =>
        expression.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax;

    private static bool IsTasks(ExpressionSyntax argument, SemanticModel model) => model.GetTypeInfo(argument).Type is { } type &&
        (type.IsAwaitable() || type is IArrayTypeSymbol { ElementType: var element } && element.IsAwaitable());

    /// <summary>Whether there is a method of the same name and "Async" that takes the same arguments and answers the same later.</summary>
    private static bool HasTwin(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || call.Expression is not MemberAccessExpressionSyntax { Expression: var receiver } ||
            (model.GetTypeInfo(receiver).Type ?? model.GetSymbolInfo(receiver).Symbol as ITypeSymbol) is not { } container) return false;

        return model.LookupSymbols(call.SpanStart, container, method.Name + "Async", includeReducedExtensionMethods: true)
            .OfType<IMethodSymbol>()
            .Select(twin => twin.Arity == method.Arity && twin.Arity > 0 ? twin.Construct(method.TypeArguments.ToArray()) : twin)
            .Any(twin => IsTwin(method, twin));
    }

    private static bool IsTwin(IMethodSymbol method, IMethodSymbol twin)
    {
        if (twin.Arity != method.Arity || twin.Parameters.Length < method.Parameters.Length || !twin.Parameters.Skip(method.Parameters.Length).All(p => p.IsOptional)) return false;

        for (var n = 0; n < method.Parameters.Length; n++)
        {
            if (!SymbolEqualityComparer.Default.Equals(method.Parameters[n].Type, twin.Parameters[n].Type) || method.Parameters[n].Name != twin.Parameters[n].Name) return false;
        }

        return twin.ReturnType is INamedTypeSymbol { TypeArguments: { Length: 1 } results } task && task.IsAwaitable() && SymbolEqualityComparer.Default.Equals(results[0], method.ReturnType);
    }
}
