using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.Model;

/// <summary>What the compilation's start-up code says about clients, handlers and inboxes. Read once, whole.</summary>
internal sealed class Registrations
{
    // Syntax trees outlive compilations while somebody types: only the edited tree is scanned again.
    private static readonly ConditionalWeakTable<SyntaxTree, Candidates> CandidatesOfTrees = new();

    // How methods that register for their callers are called: AddInternalClient, UseShipping.
    private static readonly string[] WrapperPrefixes = { "Add", "Register", "Configure", "Use" };

    private readonly List<ClientRegistration> _clients = new();
    private readonly Dictionary<INamedTypeSymbol, List<ServiceLifetime>> _lifetimes = new(SymbolEqualityComparer.Default);
    private readonly List<IInvocationOperation> _clientDefaults = new();
    private Address _defaultAddress = Address.Unset;
    private readonly Dictionary<IMethodSymbol, EntryPoint> _handlers = new(SymbolEqualityComparer.Default);
    private readonly List<Handler> _handlersInPlace = new();
    private readonly HashSet<IPropertySymbol> _unique = new(SymbolEqualityComparer.Default);

    private Registrations()
    {
    }

    /// <summary>Whether every client of the process has a time-out from a default that holds for all.</summary>
    public bool EveryClientHasTimeout { get; set; }

    /// <summary>Whether the host of an address is the name of a service, which is looked up.</summary>
    public bool FindsServicesByName { get; set; }

    /// <summary>Whether another project sets up every client.</summary>
    public bool HasUnseenClientDefaults { get; set; }

    /// <summary>Whether consumed message ids are remembered before consumers run.</summary>
    public bool HasInbox { get; set; }

    /// <summary>Whether what an inbox needs is there, so that it may be switched on out of sight.</summary>
    public bool MayHaveInbox { get; set; }

    /// <summary>Whether what an inbox needs is there for another reason: the bus's own outbox, which guards no consumer.</summary>
    public bool HasBusOutbox { get; set; }

    /// <summary>Whether messages come from a broker, which delivers at least once.</summary>
    public bool HasBroker { get; set; }

    /// <summary>Whether messages are passed within the process, which delivers once.</summary>
    public bool HasMediator { get; set; }

    /// <summary>Whether consumers see each message once: by an inbox that is, or may be, there, or because there is no broker.</summary>
    public bool DeliversOnce => HasInbox || (MayHaveInbox && !HasBusOutbox) || (HasMediator && !HasBroker);

    public static Registrations Read(CommunicationModel model)
    {
        var registrations = new Registrations();
        foreach (var tree in model.Compilation.SyntaxTrees)
        {
            foreach (var candidate in CandidatesOfTrees.GetValue(tree, FindCandidates).Known)
            {
                if (model.OperationOf(candidate) is IInvocationOperation call) model.Frameworks.Register(call, model, registrations);
            }
        }

        return registrations;
    }

    /// <summary>The clients the container makes over a transport.</summary>
    public IEnumerable<ClientRegistration> Clients(Transport transport) => _clients.Where(client => client.Transport == transport);

    public void Add(ClientRegistration client) => _clients.Add(client);

