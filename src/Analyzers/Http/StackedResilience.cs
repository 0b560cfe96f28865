using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Http;

/// <summary>WIRE1007: a client with two handlers that both send failed requests again.</summary>
internal sealed class StackedResilience : IFactRule<ResilienceStep>
{
    public void Inspect(ResilienceStep step, RuleContext context)
    {
        if (step.Kind != ResilienceKind.Retry || context.Model.Frameworks.IsTestProject) return;
        if (context.Model.Frameworks.RegistrationOf(step.Operation, context.Model) is not { } registration || Outer(step, registration, context.Model) is not { } outer) return;

        context.Report(RuleCatalog.StackedResilience, step.Operation.NameLocation(), new[] { outer.Operation.NameLocation() }, step.Operation.TargetMethod.Name, outer.Operation.TargetMethod.Name);
    }

    /// <summary>The handler that retries already: the first of the same client that is still there, or else that of every client.</summary>
    private static ResilienceStep? Outer(ResilienceStep step, ClientRegistration registration, CommunicationModel model)
    {
        // A step under a condition, say: whether those that are read came before it cannot be told.
        if (!registration.Steps.Contains(step.Operation)) return null;

        var steps = registration.Steps
            .TakeWhile(earlier => earlier != step.Operation)
            .Select(earlier => model.Frameworks.Classify(earlier, model))
            .OfType<ResilienceStep>()
            .ToList();
        var removal = steps.FindLastIndex(earlier => earlier.Kind == ResilienceKind.Removal);
        return removal >= 0 ? steps.Skip(removal + 1).FirstOrDefault() : steps.FirstOrDefault() ?? OfEveryClient(model);
    }

    /// <summary>The handler that every client has, by a lambda in sight that adds it in any case.</summary>
    private static ResilienceStep? OfEveryClient(CommunicationModel model) => model.Registrations.ClientDefaults is { Count: 1 } defaults
        ? defaults[0].Arguments
            .Select(argument => argument.Value.DelegateTarget())
            .OfType<IAnonymousFunctionOperation>()
            .SelectMany(lambda => lambda.Body.Operations)
            .Where(statement => statement is IExpressionStatementOperation or IReturnOperation)
            .SelectMany(statement => statement.Descendants().OfType<IInvocationOperation>())
            .Select(step => model.Frameworks.Classify(step, model) as ResilienceStep)
            .FirstOrDefault(resilience => resilience?.Kind == ResilienceKind.Retry)
        : null;
}
