using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Microsoft.Extensions.Http: named and typed clients.</summary>
internal sealed class HttpClientFactory : Framework
{
    private const string FactoryType = "System.Net.Http.IHttpClientFactory";
    private const string RegistrationType = "Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions";

    public override string MarkerType => FactoryType;

    public override IReadOnlyCollection<string> RegistrationMethods { get; } = new[] { "AddHttpClient" };

    public override bool Knows(IMethodSymbol method) => method.Name == "AddHttpClient" && method.ContainingType.FullName() == RegistrationType;

    public override Fact Classify(IInvocationOperation call, CommunicationModel model)
    {
        // AddHttpClient<TClient>, AddHttpClient<TClient, TImplementation>: the last one is the class that takes the HttpClient.
        var types = call.TargetMethod.TypeArguments;
        var name = call.Argument("name") is { } given ? Text.Of(given, model) : types.Length > 0 ? new Text(types[0].Name, IsWhole: true) : Text.Unknown;

        Address? address = null;
        var steps = FluentChain.From(call).ToImmutableArray();
        foreach (var step in steps)
        {
            foreach (var argument in step.Arguments)
            {
                var body = argument.Value.DelegateTarget() switch
                {
                    IAnonymousFunctionOperation lambda => lambda.Body,
                    IMethodReferenceOperation { Method: var method } => model.BodyOf(method.OriginalDefinition),
                    _ => null,
                };

                if (body is not null && HttpClients.AssignedBaseAddress(body, model) is { } assigned) address = assigned;
            }
        }

        return new ClientRegistration(
            call, Transport.Http, types.LastOrDefault() as INamedTypeSymbol, name.IsWhole ? name.Known : null, address ?? Address.Unknown, steps, FluentChain.IsKept(call));
    }

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        if (Knows(call.TargetMethod.Declared()) && Classify(call, model) is ClientRegistration client) registrations.Add(client);
    }

    /// <summary>The address of <c>factory.CreateClient("shipping")</c>.</summary>
    public static Address AddressOf(IInvocationOperation created, CommunicationModel model)
    {
        if (created.TargetMethod.ContainingType.FullName() is not (FactoryType or "System.Net.Http.HttpClientFactoryExtensions")) return Address.Unknown;
        if (created.Argument("name") is not { } name || Text.Of(name, model) is not { IsWhole: true } text) return Address.Unknown;

        return model.Registrations.HttpAddressOf(text.Known);
    }
}