    public void Add(ServiceRegistration service)
    {
        foreach (var type in new[] { service.Service, service.Implementation }.OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
        {
            if (!_lifetimes.TryGetValue(type.OriginalDefinition, out var lifetimes)) _lifetimes.Add(type.OriginalDefinition, lifetimes = new());
            lifetimes.Add(service.Lifetime);
        }
    }

    /// <summary>The lifetimes that registrations give a class, as itself or as what it is asked for; none when it is not registered in sight.</summary>
    public IReadOnlyList<ServiceLifetime> LifetimesOf(INamedTypeSymbol type) =>
        _lifetimes.TryGetValue(type.OriginalDefinition, out var lifetimes) ? lifetimes : Array.Empty<ServiceLifetime>();

    /// <summary>The calls that set up every HTTP client that the container makes.</summary>
    public IReadOnlyList<IInvocationOperation> ClientDefaults => _clientDefaults;

    /// <summary>What holds for every HTTP client that the container makes.</summary>
    public void AddClientDefaults(IInvocationOperation call, Address address)
    {
        _clientDefaults.Add(call);
        if (address.Kind != AddressKind.Relative) _defaultAddress = address;
    }

    /// <summary>The calls in this compilation of a method that registers something for its callers.</summary>
    public IEnumerable<IInvocationOperation> CallsOf(IMethodSymbol wrapper, CommunicationModel model) =>
        from tree in model.Compilation.SyntaxTrees
        from candidate in CandidatesOfTrees.GetValue(tree, FindCandidates).MayBeWrappers
        where NameOf(candidate) == wrapper.Name
        let call = model.OperationOf(candidate) as IInvocationOperation
        where call is not null && SymbolEqualityComparer.Default.Equals(call.TargetMethod.Declared(), wrapper.OriginalDefinition)
        select call;

    public void AddUnique(IPropertySymbol property) => _unique.Add(property.OriginalDefinition);

    /// <summary>A handler given in place, or by name, which may be declared in another file.</summary>
    public void AddHandler(Handler? handler)
    {
        if (handler?.Delegate is IMethodReferenceOperation reference) _handlers[reference.Method.OriginalDefinition] = handler.EntryPoint;
        else if (handler is not null) _handlersInPlace.Add(handler);
    }

    /// <summary>The handlers written as lambdas where they are registered.</summary>
    public IEnumerable<Handler> HandlersInPlace => _handlersInPlace;

    /// <summary>The handlers registered by name.</summary>
    public IEnumerable<KeyValuePair<IMethodSymbol, EntryPoint>> HandlersByName => _handlers;

    public EntryPoint? HandlerOf(IMethodSymbol method) => _handlers.TryGetValue(method.OriginalDefinition, out var entryPoint) ? entryPoint : null;

    public bool IsUnique(IPropertySymbol property) => _unique.Contains(property.OriginalDefinition);

    /// <summary>Where the calls of a typed client go, or of one that is registered as a class derived from it.</summary>
    public Address HttpAddressOf(INamedTypeSymbol client) => HttpAddressOf(r => r.Client?.DerivesFrom(client.OriginalDefinition) == true);

    /// <summary>Where the calls of a named client go.</summary>
    public Address HttpAddressOf(string name) => HttpAddressOf(r => r.Name == name);

    /// <summary>The registrations of a gRPC client, and those that may be, because a generic helper registers any.</summary>
    public ImmutableArray<ClientRegistration> GrpcClients(INamedTypeSymbol client) => Clients(Transport.Grpc)
        .Where(registration => registration.Client is null || SymbolEqualityComparer.Default.Equals(registration.Client, client))
        .ToImmutableArray();

    public bool MayEndGrpcCall(INamedTypeSymbol client, IOperation call, CommunicationModel model)
    {
        if (EveryClientHasTimeout) return true;

        foreach (var registration in GrpcClients(client))
        {
            if (registration.MayEndCalls) return true;

            // Outside a gRPC service there is no server call whose deadline could be passed on.
            if (registration.PropagatesContext && model.EntryPoints.Enclosing(call)?.Kind is not (EntryPointKind.HttpRequest or EntryPointKind.Message)) return true;
        }

        return false;
    }

    /// <summary>The one host that the registrations which name one agree on.</summary>
    private Address HttpAddressOf(Func<ClientRegistration, bool> isIt)
    {
        var found = Address.Unset;
        var isRegistered = false;
        foreach (var registration in _clients)
        {
            if (registration.Transport != Transport.Http || !isIt(registration)) continue;

            isRegistered = true;
            if (registration.Address.Kind == AddressKind.Relative) continue;
            if (registration.Address.Kind == AddressKind.Unknown || (found.Kind == AddressKind.Absolute && found.Host != registration.Address.Host)) return Address.Unknown;
            found = registration.Address;
        }

        return found.Kind == AddressKind.Absolute ? found : isRegistered ? _defaultAddress : Address.Unknown;
    }

    private static Candidates FindCandidates(SyntaxTree tree)
    {
        var known = new List<InvocationExpressionSyntax>();
        var mayBeWrappers = new List<InvocationExpressionSyntax>();
        foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (NameOf(call) is not { } name) continue;
            if (FrameworkSet.RegistrationMethods.Contains(name)) known.Add(call);
            else if (WrapperPrefixes.Any(prefix => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal))) mayBeWrappers.Add(call);
        }

        return new Candidates(known.ToArray(), mayBeWrappers.ToArray());
    }

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The calls of a tree that may register something, by their names alone.</summary>
    private sealed record Candidates(InvocationExpressionSyntax[] Known, InvocationExpressionSyntax[] MayBeWrappers);
}
