using Microsoft.CodeAnalysis;

namespace Wirecheck.Analyzers.Model;

/// <summary>What makes an entry point run.</summary>
internal enum EntryPointKind
{
    /// <summary>A request over HTTP: somebody holds a connection open for the answer.</summary>
    HttpRequest,

    /// <summary>A call over gRPC.</summary>
    GrpcRequest,

    /// <summary>A message from a broker, delivered at least once.</summary>
    Message,
}

/// <summary>A function that another process makes run.</summary>
/// <param name="Kind">What makes it run.</param>
/// <param name="Name">How a developer calls it: <c>OrdersController.Checkout</c>, <c>POST /checkout</c>.</param>
/// <param name="IsHealthProbe">Whether it only answers an orchestrator's probe, which exists to call dependencies.</param>
internal sealed record EntryPoint(EntryPointKind Kind, string Name, bool IsHealthProbe = false)
{
    /// <summary>The parameter that carries its caller's deadline and cancellation; null when the handler has none.</summary>
    public IParameterSymbol? CallerContext { get; init; }

    /// <summary>Whether its class is made anew for each request or message, and not kept: as far as the library says so.</summary>
    public bool IsMadePerCall { get; init; }

    /// <summary>Whether its message is never delivered again, or may never be: the broker forgets it on sending, or whether it does is out of sight.</summary>
    public bool MayRunOnce { get; init; }

    /// <summary>Whether its message stays with it until it acknowledges or refuses it.</summary>
    public bool SettlesItself { get; init; }

    public bool AnswersRequest => Kind is EntryPointKind.HttpRequest or EntryPointKind.GrpcRequest;
}
