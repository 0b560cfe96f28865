using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>
/// What the compilation's start-up code says about clients, handlers and inboxes. Calls are found by name, and bound when a question is asked that
/// they may answer.
/// </summary>
internal sealed class Registrations
{
    private readonly CommunicationModel _model;
    private readonly Lazy<RegistrationIndex> _index;
    private readonly HashSet<SyntaxNode> _bound = new();
    private readonly ConcurrentDictionary<IMethodSymbol, EntryPoint> _handlers = new(SymbolEqualityComparer.Default);
    private readonly List<IInvocationOperation> _clientDefaults = new();
    private readonly List<Handler> _handlersInPlace = new();
    private readonly HashSet<IPropertySymbol> _unique = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, ImmutableArray<ServiceLifetime>> _lifetimes = new(SymbolEqualityComparer.Default);
    private ImmutableList<ClientRegistration> _clients = ImmutableList<ClientRegistration>.Empty;
    private volatile RegistrationKinds _known;
    private Address _defaultAddress = Address.Unset;
    private bool _everyClientHasTimeout;
    private bool _findsServicesByName;
    private bool _hasUnseenClientDefaults;
    private bool _hasConventionalRoutes;
    private bool _hasInbox;
    private bool _mayHaveInbox;
    private bool _hasBusOutbox;
    private bool _hasBroker;
    private bool _hasMediator;

    public Registrations(CommunicationModel model)
    {
        _model = model;
        _index = new(() => new RegistrationIndex(model));
    }

    /// <summary>Whether every client of the process has a time-out from a default that holds for all.</summary>
    public bool EveryClientHasTimeout
    {
        get => Read(RegistrationKinds.ClientDefaults)._everyClientHasTimeout;
        set => _everyClientHasTimeout = value;
    }

    /// <summary>Whether the host of an address is the name of a service, which is looked up.</summary>
    public bool FindsServicesByName
    {
        get => Read(RegistrationKinds.ClientDefaults)._findsServicesByName;
        set => _findsServicesByName = value;
    }

    /// <summary>Whether another project sets up every client.</summary>
    public bool HasUnseenClientDefaults
    {
        get => Read(RegistrationKinds.ClientDefaults)._hasUnseenClientDefaults;
        set => _hasUnseenClientDefaults = value;
    }

    /// <summary>Whether requests reach actions that have no route of their own.</summary>
    public bool HasConventionalRoutes
    {
        get => Read(RegistrationKinds.Handlers)._hasConventionalRoutes;
        set => _hasConventionalRoutes = value;
    }

    /// <summary>Whether consumed message ids are remembered before consumers run.</summary>
    public bool HasInbox
    {
        get => Read(RegistrationKinds.Inbox)._hasInbox;
        set => _hasInbox = value;
    }

    /// <summary>Whether what an inbox needs is there, so that it may be switched on out of sight.</summary>
    public bool MayHaveInbox
    {
        get => Read(RegistrationKinds.Inbox)._mayHaveInbox;
        set => _mayHaveInbox = value;
    }

    /// <summary>Whether what an inbox needs is there for another reason: the bus's own outbox, which guards no consumer.</summary>
    public bool HasBusOutbox
    {
        get => Read(RegistrationKinds.Inbox)._hasBusOutbox;
        set => _hasBusOutbox = value;
    }

    /// <summary>Whether messages come from a broker, which delivers at least once.</summary>
    public bool HasBroker
    {
        get => Read(RegistrationKinds.Inbox)._hasBroker;
        set => _hasBroker = value;
    }

    /// <summary>Whether messages are passed within the process, which delivers once.</summary>
    public bool HasMediator
    {
        get => Read(RegistrationKinds.Inbox)._hasMediator;
        set => _hasMediator = value;
    }

    /// <summary>Whether consumers see each message once: by an inbox that is, or may be, there, or because there is no broker.</summary>
    public bool DeliversOnce => HasInbox || (MayHaveInbox && !HasBusOutbox) || (HasMediator && !HasBroker);

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
        from candidate in _index.Value.MayBeWrappers[wrapper.Name]
        let call = _model.OperationOf(candidate) as IInvocationOperation
        where call is not null && SymbolEqualityComparer.Default.Equals(call.TargetMethod.Declared(), wrapper.OriginalDefinition)
        select call;

    public void AddUnique(IPropertySymbol property) => _unique.Add(property.OriginalDefinition);

    /// <summary>A handler given in place, or by name, which may be declared in another file.</summary>
    public void AddHandler(Handler? handler)
    {
        if (handler?.Delegate is IMethodReferenceOperation reference) AddHandler(reference.Method, handler.EntryPoint);
        else if (handler is not null) _handlersInPlace.Add(handler);
    }

    /// <summary>A method registered as a handler. One that is registered twice goes by one of its names, whichever registration is seen first.</summary>
    public void AddHandler(IMethodSymbol method, EntryPoint entryPoint) => _handlers.AddOrUpdate(
        method.OriginalDefinition, entryPoint, (_, known) => string.CompareOrdinal(known.Name, entryPoint.Name) <= 0 ? known : entryPoint);

    /// <summary>The handlers written as lambdas where they are registered.</summary>
    public IEnumerable<Handler> HandlersInPlace => Read(RegistrationKinds.Handlers)._handlersInPlace;

    /// <summary>The handlers registered by name.</summary>
    public IEnumerable<KeyValuePair<IMethodSymbol, EntryPoint>> HandlersByName => Read(RegistrationKinds.Handlers)._handlers;

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

        return found.Kind == AddressKind.Absolute ? found
            : isRegistered ? Read(RegistrationKinds.ClientDefaults)._defaultAddress
            : Address.Unknown;
    }

    private Registrations Read(RegistrationKinds kinds)
    {
        if ((_known & kinds) == kinds) return this;

        lock (_bound)
        {
            foreach (var (call, tells) in _index.Value.Calls)
            {
                if ((tells & kinds) != 0) Bind(call);
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
            if (!_index.Value.ByWord.Contains(word)) continue;

            lock (_bound)
            {
                foreach (var (call, tells) in _index.Value.ByWord[word])
                {
                    if ((tells & kinds) != 0) Bind(call);
                }
            }
        }
    }

    // Under the lock. A registration may itself lead to a question here: it has been noted by then, so that questions end.
    private void Bind(RegistrationCall call)
    {
        if (_bound.Add(call.Syntax) && _model.OperationOf(call.Syntax) is IInvocationOperation operation) _model.Frameworks.Register(operation, _model, this);
    }
}
