using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>
/// What the compilation's start-up code says about clients, handlers and inboxes. Calls are found by name, and bound when a question is asked that
/// they may answer.
/// </summary>
internal sealed partial class Registrations
{
    private static readonly NameIndex<RegistrationCall>.Kind ByMethod = new(tree => SyntaxFacts.Of(tree).Registrations.Select(call => (call.Method, call)));

    private static readonly NameIndex<RegistrationCall>.Kind ByWord = new(tree => SyntaxFacts.Of(tree).Registrations.SelectMany(call => call.Words.Select(word => (word, call))));

    private static readonly NameIndex<InvocationExpressionSyntax>.Kind MayBeWrappers = new(tree => SyntaxFacts.Of(tree).MayBeWrappers);

    private readonly CommunicationModel _model;
    private readonly NameIndex<RegistrationCall> _byMethod;
    private readonly NameIndex<RegistrationCall> _byWord;
    private readonly NameIndex<InvocationExpressionSyntax> _mayBeWrappers;
    private readonly HashSet<SyntaxNode> _bound = new();
    private readonly ConcurrentDictionary<IMethodSymbol, EntryPoint> _handlers = new(SymbolEqualityComparer.Default);
    private readonly List<IInvocationOperation> _clientDefaults = new();
    private readonly HashSet<IPropertySymbol> _unique = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, ImmutableArray<ServiceLifetime>> _lifetimes = new(SymbolEqualityComparer.Default);
    private ImmutableList<ClientRegistration> _clients = ImmutableList<ClientRegistration>.Empty;
    private volatile RegistrationKinds _known;
    private Address _defaultAddress = Address.Unset;

    public Registrations(CommunicationModel model)
    {
        _model = model;
        _byMethod = ByMethod.Of(model.Compilation);
        _byWord = ByWord.Of(model.Compilation);
        _mayBeWrappers = MayBeWrappers.Of(model.Compilation);
    }

    /// <summary>The clients the container makes over a transport.</summary>
    public IEnumerable<ClientRegistration> Clients(Transport transport) =>
        Read(transport == Transport.Http ? RegistrationKinds.HttpClients : RegistrationKinds.GrpcClients)._clients.Where(client => client.Transport == transport);

    public void Add(ClientRegistration client) => _clients = _clients.Add(client);

