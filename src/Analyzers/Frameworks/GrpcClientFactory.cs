using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// Grpc.Net.ClientFactory and Grpc.AspNetCore.Server.ClientFactory: what a registered client does for every call.
/// Service config is not looked at: its MethodConfig has no time-out in .NET.
/// </summary>
internal sealed class GrpcClientFactory : Framework
{
    private const string OptionsType = "Grpc.Net.ClientFactory.GrpcClientFactoryOptions";

    /// <summary>Options through which each call can get a deadline.</summary>
    private static readonly string[] PerCallOptions = { "CallOptionsActions", "Interceptors", "InterceptorRegistrations", "Creator" };

    public override string MarkerType => OptionsType;

    public override IReadOnlyCollection<string> RegistrationMethods { get; } = new[] { "AddGrpcClient", "AddCodeFirstGrpcClient" };

    public override RegistrationKinds Registers => RegistrationKinds.GrpcClients;

    public override bool Knows(IMethodSymbol member) => member.MethodKind == MethodKind.PropertySet
        ? member.Name == "set_Address" && member.ContainingType.FullName() == OptionsType
        : RegistrationMethods.Contains(member.Name) && member.IsExtensionMethod;

    public override Fact Classify(ISimpleAssignmentOperation assignment, IPropertySymbol property, CommunicationModel model) => new AddressSetting(assignment, assignment.Value);

    public override Fact Classify(IInvocationOperation call, CommunicationModel model)
    {
        var steps = FluentChain.From(call).ToImmutableArray();
        var isKept = FluentChain.IsKept(call);
        var endsCalls = isKept || steps.Any(step => ClientBuilder.MayEndCalls(step, model));

        // The options may be set by a method out of this statement, or reach for one of the per-call members.
        endsCalls |= call.Arguments.Any(a => a.Parameter?.Type.TypeKind == TypeKind.Delegate && MayActOnEachCall(a.Value));

        var client = call.TargetMethod.TypeArguments.FirstOrDefault() as INamedTypeSymbol;
        return new ClientRegistration(call, Transport.Grpc, client, client?.Name, Address.Unknown, steps, isKept)
        {
            MayEndCalls = endsCalls,
            PropagatesContext = steps.Any(IsPropagation),
            FailsOutsideCalls = steps.Any(step => IsPropagation(step) && !MaySuppressErrors(step)),
        };
    }

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        if (Classify(call, model) is ClientRegistration client) registrations.Add(client);
    }

    private static bool IsPropagation(IInvocationOperation step) => step.TargetMethod.Name == "EnableCallContextPropagation";

    /// <summary>Without a server call in sight the propagation throws, unless <c>SuppressContextNotFoundErrors</c> is set (ContextPropagationInterceptor.cs).</summary>
    private static bool MaySuppressErrors(IInvocationOperation propagation) =>
        propagation.Argument("configureOptions") is { } configure &&
        (configure.DelegateTarget() is not IAnonymousFunctionOperation lambda || lambda.Descendants().Any(operation => operation switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "SuppressContextNotFoundErrors" } } suppressed =>
                suppressed.Value.ConstantValue is not { HasValue: true, Value: false },
            IArgumentOperation { Value: IParameterReferenceOperation } => true, // a method that is given the options
            _ => false,
        }));

    private static bool MayActOnEachCall(IOperation configure) =>
        configure.DelegateTarget() is not IAnonymousFunctionOperation lambda ||
        lambda.Descendants().Any(operation => operation is IPropertyReferenceOperation property && PerCallOptions.Contains(property.Property.Name));
}
