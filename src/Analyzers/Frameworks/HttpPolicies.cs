using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Microsoft.Extensions.Http.Polly: handlers that run a policy of Polly 7.</summary>
internal sealed class HttpPolicies : Framework
{
    private const string ExtensionsType = "Microsoft.Extensions.DependencyInjection.PollyHttpClientBuilderExtensions";

    public override string MarkerType => ExtensionsType;

    public override bool Knows(IMethodSymbol method) =>
        method.Name is "AddPolicyHandler" or "AddTransientHttpErrorPolicy" && method.ContainingType.FullName() == ExtensionsType;

    /// <summary>A policy given as itself, by a lambda that chooses one, or by a method of this project that makes one.</summary>
    public override Fact? Classify(IInvocationOperation step, CommunicationModel model)
    {
        foreach (var argument in step.Arguments.Where(a => a.Parameter?.Ordinal > 0))
        {
            var policy = argument.Value.DelegateTarget() switch
            {
                IAnonymousFunctionOperation lambda => lambda.Body,
                IMethodReferenceOperation { Method: var method } => model.BodyOf(method.OriginalDefinition),
                _ => argument.Value.Resolve(),
            };
            if (policy is IMemberReferenceOperation member) policy = model.OriginOf(member);
            if (policy is null || !Retries(policy, model)) continue;

            // A policy that is chosen request by request may leave out those that must not be repeated.
            var chooses = policy.DescendantsAndSelf().Any(o => o is IPropertyReferenceOperation { Property.Name: "Method" });
            return new ResilienceStep(step, ResilienceKind.Retry, RepeatsWrites: !chooses);
        }

        return null;
    }

    private static bool Retries(IOperation policy, CommunicationModel model) => policy.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call =>
        IsRetry(call) ||
        (call.TargetMethod.IsInSource(model.Compilation) && model.BodyOf(call.TargetMethod.OriginalDefinition) is { } body && body.Descendants().OfType<IInvocationOperation>().Any(IsRetry)));

    private static bool IsRetry(IInvocationOperation call) =>
        call.TargetMethod.Name is "RetryAsync" or "WaitAndRetryAsync" or "RetryForeverAsync" or "WaitAndRetryForeverAsync" &&
        call.TargetMethod.ContainingNamespace?.ToDisplayString() == "Polly";
}
