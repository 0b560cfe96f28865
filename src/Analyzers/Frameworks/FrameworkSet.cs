using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>The libraries one compilation references, and what its calls mean to them.</summary>
internal sealed class FrameworkSet
{
    private static readonly ImmutableArray<Func<LibraryTypes, Framework>> Known = ImmutableArray.Create<Func<LibraryTypes, Framework>>(
        types => new DaprTopics(),
        types => new AspNetCoreMvc(types),
        types => new AspNetCoreRouting(),
        types => new AspNetCorePipeline(),
        types => new RazorPages(types),
        types => new SignalR(types),
        types => new FastEndpoints(types),
        types => new AzureFunctions(types),
        types => new AwsLambda(types),
        types => new HttpClients(),
        types => new HttpClientFactory(),
        types => new HttpResilience(),
        types => new HttpPolicies(),
        types => new ServiceDiscovery(),
        types => new JsonBodies(),
        types => new HealthChecks(types),
        types => new Refit(types),
        types => new RestSharp(),
        types => new Flurl(),
        types => new WebRequests(),
        types => new Dapr(),
        types => new GrpcCore(types),
        types => new GrpcNetClient(),
        types => new GrpcClientFactory(),
        types => new ProtobufNetGrpc(types),
        types => new MassTransit(types),
        types => new NServiceBus(types),
        types => new Rebus(types),
        types => new Wolverine(types),
        types => new Cap(types),
        types => new AwsMessaging(),
        types => new Brighter(types),
        types => new AzureServiceBus(),
        types => new Kafka(),
        types => new Nats(),
        types => new NatsClient1(),
        types => new AmazonSqs(),
        types => new RabbitMQ(),
        types => new EntityFrameworkCore(types),
        types => new DatabaseTransactions(),
        types => new StackExchangeRedis(),
        types => new Dapper(),
        types => new AdoNet(types),
        types => new MongoDb(),
        types => new Marten(),
        types => new MediatR(types),
        types => new DependencyInjection(),
        types => new HostedServices(types),
        types => new Executors(),
        types => new Tasks());

    /// <summary>Every library's registration methods, whether this compilation references it or not, so that the names found in a tree can be kept.</summary>
    public static readonly HashSet<string> RegistrationMethods = AllRegistrationMethods();

    /// <summary>Exceptions by which stores and their libraries refuse a second row under a key.</summary>
    private static readonly string[] DuplicateExceptions =
    {
        "DbUpdateException", "UniqueConstraintException", "DbException", "SqlException", "PostgresException", "MySqlException", "SqliteException", "OracleException",
        "MongoWriteException", "MongoDuplicateKeyException", "MongoBulkWriteException", "DocumentAlreadyExistsException",
    };

    private static readonly string[] TestAssemblies =
    {
        "xunit.core", "xunit.v3.core", "nunit.framework", "MSTest.TestFramework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework", "TUnit.Core",
    };

    private readonly ImmutableArray<Framework> _frameworks;
    private readonly HashSet<string> _getters;
    private readonly ConcurrentDictionary<SyntaxNode, Address> _addresses = new();
    private readonly ConcurrentDictionary<string, RegistrationKinds> _registeredBy = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IMethodSymbol, Framework?> _owners = new(SymbolEqualityComparer.Default);

    private FrameworkSet(LibraryTypes types, ImmutableArray<Framework> frameworks, bool isTestProject)
    {
        Types = types;
        _frameworks = frameworks;
        _getters = new HashSet<string>(frameworks.SelectMany(framework => framework.Getters));
        ReceptionMethods = new HashSet<string>(frameworks.SelectMany(framework => framework.ReceptionMethods));
        HasBroker = frameworks.Any(framework => framework.IsBroker);
        IsTestProject = isTestProject;
    }

    /// <summary>The libraries' types.</summary>
    public LibraryTypes Types { get; }

    /// <summary>The names of the methods by which a loop asks one of these libraries for messages.</summary>
    public HashSet<string> ReceptionMethods { get; }

    /// <summary>Whether the project holds tests, whose calls wait on purpose and whose deadlines are the test runner's.</summary>
    public bool IsTestProject { get; }

    /// <summary>The set for a compilation, or null when it references nothing that communicates.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="options">What the project says of itself: where it names handlers of its own, it communicates whatever it references.</param>
    public static FrameworkSet? For(Compilation compilation, Options? options)
    {
        var types = new LibraryTypes(compilation);
        var present = Known
            .Select(create => create(types))
            .Where(framework => types.Find(framework.MarkerType) is not null)
            .Prepend(new OwnTypes(options?.PublishMethods ?? NamePatterns.None))
            .ToImmutableArray();

        if (options?.HandlerTypes.IsEmpty != false && !present.Any(framework => framework.IsReason)) return null;

        var isTestProject = compilation.ReferencedAssemblyNames.Any(name => TestAssemblies.Contains(name.Name));
        return new FrameworkSet(types, present, isTestProject);
    }