    public void Add(ServiceRegistration service)
    {
        foreach (var type in new[] { service.Service, service.Implementation }.OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
        {
            _lifetimes[type.OriginalDefinition] = Known(type).Add(service.Lifetime);
        }
    }

    /// <summary>The lifetimes that registrations give a class, as itself or as what it is asked for; none when it is not registered in sight.</summary>
    public IReadOnlyList<ServiceLifetime> LifetimesOf(INamedTypeSymbol type)
    {
        ReadMentioning(RegistrationKinds.Services, type.Name);
        lock (_bound) return Known(type);
    }

    private ImmutableArray<ServiceLifetime> Known(INamedTypeSymbol type) =>
        _lifetimes.TryGetValue(type.OriginalDefinition, out var lifetimes) ? lifetimes : ImmutableArray<ServiceLifetime>.Empty;

    /// <summary>The calls that set up every HTTP client that the container makes.</summary>
    public IReadOnlyList<IInvocationOperation> ClientDefaults => Read(RegistrationKinds.ClientDefaults)._clientDefaults;

    /// <summary>What holds for every HTTP client that the container makes.</summary>
    public void AddClientDefaults(IInvocationOperation call, Address address)
    {
        _clientDefaults.Add(call);
        if (address.Kind != AddressKind.Relative) _defaultAddress = address;
    }

    /// <summary>The calls in this compilation of a method that registers something for its callers.</summary>
    public IEnumerable<IInvocationOperation> CallsOf(IMethodSymbol wrapper) =>
        from candidate in _mayBeWrappers[wrapper.Name]
        let call = _model.OperationOf(candidate) as IInvocationOperation
        where call is not null && SymbolEqualityComparer.Default.Equals(call.TargetMethod.Declared(), wrapper.OriginalDefinition)
        select call;

    public void AddUnique(IPropertySymbol property) => _unique.Add(property.OriginalDefinition);

    /// <summary>A handler given by name, which may be declared in another file. One written in place is found there.</summary>
    public void AddHandler(Handler? handler)
    {
        if (handler?.Delegate is IMethodReferenceOperation reference) AddHandler(reference.Method, handler.EntryPoint);
    }

    /// <summary>A method registered as a handler. One that is registered twice goes by one of its names, whichever registration is seen first.</summary>
    public void AddHandler(IMethodSymbol method, EntryPoint entryPoint) => _handlers.AddOrUpdate(
        method.OriginalDefinition, entryPoint, (_, known) => string.CompareOrdinal(known.Name, entryPoint.Name) <= 0 ? known : entryPoint);

    /// <summary>The entry point a method is because a registration names it, its type, or one derived from that.</summary>
    public EntryPoint? HandlerOf(IMethodSymbol method)
    {
        ReadMentioning(RegistrationKinds.Handlers, method.Name);
        if (method.ContainingType is { TypeKind: TypeKind.Class } type)
        {
            ReadMentioning(RegistrationKinds.Handlers, type.Name);
            foreach (var subtype in _model.Subtypes.Of(type)) ReadMentioning(RegistrationKinds.Handlers, subtype.Name);
        }

        return _handlers.TryGetValue(method.OriginalDefinition, out var entryPoint) ? entryPoint : null;
    }

    public bool IsUnique(IPropertySymbol property) => Read(RegistrationKinds.UniqueKeys)._unique.Contains(property.OriginalDefinition);

    /// <summary>Where the calls of a typed client go, or of one that is registered as a class derived from it.</summary>
    public Address HttpAddressOf(INamedTypeSymbol client)
    {
        var names = _model.Subtypes.Of(client).Select(type => type.Name).Append(client.Name).Append(RegistrationCall.AnyType);
        ReadMentioning(RegistrationKinds.HttpClients, names.ToArray());
        return HttpAddressOf(r => r.Client?.DerivesFrom(client.OriginalDefinition) == true);
    }

    /// <summary>Where the calls of a named client go.</summary>
    public Address HttpAddressOf(string name)
    {
        Read(RegistrationKinds.HttpClients);
        return HttpAddressOf(r => r.Name == name);
    }

    /// <summary>The registrations of a gRPC client, and those that may be, because a generic helper registers any.</summary>
    public ImmutableArray<ClientRegistration> GrpcClients(INamedTypeSymbol client) => Clients(Transport.Grpc)
        .Where(registration => registration.Client is null || SymbolEqualityComparer.Default.Equals(registration.Client, client))
        .ToImmutableArray();

    public bool MayEndGrpcCall(INamedTypeSymbol client, IOperation call, CommunicationModel model)
    {
        if (Has(ProcessFacts.TimeoutOfEveryClient)) return true;

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

        return found.Kind == AddressKind.Absolute ? found
            : isRegistered ? Read(RegistrationKinds.ClientDefaults)._defaultAddress
            : Address.Unknown;
    }

    private Registrations Read(RegistrationKinds kinds)
    {
        if ((_known & kinds) == kinds) return this;

        lock (_bound)
        {
            foreach (var method in _byMethod.Names.Where(method => Tells(method, kinds)))
            {
                foreach (var call in _byMethod[method]) Bind(call);
            }

            _known |= kinds;
        }

        return this;
    }

    private void ReadMentioning(RegistrationKinds kinds, params string[] words)
    {
        if ((_known & kinds) == kinds) return;

        foreach (var word in words)
        {
            if (!_byWord.Contains(word)) continue;

            lock (_bound)
            {
                foreach (var call in _byWord[word])
                {
                    if (Tells(call.Method, kinds)) Bind(call);
                }
            }
        }
    }

    private bool Tells(string method, RegistrationKinds kinds) => (_model.Frameworks.RegisteredBy(method) & kinds) != 0;

    // Under the lock. A registration may itself lead to a question here: it has been noted by then, so that questions end.
    private void Bind(RegistrationCall call)
    {
        if (_bound.Add(call.Syntax) && _model.OperationOf(call.Syntax) is IInvocationOperation operation) _model.Frameworks.Register(operation, _model, this);
    }
}
