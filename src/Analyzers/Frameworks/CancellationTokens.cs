using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>System.Threading: whether a token ends a call by time, not only when its caller goes away.</summary>
internal static class CancellationTokens
{
    public const string TokenType = "System.Threading.CancellationToken";
    public const string SourceName = "CancellationTokenSource";
    public const string CancelAfter = "CancelAfter";
    private const string SourceType = "System.Threading." + SourceName;

    /// <summary>The tokens of a request: they fire when the caller hangs up, which a caller that waits does not do.</summary>
    private static readonly string[] RequestTokens = { "RequestAborted", "CancellationToken", "None" };

    /// <summary>Whether a token is written down as the one that is never cancelled.</summary>
    public static bool IsNone(IOperation token) => token.Unwrap() switch
    {
        IDefaultValueOperation => true,
        IPropertyReferenceOperation { Property: { Name: "None", ContainingType: var type } } => type.FullName() == TokenType,
        IObjectCreationOperation { Arguments.Length: 0, Initializer: null } creation => creation.Type?.FullName() == TokenType,
        _ => false,
    };

    /// <summary>Whether a time is the one that never ends: <c>Timeout.InfiniteTimeSpan</c>, or minus one millisecond.</summary>
    public static bool IsInfinite(IOperation time) => time.Resolve() switch
    {
        IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan", ContainingType: var type } } => type.FullName() == "System.Threading.Timeout",
        IInvocationOperation { TargetMethod: { Name: "FromMilliseconds", ContainingType: var type }, Arguments: { Length: > 0 } arguments } =>
            type.FullName() == "System.TimeSpan" && arguments[0].Value.Unwrap().ConstantValue is { HasValue: true, Value: -1 or -1L or -1.0 },
        _ => false,
    };

    public static bool MayExpire(IOperation token) => MayExpire(token, new Lookback());

    private static bool MayExpire(IOperation token, Lookback lookback)
    {
        if (!lookback.Step()) return true;

        var origin = token.Resolve();
        return origin switch
        {
            IDefaultValueOperation => false,
            IParameterReferenceOperation { Parameter: var parameter } => ParameterMayExpire(parameter, origin),
            IPropertyReferenceOperation { Property.Name: "Token", Instance: { } source } when source.Type?.FullName() == SourceType => SourceMayExpire(source, lookback),
            IPropertyReferenceOperation property => !RequestTokens.Contains(property.Property.Name),
            _ => true,
        };
    }

    /// <summary>
    /// A function's token is its caller's, which fires when somebody goes away. A lambda's is its executor's, which may be a time-out; and a
    /// private function's is this type's own, which may start a timer.
    /// </summary>
    private static bool ParameterMayExpire(IParameterSymbol parameter, IOperation use)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol function) return true;
        if (function.MethodKind == MethodKind.AnonymousFunction) return use.EnclosingFunction() is IAnonymousFunctionOperation lambda && RunsUnderPolicy(lambda);
        if (function.DeclaredAccessibility != Accessibility.Private && function.MethodKind != MethodKind.LocalFunction) return false;

        return SyntaxFacts.Of(use.Syntax.SyntaxTree).StartsTimers;
    }

    private static bool RunsUnderPolicy(IAnonymousFunctionOperation lambda) =>
        EntryPoints.InvocationTaking(lambda) is { TargetMethod.Name: "Execute" or "ExecuteAsync" or "ExecuteOutcomeAsync" };

    private static bool SourceMayExpire(IOperation source, Lookback lookback)
    {
        if (source.Unwrap() is not ILocalReferenceOperation { Local: var local }) return true;

        var creation = source.Resolve();
        var startsTimer = creation switch
        {
            IObjectCreationOperation { Arguments.Length: 0 } => false,

            // It ends with the first of the tokens that it links.
            IInvocationOperation { TargetMethod.Name: "CreateLinkedTokenSource" } linked => linked.Arguments
                .SelectMany(argument => argument.Value is IArrayCreationOperation { Initializer: { } listed } ? listed.ElementValues.AsEnumerable() : new[] { argument.Value })
                .Any(token => MayExpire(token, lookback)),
            _ => true,
        };
        return startsTimer || source.Root().Descendants().Any(operation =>
            operation is IInvocationOperation { TargetMethod.Name: CancelAfter, Instance: { } target } &&
            target.Unwrap() is ILocalReferenceOperation reference &&
            SymbolEqualityComparer.Default.Equals(reference.Local, local));
    }
}