    /// <summary>What a call means, or null. Costs one look-up for the many calls that mean nothing.</summary>
    public Fact? Classify(IInvocationOperation call, CommunicationModel model) =>
        Owner(call.TargetMethod)?.Classify(call, model);

    public Fact? Classify(IPropertyReferenceOperation property, CommunicationModel model) =>
        _getters.Contains(property.Property.Name) && property.Property.GetMethod is { } getter ? Owner(getter)?.Classify(property, model) : null;

    public Fact? Classify(IObjectCreationOperation creation, CommunicationModel model) =>
        creation.Constructor is { } constructor ? Owner(constructor)?.Classify(creation, model) : null;

    public Fact? Classify(ISimpleAssignmentOperation assignment, CommunicationModel model) =>
        assignment.Target is IPropertyReferenceOperation { Property: { SetMethod: { } setter } property }
            ? Owner(setter)?.Classify(assignment, property, model)
            : null;

    public Fact? Classify(IEventAssignmentOperation subscription, CommunicationModel model) =>
        subscription is { Adds: true, EventReference: IEventReferenceOperation { Event: { AddMethod: { } add } subscribed } }
            ? Owner(add)?.Classify(subscription, subscribed, model)
            : null;

    public EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model)
    {
        foreach (var framework in _frameworks)
        {
            if (framework.EntryPoint(method, model) is { } entryPoint) return entryPoint;
        }

        return null;
    }

    public bool DeliversTo(IInvocationOperation mapping, IOperation handler) => _frameworks.Any(framework => framework.DeliversTo(mapping, handler));

    public bool RunsDelegate(IMethodSymbol method) => Owner(method)?.RunsDelegate(method.Declared()) ?? false;

    public IEnumerable<string> DispatchersOf(string handler) => _frameworks.SelectMany(framework => framework.DispatchersOf(handler));

    public IMethodSymbol? Dispatched(IInvocationOperation call) => Owner(call.TargetMethod)?.Dispatched(call);

    /// <summary>Where a remote call goes. Every handler that reaches the call asks.</summary>
    public Address AddressOf(RemoteCall call, CommunicationModel model)
    {
        var syntax = call.Operation.Syntax;
        return _addresses.TryGetValue(syntax, out var known)
            ? known
            : _addresses.GetOrAdd(syntax, Owner(call.Operation.TargetMethod)?.AddressOf(call, model) ?? Address.Unknown);
    }

    public IOperation? GivenAddress(RemoteCall call, CommunicationModel model) => Owner(call.Operation.TargetMethod)?.GivenAddress(call, model);

    public Address AddressOfClient(IInvocationOperation made, CommunicationModel model) => Owner(made.TargetMethod)?.AddressOfClient(made, model) ?? Address.Unknown;

    /// <summary>The type of what a call answers with, if it says nothing of the answer's fields.</summary>
    public ITypeSymbol? UntypedResult(IInvocationOperation call) => JsonBodies.Result(call) is { } type && JsonBodies.IsUntyped(type) ? type : null;

    /// <summary>Whether an operation looks up a field of an untyped value.</summary>
    public bool LooksUp(IOperation operation) => JsonBodies.LooksUp(operation);

    /// <summary>Whether a client asks for a newer version of HTTP than 1.1, or may, out of sight.</summary>
    public bool MayRaiseVersion(ClientRegistration client, CommunicationModel model) => HttpVersions.MayBeRaised(client, model);

    public bool MayEnd(RemoteCall call, CommunicationModel model) => Owner(call.Operation.TargetMethod)?.MayEnd(call, model) ?? true;

    public bool MayInherit(RemoteCall call, CommunicationModel model) => Owner(call.Operation.TargetMethod)?.MayInherit(call, model) ?? true;

    /// <summary>The registration of the client that a builder step is made on; null where that is out of sight.</summary>
    public ClientRegistration? RegistrationOf(IInvocationOperation step, CommunicationModel model) =>
        FluentChain.Back(step).Select(call => Classify(call, model) as ClientRegistration).FirstOrDefault(registration => registration is not null);

    /// <summary>Whether what is configured for every client may see to it that connections are renewed.</summary>
    public bool MayRenewConnections(Registrations registrations) => ConnectionLifetime.MayEndByDefault(registrations);

    public ImmutableArray<ClientRegistration> RegistrationsOf(RemoteCall call, CommunicationModel model) =>
        Owner(call.Operation.TargetMethod)?.RegistrationsOf(call, model) ?? ImmutableArray<ClientRegistration>.Empty;

    public bool IsJob(IMethodSymbol method) => _frameworks.Any(framework => framework.IsJob(method));

    /// <summary>Whether a call is of a library's method that may publish or save: of any that means something and does not merely run a delegate.</summary>
    public bool MayWrite(IInvocationOperation call) => Owner(call.TargetMethod) is { } owner && !owner.RunsDelegate(call.TargetMethod.Declared());

    public bool Wraps(IMethodSymbol method) => _frameworks.Any(framework => framework.Wraps(method.Declared()));

    public IEnumerable<PrefetchSetting> PrefetchSettings(CommunicationModel model) => _frameworks.SelectMany(framework => framework.PrefetchSettings(model));

    public bool LimitsDeliveries(CommunicationModel model) => _frameworks.Any(framework => framework.LimitsDeliveries(model));

    /// <summary>Whether an exception of this type is how a store says that a key is there already.</summary>
    public bool MeansDuplicate(ITypeSymbol exception) => DuplicateExceptions.Contains(exception.Name);

    /// <summary>Whether a method reads what the process forgets when it stops.</summary>
    public bool Forgets(IMethodSymbol method) => Caches.IsMemory(method);

    /// <summary>Whether the project has the client of a broker at hand.</summary>
    public bool HasBroker { get; }

    /// <summary>The guards against a second delivery that this project has at hand.</summary>
    public IEnumerable<string> Guards => _frameworks.Select(framework => framework.Guard).OfType<string>();

    /// <summary>The outboxes that this project has at hand.</summary>
    public IEnumerable<string> Outboxes => _frameworks.Select(framework => framework.Outbox).OfType<string>();

    public bool MayBeInTransaction(Publish publish, CommunicationModel model) => Owner(publish.Operation.TargetMethod)?.MayBeInTransaction(publish, model) ?? true;

    public bool MayForget(Reception reception, CommunicationModel model) => Owner(reception.Operation.TargetMethod)?.MayForget(reception, model) ?? true;

    public IObjectCreationOperation? StoresFirst(Reception reception, CommunicationModel model) => Owner(reception.Operation.TargetMethod)?.StoresFirst(reception, model);

    public bool IsUnobserved(Publish publish, CommunicationModel model) => Owner(publish.Operation.TargetMethod)?.IsUnobserved(publish, model) == true;

    /// <summary>Whether this compilation publishes to, or consumes from, something that keeps messages where others are not kept. Reads every tree.</summary>
    public bool UsesStreams(CommunicationModel model) => Nats.UsesJetStream(model);

    public IInvocationOperation? UnconfirmedChannelOf(Publish publish, CommunicationModel model) => Owner(publish.Operation.TargetMethod)?.UnconfirmedChannelOf(publish, model);

    public Unidentified? UnidentifiedOf(Publish publish, CommunicationModel model) => Owner(publish.Operation.TargetMethod)?.UnidentifiedOf(publish, model);

    /// <summary>Whether a call ends a transaction of a store, or may.</summary>
    public bool EndsTransaction(IInvocationOperation call) => DatabaseTransactions.Ends(call);

    /// <summary>What calls of a method of that name may tell, as far as this compilation references a library that has it.</summary>
    public RegistrationKinds RegisteredBy(string method) => _registeredBy.GetOrAdd(
        method, name => _frameworks.Where(framework => framework.RegistrationMethods.Contains(name)).Aggregate(RegistrationKinds.None, (kinds, framework) => kinds | framework.Registers));

    public void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        foreach (var framework in _frameworks)
        {
            if (framework.RegistrationMethods.Contains(call.TargetMethod.Name)) framework.Register(call, model, registrations);
        }
    }

    private Framework? Owner(IMethodSymbol method)
    {
        var declared = method.Declared();
        return _owners.TryGetValue(declared, out var owner) ? owner : _owners.GetOrAdd(declared, FindOwner(declared));
    }

    private Framework? FindOwner(IMethodSymbol declared)
    {
        foreach (var framework in _frameworks)
        {
            if (framework.Knows(declared)) return framework;
        }

        return null;
    }

    private static HashSet<string> AllRegistrationMethods()
    {
        var nothing = new LibraryTypes(CSharpCompilation.Create("nothing"));
        return new HashSet<string>(Known.SelectMany(create => create(nothing).RegistrationMethods), StringComparer.Ordinal);
    }
}
