using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>The token that is cancelled when the request being served is over, as a statement can name it.</summary>
internal static class RequestTokens
{
    private const string HttpContextType = "Microsoft.AspNetCore.Http.HttpContext";
    private const string ControllerType = "Microsoft.AspNetCore.Mvc.ControllerBase";

    /// <summary>How to write the token: a parameter, or what a context in sight holds; null where there is none.</summary>
    public static string? InScope(IOperation operation)
    {
        for (var function = operation.EnclosingFunction(); ; function = function.EnclosingFunction())
        {
            var symbol = function switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => function.SemanticModel?.GetDeclaredSymbol(function.Syntax) as IMethodSymbol,
            };
            if (symbol is null) return null;

            if (Of(symbol.Parameters) is { } token) return token;
            if (symbol.IsStatic || function.Parent is null) return symbol is { IsStatic: false, MethodKind: MethodKind.Ordinary } && symbol.ContainingType.SelfAndBases().Any(t => t.FullName() == ControllerType) ? "HttpContext.RequestAborted" : null;
        }
    }

    private static string? Of(IEnumerable<IParameterSymbol> parameters)
    {
        string? context = null;
        foreach (var parameter in parameters)
        {
            switch (parameter.Type.FullName())
            {
                case CancellationTokens.TokenType: return parameter.Name;
                case HttpContextType: context ??= parameter.Name + ".RequestAborted"; break;
                case GrpcCore.ServerCallContextType: context ??= parameter.Name + ".CancellationToken"; break;
            }
        }

        return context;
    }
}
