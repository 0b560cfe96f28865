using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>Questions about symbols that several folders ask.</summary>
internal static class Symbols
{
    // TypeKind.Extension, which the oldest compiler the analyzers load in does not have a name for.
    private const TypeKind ExtensionBlock = (TypeKind)14;

    /// <summary>
    /// The name <see cref="Compilation.GetTypeByMetadataName"/> takes, without the enclosing types' generic arguments. A block of extension members
    /// (C# 14) goes by the name of the class around it, as an extension method does.
    /// </summary>
    public static string FullName(this ITypeSymbol type)
    {
        if (type.IsExtensionBlock() && type.ContainingType is { } around) return around.FullName();
        if (type.ContainingType is { } outer) return outer.FullName() + "+" + type.MetadataName;

        return type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? space.ToDisplayString() + "." + type.MetadataName
            : type.MetadataName;
    }

    public static bool IsExtensionBlock(this ITypeSymbol type) => type.TypeKind == ExtensionBlock;

    /// <summary>The type itself, then its base types.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType) yield return current;
    }

    public static bool DerivesFrom(this INamedTypeSymbol type, INamedTypeSymbol? other) =>
        other is not null && type.SelfAndBases().Any(t => SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, other));

    /// <summary>The type as itself or as one of its interfaces.</summary>
    public static bool Implements(this ITypeSymbol type, INamedTypeSymbol? contract) =>
        contract is not null &&
        (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, contract) ||
         type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, contract)));

    /// <summary>Whether a method, or one it overrides, is how its type implements a member of an interface.</summary>
    /// <param name="method">The method.</param>
    /// <param name="isContract">Which interfaces count, by the definition.</param>
    public static bool ImplementsMemberOf(this IMethodSymbol method, Func<INamedTypeSymbol, bool> isContract)
    {
        for (IMethodSymbol? declared = method.PartialDefinitionPart ?? method; declared is not null; declared = declared.OverriddenMethod)
        {
            if (declared.IsStatic || declared.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } type) return false;

            var name = declared.ExplicitInterfaceImplementations.FirstOrDefault()?.Name ?? declared.Name;
            foreach (var contract in type.AllInterfaces)
            {
                if (isContract(contract.OriginalDefinition) &&
                    contract.GetMembers(name).Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), declared))) return true;
            }
        }

        return false;
    }

    /// <summary>Whether a symbol carries an attribute of that type, or of one derived from it.</summary>
    public static bool HasAttribute(this ISymbol symbol, INamedTypeSymbol? attribute) =>
        attribute is not null && symbol.GetAttributes().Any(a => a.AttributeClass?.DerivesFrom(attribute) == true);

    /// <summary>How a developer says it: <c>OrderService.Place</c>; a local function by its own name.</summary>
    public static string ShortName(this IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.Constructor) return "new " + method.ContainingType.Name;

        var name = method.AssociatedSymbol?.Name ?? method.ExplicitInterfaceImplementations.FirstOrDefault()?.Name ?? method.Name;
        return method.MethodKind == MethodKind.LocalFunction || method.ContainingType is not { Name.Length: > 0 }
            ? name
            : method.ContainingType.Name + "." + name;
    }

    /// <summary>Whether two symbols are the same. What is declared in a lambda has a symbol of its own in each semantic model; where it stands is the same in all.</summary>
    public static bool IsSame(this ISymbol symbol, ISymbol? other) =>
        SymbolEqualityComparer.Default.Equals(symbol, other) ||
        (symbol is ILocalSymbol or IParameterSymbol && other is ILocalSymbol or IParameterSymbol && symbol.Locations.SequenceEqual(other.Locations));

    public static bool IsInSource(this ISymbol symbol, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    /// <summary>The method as declared: generic definition, and the static form of an extension method.</summary>
    public static IMethodSymbol Declared(this IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition;

    /// <summary>The argument bound to a parameter, or null when the call leaves it out.</summary>
    public static IOperation? Argument(this IInvocationOperation call, string parameter)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Name == parameter) return argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value;
        }

        return null;
    }

    /// <summary>The argument bound to a constructor's parameter, or null when the creation leaves it out.</summary>
    public static IOperation? Argument(this IObjectCreationOperation creation, string parameter) =>
        creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter && a.ArgumentKind != ArgumentKind.DefaultValue)?.Value;

    /// <summary>Where the member that is called or read is named: a chain over several lines is not underlined as a whole.</summary>
    public static Location NameLocation(this IOperation operation) => operation.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.GetLocation(),
        MemberAccessExpressionSyntax member => member.Name.GetLocation(),
        var other => other.GetLocation(),
    };

    /// <summary>Whether a name holds one of these words.</summary>
    public static bool HasAny(this string name, string[] words) => Array.Exists(words, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The line that an operation starts on, as a message says it.</summary>
    public static string LineNumber(this IOperation operation) =>
        (operation.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>What a call is made on: its instance, or the first argument of an extension method.</summary>
    public static IOperation? Receiver(this IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
}
