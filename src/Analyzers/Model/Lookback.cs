using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>
/// How many more steps one question may look back for where a value comes from, and through which call it may leave a method by a parameter. All
/// readers that work on the question share it, so that values defined by each other, and values made of many, end the search instead of the compiler.
/// </summary>
internal sealed class Lookback
{
    private readonly IInvocationOperation? _caller;
    private int _left = 64;

    /// <param name="caller">The call whose arguments stand for the parameters of the method it calls; null when parameters are the end of the search.</param>
    public Lookback(IInvocationOperation? caller = null) => _caller = caller;

    /// <summary>Whether another step may be taken. An answer given up on is "unknown".</summary>
    public bool Step() => _left-- > 0;

    /// <summary>What the caller passes for the parameter that a value is; null when the value is no parameter of the called method.</summary>
    public IOperation? Argument(IOperation value) =>
        _caller is not null && value is IParameterReferenceOperation { Parameter: var parameter } && IsCalled(parameter.ContainingSymbol)
            ? _caller.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value
            : null;

    /// <summary>What the caller puts for a type parameter of the called method; any other type as it is.</summary>
    public ITypeSymbol Type(ITypeSymbol type) =>
        _caller is not null && type is ITypeParameterSymbol { DeclaringMethod: { } method, Ordinal: var ordinal } && IsCalled(method)
            ? _caller.TargetMethod.TypeArguments[ordinal]
            : type;

    private bool IsCalled(ISymbol method) => SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, _caller!.TargetMethod.Declared());
}
