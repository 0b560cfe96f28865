using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Microsoft.Extensions.Http's <c>IHttpClientBuilder</c>: a client as its registration, and the steps made on it, say.</summary>
internal static class HttpClientBuilder
{
    public const string BuilderName = "IHttpClientBuilder";

    /// <summary>Steps that hand the client out as one of another type.</summary>
    private static readonly ImmutableArray<string> TypedSteps = Refit.Registrations.Add("AddTypedClient");

    /// <param name="call">The registration.</param>
    /// <param name="client">The type it names.</param>
    /// <param name="name">The name it gives.</param>
    /// <param name="model">The model.</param>
    /// <param name="caller">The call of the method that the registration stands in, whose arguments are to be put for that method's parameters.</param>
    public static ClientRegistration Read(IInvocationOperation call, ITypeSymbol? client, Text name, CommunicationModel model, IInvocationOperation? caller)
    {
        var steps = FluentChain.From(call).ToImmutableArray();
        client ??= TypedClients(steps, caller).FirstOrDefault();
        return new ClientRegistration(
            call, Transport.Http, client as INamedTypeSymbol, name.IsWhole ? name.Known : null, AddressIn(steps, model, caller), steps, FluentChain.IsKept(call))
        {
            MayRenewConnections = FluentChain.IsKept(call) || ConnectionLifetime.MayEnd(steps.Skip(1), model),
        };
    }

    /// <summary>
    /// Adds what a registration registers: a client, or one for each type it is handed out as. One in a method that registers for its callers is
    /// read once for each of them: <c>AddInternalClient&lt;ShippingClient&gt;("http://shipping")</c>.
    /// </summary>
    public static void Register(IInvocationOperation call, Func<IInvocationOperation?, ClientRegistration> read, CommunicationModel model, Registrations registrations)
    {
        var callers = ForCallers(call, model) is { } method ? registrations.CallsOf(method) : Enumerable.Empty<IInvocationOperation>();
        foreach (var caller in callers.DefaultIfEmpty())
        {
            var registration = read(caller);
            registrations.Add(registration);
            foreach (var type in TypedClients(registration.Steps, caller).OfType<INamedTypeSymbol>()) registrations.Add(registration with { Client = type });
        }
    }

    /// <summary>The base address that the configuring functions among a chain's arguments set, the last one's; unset when none does.</summary>
    public static Address AddressIn(ImmutableArray<IInvocationOperation> steps, CommunicationModel model, IInvocationOperation? caller)
    {
        var lookback = new Lookback(caller);
        var address = Address.Unset;
        foreach (var argument in steps.SelectMany(step => step.Arguments).Where(a => Configures(a.Parameter)))
        {
            var configure = lookback.Argument(argument.Value.Unwrap()) ?? argument.Value;
            var body = configure.DelegateTarget() switch
            {
                IAnonymousFunctionOperation lambda => lambda.Body,
                IMethodReferenceOperation { Method: var method } => model.BodyOf(method.OriginalDefinition),
                _ => null,
            };

            if (body is not null) address = HttpClients.AssignedBaseAddress(body, model, lookback) ?? address;
            else if (!configure.Unwrap().ConstantValue.HasValue) address = Address.Unknown; // a delegate from elsewhere may set any
        }

        return address;
    }

    private static IEnumerable<ITypeSymbol> TypedClients(ImmutableArray<IInvocationOperation> steps, IInvocationOperation? caller)
    {
        var lookback = new Lookback(caller);
        return steps.Skip(1).Where(step => TypedSteps.Contains(step.TargetMethod.Name)).Select(step => TypeOf(step)).OfType<ITypeSymbol>().Select(lookback.Type);
    }

    /// <summary>The type a registration is of, the implementation where it names both: its last type argument, or a <c>typeof</c>.</summary>
    public static ITypeSymbol? TypeOf(IInvocationOperation registration) =>
        registration.TargetMethod.TypeArguments.LastOrDefault() ??
        registration.Arguments.Select(a => a.Value.Unwrap()).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;

    /// <summary>The method that a registration stands in, where what it says may depend on that method's arguments or type arguments.</summary>
    private static IMethodSymbol? ForCallers(IOperation registration, CommunicationModel model) =>
        model.MemberOf(registration.Root()) is { MethodKind: MethodKind.Ordinary } method &&
        (method.IsGenericMethod || method.Parameters.Any(p => p.Type.SpecialType == SpecialType.System_String || p.Type.TypeKind == TypeKind.Delegate || p.Type.FullName() == Uris.UriType))
            ? method
            : null;

    /// <summary>Whether a parameter is a function that configures the client, or a builder of it.</summary>
    private static bool Configures(IParameterSymbol? parameter) =>
        parameter?.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && invoke.Parameters.Any(p => p.Type.Name is "HttpClient" or BuilderName);
}
