using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>MediatR: a message passed within the process runs its handler before the call of the mediator ends.</summary>
internal sealed class MediatR : Framework
{
    private const string Handle = "Handle";

    /// <summary>What handles what a mediator's method is given, by how many types the handler is of: the message's, and the answer's.</summary>
    private static readonly (string Method, string Parameter, string Contract)[] Methods =
    {
        ("Send", "request", "MediatR.IRequestHandler`2"), ("Send", "request", "MediatR.IRequestHandler`1"),
        ("CreateStream", "request", "MediatR.IStreamRequestHandler`2"), ("Publish", "notification", "MediatR.INotificationHandler`1"),
    };

    private static readonly string[] Mediators = { "MediatR.ISender", "MediatR.IPublisher", "MediatR.IMediator", "MediatR.Mediator" };

    private readonly LibraryTypes _types;

    public MediatR(LibraryTypes types) => _types = types;

    public override string MarkerType => "MediatR.IMediator";

    public override bool Knows(IMethodSymbol method) => Methods.Any(m => m.Method == method.Name) && Mediators.Contains(method.ContainingType.FullName());

    /// <summary>Where the message's own type is not written down, what handles it is not known.</summary>
    public override IMethodSymbol? Dispatched(IInvocationOperation call)
    {
        foreach (var (_, parameter, name) in Methods.Where(m => m.Method == call.TargetMethod.Name))
        {
            if (call.Argument(parameter)?.Unwrap().Type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } message ||
                message.SpecialType == SpecialType.System_Object ||
                _types.Find(name) is not { } contract) continue;

            var types = new ITypeSymbol[] { message };
            if (contract.Arity == 2)
            {
                if (ResultOf(call.TargetMethod, message) is not { } result) continue;
                types = new[] { message, result };
            }

            return contract.Construct(types).GetMembers(Handle).OfType<IMethodSymbol>().FirstOrDefault();
        }

        return null;
    }

    public override IEnumerable<string> DispatchersOf(string handler) => handler == Handle ? Methods.Select(m => m.Method).Distinct() : Array.Empty<string>();

    /// <summary>Send of a request without an answer has the request's type for its own type argument; any other, the answer's.</summary>
    private static ITypeSymbol? ResultOf(IMethodSymbol method, INamedTypeSymbol message) =>
        method.TypeArguments.FirstOrDefault() is { } result && !SymbolEqualityComparer.Default.Equals(result, message) ? result : null;
}
