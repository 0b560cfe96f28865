using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// What one library's types and members mean to communication. Only the files of this folder spell a library's type names;
/// adding a library is adding one file here and one line to <see cref="FrameworkSet"/>.
/// </summary>
internal abstract class Framework
{
    /// <summary>A type whose presence says that the compilation references the library.</summary>
    public abstract string MarkerType { get; }

    /// <summary>Whether the library alone is a reason to analyse. Stores and HTTP clients are not: they matter only where an entry point is.</summary>
    public virtual bool IsReason => false;

    /// <summary>Whether the library is the client of a broker, or a bus on top of one.</summary>
    public virtual bool IsBroker => false;

    /// <summary>Names of the methods that configure this library. Calls of these are found by name before anything is bound.</summary>
    public virtual IReadOnlyCollection<string> RegistrationMethods => Array.Empty<string>();

    /// <summary>What calls of those methods tell.</summary>
    public virtual RegistrationKinds Registers => RegistrationKinds.All;

    /// <summary>
    /// Whether operations of a declared member may mean something here: calls of a method, creations by a constructor, assignments through a
    /// property's setter or getter, subscriptions through an event's accessor. Asked once per member, so it may be slow.
    /// </summary>
    public abstract bool Knows(IMethodSymbol member);

    /// <summary>What a call of a known method means, or null.</summary>
    public virtual Fact? Classify(IInvocationOperation call, CommunicationModel model) => null;

    /// <summary>Names of the properties whose reading may mean something here. Most code reads properties: the others cost no more than their name.</summary>
    public virtual IReadOnlyCollection<string> Getters => Array.Empty<string>();

    /// <summary>What the reading of a property with a known getter means, or null.</summary>
    public virtual Fact? Classify(IPropertyReferenceOperation property, CommunicationModel model) => null;

    /// <summary>What the creation of an object by a known constructor means, or null.</summary>
    public virtual Fact? Classify(IObjectCreationOperation creation, CommunicationModel model) => null;

    /// <summary>What an assignment through a known setter means, or null.</summary>
    public virtual Fact? Classify(ISimpleAssignmentOperation assignment, IPropertySymbol property, CommunicationModel model) => null;

    /// <summary>What a subscription to a known event means, or null.</summary>
    public virtual Fact? Classify(IEventAssignmentOperation subscription, IEventSymbol subscribed, CommunicationModel model) => null;

    /// <summary>The entry point a method is by its own declaration, or null.</summary>
    public virtual EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) => null;

    /// <summary>Where a remote call of this library goes.</summary>
    public virtual Address AddressOf(RemoteCall call, CommunicationModel model) => Address.Unknown;

    /// <summary>What a remote call of this library gives as the address it goes to; null when its client knows.</summary>
    public virtual IOperation? GivenAddress(RemoteCall call, CommunicationModel model) => null;

    /// <summary>Where the calls of a client go that a known call makes: <c>factory.CreateClient("shipping")</c>.</summary>
    public virtual Address AddressOfClient(IInvocationOperation made, CommunicationModel model) => Address.Unknown;

    /// <summary>Whether something ends a remote call of this library by time, or may, out of sight.</summary>
    public virtual bool MayEnd(RemoteCall call, CommunicationModel model) => true;

    /// <summary>Whether a remote call made while another is served ends with that one, or may, out of sight.</summary>
    public virtual bool MayInherit(RemoteCall call, CommunicationModel model) => true;

    /// <summary>The registrations that say what the client of a remote call does; none where its making is out of sight.</summary>
    public virtual ImmutableArray<ClientRegistration> RegistrationsOf(RemoteCall call, CommunicationModel model) => ImmutableArray<ClientRegistration>.Empty;

    /// <summary>Whether a method is work of the process's own, which nobody requests and no message starts.</summary>
    public virtual bool IsJob(IMethodSymbol method) => false;

    /// <summary>Whether a method returns something that works by way of what it is called on, and keeps it: <c>channel.CreateCallInvoker()</c>.</summary>
    public virtual bool Wraps(IMethodSymbol method) => false;

    /// <summary>Where this compilation tells the library's broker how many messages a consumer may hold.</summary>
    public virtual IEnumerable<PrefetchSetting> PrefetchSettings(CommunicationModel model) => Array.Empty<PrefetchSetting>();

    /// <summary>Whether this compilation has the library's broker give up a message that was delivered too often.</summary>
    public virtual bool LimitsDeliveries(CommunicationModel model) => false;

    /// <summary>The guard against a second delivery that a project with this library has at hand, as a noun; null when it has none.</summary>
    public virtual string? Guard => null;

    /// <summary>The outbox that a project with this library has at hand, as a noun; null when it has none.</summary>
    public virtual string? Outbox => null;

    /// <summary>Whether a publisher of this library that can be told of a transaction is told of one, or may be, out of sight.</summary>
    public virtual bool MayBeInTransaction(Publish publish, CommunicationModel model) => true;

    /// <summary>Whether the broker may forget the messages that a loop takes, so that none is delivered again.</summary>
    public virtual bool MayForget(Reception reception, CommunicationModel model) => false;

    /// <summary>The names of the methods by which a loop asks for messages.</summary>
    public virtual IReadOnlyCollection<string> ReceptionMethods => Array.Empty<string>();

    /// <summary>The settings by which the messages that a loop takes count as done as soon as it has them; null where they do not, or may not.</summary>
    public virtual IObjectCreationOperation? StoresFirst(Reception reception, CommunicationModel model) => null;

    /// <summary>Whether a message is handed over for sending, and it is in sight that nobody learns when that fails.</summary>
    public virtual bool IsUnobserved(Publish publish, CommunicationModel model) => false;

    /// <summary>The making of the channel that a message goes through, when it is in sight that the broker is not asked to confirm what comes through it.</summary>
    public virtual IInvocationOperation? UnconfirmedChannelOf(Publish publish, CommunicationModel model) => null;

    /// <summary>What a message says, when it is in sight that neither the code nor the library gives it an id beside that.</summary>
    public virtual Unidentified? UnidentifiedOf(Publish publish, CommunicationModel model) => null;

    /// <summary>Whether the library has an endpoint called for messages, which another library maps.</summary>
    /// <param name="mapping">The call that maps it.</param>
    /// <param name="handler">The function it is mapped to.</param>
    public virtual bool DeliversTo(IInvocationOperation mapping, IOperation handler) => false;

    /// <summary>Whether a lambda given to this method runs while the caller waits.</summary>
    public virtual bool RunsDelegate(IMethodSymbol method) => false;

    /// <summary>The method that a known call runs although another is written: the handler of a message that a mediator is given.</summary>
    public virtual IMethodSymbol? Dispatched(IInvocationOperation call) => null;

    /// <summary>The names of methods by which this library runs a method of that name.</summary>
    public virtual IEnumerable<string> DispatchersOf(string handler) => Array.Empty<string>();

    /// <summary>Reads what a registration call says.</summary>
    public virtual void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
    }
}
