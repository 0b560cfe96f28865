using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Microsoft.Extensions.Http: named and typed clients.</summary>
internal sealed class HttpClientFactory : Framework
{
    private const string FactoryType = "System.Net.Http.IHttpClientFactory";
    private const string FactoryExtensionsType = "System.Net.Http.HttpClientFactoryExtensions";
    private const string RegistrationType = "Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions";
    private const string KeyAttributeType = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";

    /// <summary>The name of the client that is asked for without one (Microsoft.Extensions.Options, Options.DefaultName).</summary>
    private const string DefaultName = "";

    public override string MarkerType => FactoryType;

    public override IReadOnlyCollection<string> RegistrationMethods { get; } = new[] { "AddHttpClient", "ConfigureHttpClientDefaults", "AddServiceDefaults" };

    public override RegistrationKinds Registers => RegistrationKinds.HttpClients;

    public override bool Knows(IMethodSymbol method) => method.Name switch
    {
        "AddHttpClient" or "ConfigureHttpClientDefaults" => method.ContainingType.FullName() == RegistrationType,
        "CreateClient" => method.ContainingType.FullName() is FactoryType or FactoryExtensionsType,
        _ => false,
    };

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) =>
        call.TargetMethod.Name == "AddHttpClient" ? Read(call, model, caller: null) : null;

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        // Another project's AddServiceDefaults, which the Aspire templates make, sets up every client.
        if (call.TargetMethod.Name == "AddServiceDefaults" && !call.TargetMethod.IsInSource(model.Compilation)) registrations.Note(ProcessFacts.UnseenClientDefaults);
        if (!Knows(call.TargetMethod.Declared())) return;

        if (call.TargetMethod.Name == "AddHttpClient") HttpClientBuilder.Register(call, caller => Read(call, model, caller), model, registrations);
        else registrations.AddClientDefaults(call, HttpClientBuilder.AddressIn(ImmutableArray.Create(call), model, caller: null));
    }

    /// <summary>The address of <c>factory.CreateClient("shipping")</c>.</summary>
    public override Address AddressOfClient(IInvocationOperation made, CommunicationModel model)
    {
        if (made.TargetMethod.Name != "CreateClient") return Address.Unknown;
        if (made.Argument("name") is not { } name) return model.Registrations.HttpAddressOf(DefaultName);

        return Text.Of(name, model) is { IsWhole: true } text ? model.Registrations.HttpAddressOf(text.Known) : Address.Unknown;
    }

    /// <summary>The name in <c>[FromKeyedServices("shipping")] HttpClient http</c>, by which <c>AddAsKeyed</c> hands clients out.</summary>
    public static string? KeyOf(IParameterSymbol parameter) => parameter.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass?.Name == "FromKeyedServicesAttribute" && attribute.AttributeClass.FullName() == KeyAttributeType)?
        .ConstructorArguments.FirstOrDefault().Value as string;

    private static ClientRegistration Read(IInvocationOperation call, CommunicationModel model, IInvocationOperation? caller)
    {
        // AddHttpClient<TClient>, AddHttpClient<TClient, TImplementation>: the last one is the class that takes the HttpClient.
        var lookback = new Lookback(caller);
        var types = call.TargetMethod.TypeArguments.Select(lookback.Type).ToImmutableArray();
        var name = call.Argument("name") is { } given ? Text.Of(given, model, lookback) : types.Length > 0 ? new Text(types[0].Name, IsWhole: true) : Text.Unknown;

        return HttpClientBuilder.Read(call, types.LastOrDefault(), name, model, caller);
    }
}
