using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Grpc;

/// <summary>The context of the call being served, as a statement inside can name it.</summary>
internal static class CallerContexts
{
    /// <summary>The parameter that holds it, or null where the statement can see none.</summary>
    public static IParameterSymbol? Of(IInvocationOperation call, SemanticModel model) =>
        model.LookupSymbols(call.Syntax.SpanStart)
            .OfType<IParameterSymbol>()
            .FirstOrDefault(p => p.Type.FullName() is GrpcCore.ServerCallContextType or ProtobufNetGrpc.CallContextType && !IsBehindStatic(call, p));

    public static CallSetting Deadline(IParameterSymbol context) =>
        CallSetting.Deadline(Member(context, "Deadline"), isNullable: context.Type.FullName() == ProtobufNetGrpc.CallContextType);

    public static CallSetting Token(IParameterSymbol context) => CallSetting.Token(Member(context, "CancellationToken"));

    private static ExpressionSyntax Member(IParameterSymbol context, string name) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, IdentifierName(context.Name), IdentifierName(name));

    /// <summary>Whether a static lambda or local function stands between, which cannot use what is around it.</summary>
    private static bool IsBehindStatic(IOperation call, IParameterSymbol parameter)
    {
        for (var operation = call.Parent; operation is not null; operation = operation.Parent)
        {
            var function = operation switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };

            if (function is null) continue;
            if (SymbolEqualityComparer.Default.Equals(function, parameter.ContainingSymbol)) return false;
            if (function.IsStatic) return true;
        }

        return false;
    }
}
