using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Grpc;

/// <summary>WIRE2003: a deadline in local time, or in none, which the client refuses.</summary>
internal sealed class DeadlineNotUtc : IFactRule<RemoteCall>, IFactRule<DeadlineSetting>
{
    public void Inspect(RemoteCall call, RuleContext context)
    {
        if (call.Deadline is { } deadline) Inspect(deadline, context);
    }

    public void Inspect(DeadlineSetting setting, RuleContext context) => Inspect(setting.Value, context);

    private static void Inspect(IOperation deadline, RuleContext context)
    {
        if (context.Model.Frameworks.IsTestProject) return;
        if (Moments.SourcesOf(deadline, context.Model).FirstOrDefault(Moments.IsNotUtc) is not { } source) return;

        context.Report(RuleCatalog.DeadlineNotUtc, deadline.Syntax.GetLocation(), new[] { source.Syntax.GetLocation() }, NameOf(source));
    }

    private static string NameOf(IOperation source) => source switch
    {
        IPropertyReferenceOperation { Property: var property } => $"{property.ContainingType.Name}.{property.Name}",
        IInvocationOperation { TargetMethod: var method } => method.ShortName(),
        _ => $"new {source.Type?.Name}",
    };
}
