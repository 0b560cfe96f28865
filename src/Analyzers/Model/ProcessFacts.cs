namespace Wirecheck.Analyzers.Model;

/// <summary>What holds for the whole process, as its start-up code says.</summary>
[Flags]
internal enum ProcessFacts
{
    None = 0,

    /// <summary>Every client of the process has a time-out from a default that holds for all.</summary>
    TimeoutOfEveryClient = 1,

    /// <summary>The host of an address is the name of a service, which is looked up.</summary>
    ServicesFoundByName = 2,

    /// <summary>Another project sets up every client.</summary>
    UnseenClientDefaults = 4,

    /// <summary>Requests reach actions that have no route of their own.</summary>
    ConventionalRoutes = 8,

    /// <summary>Consumed message ids are remembered before consumers run.</summary>
    Inbox = 16,

    /// <summary>What an inbox needs is there, so that it may be switched on out of sight.</summary>
    PossibleInbox = 32,

    /// <summary>What an inbox needs is there for another reason: the bus's own outbox, which guards no consumer.</summary>
    BusOutbox = 64,

    /// <summary>Messages come from a broker, which delivers at least once.</summary>
    Broker = 128,

    /// <summary>Messages are passed within the process, which delivers once.</summary>
    Mediator = 256,

    /// <summary>What is published waits in the store until its changes are saved, or may.</summary>
    Outbox = 512,
}
