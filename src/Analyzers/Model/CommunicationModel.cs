using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.Model;

/// <summary>What one compilation says to other processes. Everything in it is worked out when first asked for, once.</summary>
internal sealed class CommunicationModel
{
    private static readonly NameIndex<SyntaxTree>.Kind Mentioned = new(tree => Mentions.In(tree).Names.Distinct().Select(name => (name, tree)));

    private static readonly NameIndex<SyntaxTree>.Kind Declared = new(tree => SyntaxFacts.Of(tree).Types.Select(name => (name, tree)));

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _semanticModels = new();
    private readonly ConcurrentDictionary<SyntaxTree, Options> _options = new();
    private readonly AnalyzerConfigOptionsProvider _optionsProvider;
    private readonly MemberOrigins _origins;
    private readonly Lazy<object> _declarations;
    private readonly NameIndex<SyntaxTree> _mentioned;
    private readonly NameIndex<SyntaxTree> _declared;

    private CommunicationModel(Compilation compilation, FrameworkSet frameworks, AnalyzerConfigOptionsProvider options, Options? ofProject)
    {
        _optionsProvider = options;
        Compilation = compilation;
        Frameworks = frameworks;
        EntryPoints = new EntryPoints(this);
        Subtypes = new Subtypes(this);
        Implementations = new Implementations(this);
        HandMade = new HandMade(this);
        _origins = new MemberOrigins(this);
        _declarations = new(() => DeclarationVersion.Of(compilation, ofProject?.PublishMethods.ToString() ?? ""));
        _mentioned = Mentioned.Of(compilation);
        _declared = Declared.Of(compilation);
        Reachability = new Reachability(this);
        Callers = new Callers(this);
        EntryPaths = new EntryPaths(this);
        Registrations = new Registrations(this);
    }

    /// <summary>The model of a compilation, or null when it references nothing that communicates and the project names no handlers of its own.</summary>
    public static CommunicationModel? Of(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        var ofProject = compilation.SyntaxTrees.FirstOrDefault() is { } first ? Options.For(first, options) : null;
        return FrameworkSet.For(compilation, ofProject) is { } frameworks ? new CommunicationModel(compilation, frameworks, options, ofProject) : null;
    }

    public Compilation Compilation { get; }

    public FrameworkSet Frameworks { get; }

    /// <summary>What stays the same while nothing but bodies of functions changes.</summary>
    public object Declarations => _declarations.Value;

    public EntryPoints EntryPoints { get; }

    public Subtypes Subtypes { get; }

    public Implementations Implementations { get; }

    public HandMade HandMade { get; }

    public Reachability Reachability { get; }

    public Callers Callers { get; }

    public EntryPaths EntryPaths { get; }

    public Registrations Registrations { get; }

    /// <summary>The options that hold for a file.</summary>
    public Options OptionsOf(SyntaxTree tree) => _options.GetOrAdd(tree, t => Options.For(t, _optionsProvider));

    /// <summary>The options that hold where a method is declared, or null when that is not in this compilation.</summary>
    public Options? OptionsOf(IMethodSymbol method) => method.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration ? OptionsOf(declaration.SyntaxTree) : null;

    /// <summary>The operation of a node, or null for a node of another project: in an IDE a referenced project's symbols have syntax, too.</summary>
    // No cancellation token here or below: what is kept for the whole compilation must not end half-made because one question was withdrawn.
    public IOperation? OperationOf(SyntaxNode node) =>
        Compilation.ContainsSyntaxTree(node.SyntaxTree) ? SemanticModelOf(node.SyntaxTree).GetOperation(node) : null;

    /// <summary>A call as it stands in the code. That of a flow graph stands alone; the tree's, which is asked what it means, knows the locals around it.</summary>
    public IInvocationOperation AsWritten(IInvocationOperation call) => OperationOf(call.Syntax) as IInvocationOperation ?? call;

    /// <summary>The body of a method, accessor or local function of this compilation.</summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        foreach (var reference in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
        {
            if (OperationOf(reference.GetSyntax()) is { } body and (IMethodBodyBaseOperation or ILocalFunctionOperation or IBlockOperation)) return body;
        }

        return null;
    }

    /// <summary>The type that a declaration of this compilation declares.</summary>
    public INamedTypeSymbol? TypeOf(BaseTypeDeclarationSyntax declaration) =>
        SemanticModelOf(declaration.SyntaxTree).GetDeclaredSymbol(declaration) as INamedTypeSymbol;

    /// <summary>The method whose whole body an operation is.</summary>
    public IMethodSymbol? MemberOf(IOperation body)
    {
        var node = body.Syntax;
        while (node is not (null or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax)) node = node.Parent;
        return node is null ? null : SemanticModelOf(node.SyntaxTree).GetDeclaredSymbol(node) switch
        {
            IMethodSymbol method => method,
            IPropertySymbol property when Has(property, body) => property.GetMethod,
            _ => null,
        };

        // A property's initializer belongs to no function.
        static bool Has(IPropertySymbol property, IOperation body) => body is IBlockOperation && property.GetMethod is not null;
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

    /// <summary>The calls in this compilation of methods with one of these names.</summary>
    public IEnumerable<IInvocationOperation> Calls(params string[] names) =>
        from name in names
        from mention in MentionsOf(name)
        let call = mention.FirstAncestorOrSelf<InvocationExpressionSyntax>()
        where call is not null
        let operation = OperationOf(call) as IInvocationOperation
        where operation is not null && operation.TargetMethod.Name == name
        select operation;

    /// <summary>Where functions and properties of that name are called, read, or named otherwise.</summary>
    public IEnumerable<SyntaxNode> MentionsOf(string name) =>
        from tree in _mentioned[name]
        from place in Mentions.In(tree).Of(name)
        select tree.GetRoot().FindNode(place, getInnermostNodeForTie: true);

    /// <summary>Whether a type of that name is declared here.</summary>
    public bool Declares(string type) => _declared.Contains(type);

    /// <summary>Whether something of that name is declared here as a type, called, read or created. Asked last: the first time it reads every tree.</summary>
    public bool Says(string name) => _declared.Contains(name) || _mentioned.Contains(name);

    /// <summary>The same of any name that a condition holds for.</summary>
    public bool Says(Func<string, bool> isName) => _declared.Names.Any(isName) || _mentioned.Names.Any(isName);

    // One semantic model a tree for the life of the compilation: a model of its own for each question would bind the same bodies again and again.
#pragma warning disable RS1030 // The callback's own model knows one tree; following a call into another file needs that file's model.
    private SemanticModel SemanticModelOf(SyntaxTree tree) => _semanticModels.GetOrAdd(tree, t => Compilation.GetSemanticModel(t));
#pragma warning restore RS1030
}
