using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.Model;

/// <summary>A call that may configure a library, by its name.</summary>
/// <param name="Method">The name of the method called.</param>
/// <param name="Words">The names of what the call and the builder steps after it are given; of what is in lambdas, those of the types created there.</param>
internal sealed record RegistrationCall(InvocationExpressionSyntax Syntax, string Method, ImmutableArray<string> Words)
{
    /// <summary>The word in place of a type's name where the call stands in a generic method, so that it may be of any type.</summary>
    public const string AnyType = "<T>";
}

/// <summary>A declaration of a type that names others as its bases.</summary>
/// <param name="Bases">Their names, without namespaces and type arguments.</param>
internal sealed record DerivedType(BaseTypeDeclarationSyntax Syntax, ImmutableArray<string> Bases);

/// <summary>
/// What one file says by its words alone, before anything is bound. Trees outlive compilations while somebody types, so that only the edited
/// file is read again.
/// </summary>
internal sealed class SyntaxFacts
{
    private static readonly ConditionalWeakTable<SyntaxTree, SyntaxFacts> Known = new();

    /// <summary>How methods that register for their callers are called: AddInternalClient, UseShipping.</summary>
    private static readonly string[] WrapperPrefixes = { "Add", "Register", "Configure", "Use" };

    private SyntaxFacts(
        ImmutableArray<RegistrationCall> registrations,
        ImmutableArray<(string Method, InvocationExpressionSyntax Call)> mayBeWrappers,
        ImmutableArray<DerivedType> derivedTypes,
        ImmutableArray<string> types,
        ImmutableArray<(string? Type, BaseObjectCreationExpressionSyntax Syntax)> creations,
        bool startsTimers)
    {
        Registrations = registrations;
        MayBeWrappers = mayBeWrappers;
        DerivedTypes = derivedTypes;
        Types = types;
        Creations = creations;
        StartsTimers = startsTimers;
    }

    public ImmutableArray<RegistrationCall> Registrations { get; }

    /// <summary>Calls that may be of a method of this compilation which registers something for its callers.</summary>
    public ImmutableArray<(string Method, InvocationExpressionSyntax Call)> MayBeWrappers { get; }

    public ImmutableArray<DerivedType> DerivedTypes { get; }

    /// <summary>The names of all types declared.</summary>
    public ImmutableArray<string> Types { get; }

    /// <summary>The objects made of something, each with the name of its type where the words show it.</summary>
    public ImmutableArray<(string? Type, BaseObjectCreationExpressionSyntax Syntax)> Creations { get; }

    /// <summary>Whether something cancels by time: <c>CancelAfter</c>, or a <c>CancellationTokenSource</c> that is given one.</summary>
    public bool StartsTimers { get; }

    public static SyntaxFacts Of(SyntaxTree tree) => Known.GetValue(tree, Read);

    private static SyntaxFacts Read(SyntaxTree tree)
    {
        var registrations = ImmutableArray.CreateBuilder<RegistrationCall>();
        var wrappers = ImmutableArray.CreateBuilder<(string, InvocationExpressionSyntax)>();
        var derived = ImmutableArray.CreateBuilder<DerivedType>();
        var types = ImmutableArray.CreateBuilder<string>();
        var creations = ImmutableArray.CreateBuilder<(string?, BaseObjectCreationExpressionSyntax)>();
        var startsTimers = false;
        foreach (var node in tree.GetRoot().DescendantNodes(MayHold))
        {
            switch (node)
            {
                case InvocationExpressionSyntax call when CalledSyntax(call)?.Identifier.ValueText is { } name:
                    startsTimers |= name == CancellationTokens.CancelAfter;
                    if (FrameworkSet.RegistrationMethods.Contains(name)) registrations.Add(new RegistrationCall(call, name, WordsOf(call)));
                    else if (MayRegister(name)) wrappers.Add((name, call));
                    break;

                case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } creation:
                    var made = MadeType(creation);
                    startsTimers |= made == CancellationTokens.SourceName;
                    creations.Add((made, creation));
                    break;

                case TypeDeclarationSyntax type:
                    types.Add(type.Identifier.ValueText);
                    if (type.BaseList is { } bases) derived.Add(new DerivedType(type, bases.Types.Select(b => NameOf(b.Type)).OfType<string>().ToImmutableArray()));
                    break;
            }
        }

        return new SyntaxFacts(registrations.ToImmutable(), wrappers.ToImmutable(), derived.ToImmutable(), types.ToImmutable(), creations.ToImmutable(), startsTimers);
    }

    /// <summary>Whether calls, creations or types may be within a node. Of names there are more than of all else.</summary>
    private static bool MayHold(SyntaxNode node) => node is not (TypeSyntax or UsingDirectiveSyntax or AttributeListSyntax);

    private static bool MayRegister(string name)
    {
        foreach (var prefix in WrapperPrefixes)
        {
            if (name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static SimpleNameSyntax? CalledSyntax(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static ImmutableArray<string> WordsOf(InvocationExpressionSyntax call)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (InvocationExpressionSyntax? step = call; step is not null; step = NextStep(step))
        {
            var given = step.ArgumentList.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax)
                .Concat(step.ArgumentList.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Select(creation => creation.Type));
            if (CalledSyntax(step) is GenericNameSyntax generic) given = given.Concat(generic.TypeArgumentList.DescendantNodes());
            foreach (var name in given.OfType<SimpleNameSyntax>()) words.Add(name.Identifier.ValueText);
        }

        if (call.Ancestors().Any(node => node is MethodDeclarationSyntax { TypeParameterList: not null } or LocalFunctionStatementSyntax { TypeParameterList: not null }))
            words.Add(RegistrationCall.AnyType);
        return words.ToImmutableArray();
    }

    private static InvocationExpressionSyntax? NextStep(InvocationExpressionSyntax step) =>
        step.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } member && member.Expression == step ? next : null;

    /// <summary>The type that is made; of <c>new(…)</c> that of the variable it is made for.</summary>
    private static string? MadeType(BaseObjectCreationExpressionSyntax creation) => creation switch
    {
        ObjectCreationExpressionSyntax explicitly => NameOf(explicitly.Type),
        { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } } => NameOf(declaration.Type),
        { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } } => NameOf(property.Type),
        _ => null,
    };

    private static string? NameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        _ => null,
    };
}
