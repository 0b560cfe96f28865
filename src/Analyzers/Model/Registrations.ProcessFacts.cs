namespace Wirecheck.Analyzers.Model;

/// <summary>What holds for the whole process.</summary>
internal sealed partial class Registrations
{
    /// <summary>The registrations that each is read from.</summary>
    private static readonly Dictionary<ProcessFacts, RegistrationKinds> ToldBy = new()
    {
        [ProcessFacts.TimeoutOfEveryClient] = RegistrationKinds.ClientDefaults,
        [ProcessFacts.ServicesFoundByName] = RegistrationKinds.ClientDefaults,
        [ProcessFacts.UnseenClientDefaults] = RegistrationKinds.ClientDefaults,
        [ProcessFacts.ConventionalRoutes] = RegistrationKinds.Handlers,
        [ProcessFacts.Inbox] = RegistrationKinds.Inbox,
        [ProcessFacts.PossibleInbox] = RegistrationKinds.Inbox,
        [ProcessFacts.BusOutbox] = RegistrationKinds.Inbox,
        [ProcessFacts.Broker] = RegistrationKinds.Inbox,
        [ProcessFacts.Mediator] = RegistrationKinds.Inbox,
        [ProcessFacts.Outbox] = RegistrationKinds.Inbox,
    };

    private ProcessFacts _facts;

    public bool Has(ProcessFacts fact) => (Read(ToldBy[fact])._facts & fact) != 0;

    // Called by registrations alone, which are read under the lock.
    public void Note(ProcessFacts fact) => _facts |= fact;

    /// <summary>Whether consumers see each message once: by an inbox that is, or may be, there, or because there is no broker.</summary>
    public bool DeliversOnce =>
        Has(ProcessFacts.Inbox) ||
        (Has(ProcessFacts.PossibleInbox) && !Has(ProcessFacts.BusOutbox)) ||
        (Has(ProcessFacts.Mediator) && !Has(ProcessFacts.Broker));

    /// <summary>Whether what is published may wait for the changes it tells of to be saved. Every inbox here comes with an outbox.</summary>
    public bool HoldsPublishedBack => Has(ProcessFacts.Outbox) || Has(ProcessFacts.BusOutbox) || Has(ProcessFacts.Inbox) || Has(ProcessFacts.PossibleInbox);
}
