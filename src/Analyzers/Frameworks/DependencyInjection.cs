using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Microsoft.Extensions.DependencyInjection: which classes are registered, and how long one is kept.</summary>
internal sealed class DependencyInjection : Framework
{
    private static readonly (string Method, ServiceLifetime Lifetime)[] Methods =
    {
        ("AddSingleton", ServiceLifetime.Singleton), ("AddScoped", ServiceLifetime.Scoped), ("AddTransient", ServiceLifetime.Transient),
        ("TryAddSingleton", ServiceLifetime.Singleton), ("TryAddScoped", ServiceLifetime.Scoped), ("TryAddTransient", ServiceLifetime.Transient),
        ("AddHostedService", ServiceLifetime.Singleton),
    };

    private static readonly string[] Types =
    {
        "Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions",
        "Microsoft.Extensions.DependencyInjection.ServiceCollectionHostedServiceExtensions",
        "Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions",
    };

    public override string MarkerType => "Microsoft.Extensions.DependencyInjection.IServiceCollection";

    public override IReadOnlyCollection<string> RegistrationMethods { get; } = Methods.Select(m => m.Method).ToArray();

    public override RegistrationKinds Registers => RegistrationKinds.Services;

    public override bool Knows(IMethodSymbol method) => RegistrationMethods.Contains(method.Name) && Types.Contains(method.ContainingType.FullName());

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        var types = call.TargetMethod.TypeArguments
            .Concat(call.Arguments.Select(a => a.Value.Unwrap()).OfType<ITypeOfOperation>().Select(t => t.TypeOperand))
            .OfType<INamedTypeSymbol>()
            .ToArray();
        if (types.Length == 0) return null;

        var isMade = call.TargetMethod.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate || p.Name is "implementationInstance" or "instance");
        var lifetime = Methods.First(m => m.Method == call.TargetMethod.Name).Lifetime;
        return new ServiceRegistration(call, types[0], isMade ? null : types[types.Length - 1], lifetime);
    }

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        if (Knows(call.TargetMethod.Declared()) && Classify(call, model) is ServiceRegistration service) registrations.Add(service);
    }
}
