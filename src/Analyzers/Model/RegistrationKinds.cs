namespace Wirecheck.Analyzers.Model;

/// <summary>What a library's registrations tell, so that a question binds only the calls that can answer it.</summary>
[Flags]
internal enum RegistrationKinds
{
    None = 0,

    /// <summary>Functions that are run for requests or messages.</summary>
    Handlers = 1,

    /// <summary>HTTP clients and their addresses.</summary>
    HttpClients = 2,

    /// <summary>gRPC clients and what each does for every call.</summary>
    GrpcClients = 4,

    /// <summary>What holds for every client.</summary>
    ClientDefaults = 8,

    /// <summary>Whether consumers see a message once.</summary>
    Inbox = 16,

    /// <summary>Keys that a store keeps unique.</summary>
    UniqueKeys = 32,

    /// <summary>Which classes the container makes, and how long it keeps one.</summary>
    Services = 64,

    All = Handlers | HttpClients | GrpcClients | ClientDefaults | Inbox | UniqueKeys | Services,
}
