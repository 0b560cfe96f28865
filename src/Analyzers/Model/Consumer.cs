using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Wirecheck.Analyzers.Model;

/// <summary>A function that a broker's message makes run.</summary>
/// <param name="Name">How a developer calls it.</param>
/// <param name="Body">The whole function: a method body, a local function or a lambda.</param>
/// <param name="Location">Its name, or a lambda's head.</param>
/// <param name="Symbol">Its symbol.</param>
internal sealed record Consumer(string Name, IOperation Body, Location Location, IMethodSymbol Symbol)
{
    /// <summary>Whether its message may never be delivered again.</summary>
    public bool MayRunOnce { get; init; }

    /// <summary>Whether its message stays with it until it acknowledges or refuses it.</summary>
    public bool SettlesItself { get; init; }

    /// <summary>A method that is a consumer by its declaration, or by a registration in whichever file.</summary>
    public static Consumer? Of(IMethodSymbol method, EntryPoint entryPoint, CommunicationModel model) =>
        model.BodyOf(method) is { } body ? new Consumer(entryPoint.Name, body, NameOf(body.Syntax), method) { MayRunOnce = entryPoint.MayRunOnce, SettlesItself = entryPoint.SettlesItself } : null;

    /// <summary>A consumer written where it is registered: a lambda. Methods and local functions are found where they are declared.</summary>
    public static Consumer? InPlace(Handler handler) => handler.Delegate is IAnonymousFunctionOperation lambda
        ? new Consumer(handler.EntryPoint.Name, lambda, NameOf(lambda.Syntax), lambda.Symbol) { MayRunOnce = handler.EntryPoint.MayRunOnce, SettlesItself = handler.EntryPoint.SettlesItself }
        : null;

    /// <summary>A local function that the function around it, or one beside it, registers as a consumer.</summary>
    public static Consumer? Of(ILocalFunctionOperation function, CommunicationModel model) => function.Root().Descendants()
        .OfType<IMethodReferenceOperation>()
        .Where(reference => reference.Method.OriginalDefinition.IsSame(function.Symbol))
        .Select(reference => HandlerOf(reference, model))
        .OfType<Handler>()
        .Where(handler => handler.EntryPoint.Kind == EntryPointKind.Message)
        .Select(handler => Of(function.Symbol, handler.EntryPoint, model))
        .FirstOrDefault();

    /// <summary>What the call or the subscription that a delegate is given to makes of it.</summary>
    private static Handler? HandlerOf(IOperation reference, CommunicationModel model)
    {
        var given = reference.Parent;
        while (given is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation or IArgumentOperation) given = given.Parent;

        var fact = given switch
        {
            IInvocationOperation call => model.Frameworks.Classify(call, model),
            IEventAssignmentOperation subscription => model.Frameworks.Classify(subscription, model),
            _ => null,
        };
        return fact is Handler handler && handler.Delegate.Syntax == reference.Syntax ? handler : null;
    }

    /// <summary>A loop that asks for one message after another. What its function does before the loop is done once.</summary>
    public static Consumer? InLoop(Reception reception, CommunicationModel model)
    {
        var function = reception.Operation.EnclosingFunction();
        var symbol = model.EntryPoints.Function(reception.Operation).Method ?? (function as IAnonymousFunctionOperation)?.Symbol;
        return symbol is null ? null : new Consumer(symbol.Name.Length > 0 ? symbol.ShortName() : "this loop", function, reception.Operation.NameLocation(), symbol)
        {
            MayRunOnce = model.Frameworks.MayForget(reception, model),
            PerMessage = reception.Loop.Syntax.Span,
        };
    }

    /// <summary>The part of the body that is run for each message; null when it is all of it.</summary>
    public TextSpan? PerMessage { get; init; }

    private static Location NameOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax local => local.Identifier.GetLocation(),
        LambdaExpressionSyntax lambda => Location.Create(function.SyntaxTree, TextSpan.FromBounds(lambda.SpanStart, lambda.ArrowToken.Span.End)),
        AnonymousMethodExpressionSyntax anonymous => anonymous.DelegateKeyword.GetLocation(),
        _ => function.GetLocation(),
    };
}
