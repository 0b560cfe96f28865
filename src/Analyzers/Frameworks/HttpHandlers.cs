using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>System.Net.Http's message handlers: what a client sends its requests through.</summary>
internal static class HttpHandlers
{
    private const string HandlerType = "System.Net.Http.HttpMessageHandler";

    private static readonly string[] Connecting = { "System.Net.Http.HttpClientHandler", "System.Net.Http.SocketsHttpHandler", "System.Net.Http.WinHttpHandler" };

    /// <summary>Whether a handler is made on the spot and opens connections: one of the platform's own, or one around such a one.</summary>
    public static bool OpenConnections(IOperation handler, Lookback lookback)
    {
        if (!lookback.Step() || handler.Resolve() is not IObjectCreationOperation { Type: INamedTypeSymbol type } creation) return false;
        if (type.SelfAndBases().Any(t => Connecting.Contains(t.FullName()))) return true;

        var inner = creation.Arguments.Select(a => a.Value).FirstOrDefault(a => a.Unwrap().Type is INamedTypeSymbol argument && argument.SelfAndBases().Any(t => t.FullName() == HandlerType)) ??
            creation.Assigned("InnerHandler");
        return inner is not null && OpenConnections(inner, lookback);
    }
}
