using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// Microsoft.Extensions.ServiceDiscovery, and the <c>AddServiceDefaults</c> of the Aspire templates, which switches it on out of sight: the host of
/// an address is the name of a service then.
/// </summary>
internal sealed class ServiceDiscovery : Framework
{
    public override string MarkerType => "System.Net.Http.IHttpClientFactory";

    public override IReadOnlyCollection<string> RegistrationMethods { get; } = new[] { "AddServiceDiscovery", "AddServiceDiscoveryCore", "AddServiceDefaults" };

    public override RegistrationKinds Registers => RegistrationKinds.ClientDefaults;

    public override bool Knows(IMethodSymbol method) => false;

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations) => registrations.Note(ProcessFacts.ServicesFoundByName);
}
