namespace Wirecheck.Analyzers.Model;

/// <summary>What holds for the whole process.</summary>
internal sealed partial class Registrations
{
    private bool _everyClientHasTimeout;
    private bool _findsServicesByName;
    private bool _hasUnseenClientDefaults;
    private bool _hasConventionalRoutes;
    private bool _hasInbox;
    private bool _mayHaveInbox;
    private bool _hasBusOutbox;
    private bool _hasBroker;
    private bool _hasMediator;

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
}
