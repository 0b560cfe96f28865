using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.Model;

/// <summary>What one compilation says to other processes. Everything in it is worked out when first asked for, once.</summary>
internal sealed class CommunicationModel
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _semanticModels = new();
    private readonly Lazy<Registrations> _registrations;
    private readonly MemberOrigins _origins;

    public CommunicationModel(Compilation compilation, FrameworkSet frameworks)
    {
        Compilation = compilation;
        Frameworks = frameworks;
        EntryPoints = new EntryPoints(this);
        Implementations = new Implementations(compilation);
        _origins = new MemberOrigins(this);
        Reachability = new Reachability(this);
        EntryPaths = new EntryPaths(this);
        _registrations = new(() => Registrations.Read(this));
    }

    public Compilation Compilation { get; }

    public FrameworkSet Frameworks { get; }

    public EntryPoints EntryPoints { get; }

    public Implementations Implementations { get; }

    public Reachability Reachability { get; }

    public EntryPaths EntryPaths { get; }

    public Registrations Registrations => _registrations.Value;

    /// <summary>The operation of a node, or null for a node of another project: in an IDE a referenced project's symbols have syntax, too.</summary>
    // No cancellation token here or below: what is kept for the whole compilation must not end half-made because one question was withdrawn.
    public IOperation? OperationOf(SyntaxNode node) =>
        Compilation.ContainsSyntaxTree(node.SyntaxTree) ? SemanticModelOf(node.SyntaxTree).GetOperation(node) : null;

    /// <summary>The body of a method or local function of this compilation.</summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        foreach (var reference in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
        {
            if (OperationOf(reference.GetSyntax()) is { } body and (IMethodBodyOperation or ILocalFunctionOperation)) return body;
        }

        return null;
    }

    /// <summary>The method whose whole body an operation is.</summary>
    public IMethodSymbol? MemberOf(IOperation body)
    {
        var node = body.Syntax;
        while (node is not null && node is not BaseMethodDeclarationSyntax) node = node.Parent;
        return node is null ? null : SemanticModelOf(node.SyntaxTree).GetDeclaredSymbol(node) as IMethodSymbol;
    }

    /// <summary>Where a field's or property's value comes from; null when that is out of sight or ambiguous.</summary>
    public IOperation? OriginOf(IMemberReferenceOperation reference) => _origins.Of(reference.Member);

    /// <summary>What a value was made by, followed through locals and members that are set once: a creation, a call, or a parameter.</summary>
    public IOperation OriginOf(IOperation value)
    {
        value = value.Resolve();
        for (var hops = 0; hops < 4 && value is IMemberReferenceOperation member && OriginOf(member) is { } origin; hops++) value = origin;
        return value;
    }

    /// <summary>The address that an expression is, as far as it can be seen.</summary>
    public Address AddressOf(IOperation value) => Uris.Of(value, this);

    // One semantic model a tree for the life of the compilation: a model of its own for each question would bind the same bodies again and again.
#pragma warning disable RS1030 // The callback's own model knows one tree; following a call into another file needs that file's model.
    private SemanticModel SemanticModelOf(SyntaxTree tree) => _semanticModels.GetOrAdd(tree, t => Compilation.GetSemanticModel(t));
#pragma warning restore RS1030
}
