using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Http;

/// <summary>WIRE1010: what one of the system's own services answers, taken apart by the names of its fields. What is passed on whole is nobody's contract.</summary>
internal sealed class UntypedAnswer : IFactRule<RemoteCall>, IFactRule<BodyRead>
{
    /// <summary>What leads from an answer to its body.</summary>
    private static readonly string[] Steps =
    {
        "Content", "ReadAsStringAsync", "ReadAsStreamAsync", "ReadAsStream", "ReadAsByteArrayAsync", "EnsureSuccessStatusCode", "ReceiveString", "ReceiveStream",
    };

    public void Inspect(RemoteCall call, RuleContext context)
    {
        if (call.Transport != Transport.Http || !context.IsOn(RuleCatalog.UntypedAnswer, call.Operation)) return;
        if (context.Model.Frameworks.UntypedResult(call.Operation) is { } type) Inspect(call, call.Operation, type, context);
    }

    public void Inspect(BodyRead read, RuleContext context)
    {
        if (context.IsOn(RuleCatalog.UntypedAnswer, read.Operation) && CallBehind(read.Body, context.Model) is { } call) Inspect(call, read.Operation, read.Type, context);
    }

    private static void Inspect(RemoteCall call, IInvocationOperation value, ITypeSymbol type, RuleContext context)
    {
        if (context.Model.Frameworks.IsTestProject || !IsTakenApart(value, context.Model)) return;

        var address = context.Model.Frameworks.AddressOf(call, context.Model);
        if (!address.IsInternal(context.Options.InternalHosts, context.Options.ExternalHosts) || address.IsProbe) return;

        context.Report(
            RuleCatalog.UntypedAnswer, value.Syntax.GetLocation(), Enumerable.Empty<Location>(), address.Host, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }

    /// <summary>The call whose answer a body is of.</summary>
    private static RemoteCall? CallBehind(IOperation body, CommunicationModel model)
    {
        for (var hops = 0; hops < 8; hops++)
        {
            switch (model.OriginOf(body))
            {
                case IInvocationOperation call when model.Frameworks.Classify(call, model) is RemoteCall remote: return remote;
                case IInvocationOperation step when Steps.Contains(step.TargetMethod.Name) && step.Receiver() is { } before: body = before; break;
                case IPropertyReferenceOperation { Instance: { } before } step when Steps.Contains(step.Property.Name): body = before; break;
                default: return null;
            }
        }

        return null;
    }

    /// <summary>Whether a field of a value is looked up, where it is made or on the local that holds it.</summary>
    private static bool IsTakenApart(IOperation value, CommunicationModel model)
    {
        var top = value;
        while (top.Parent is IAwaitOperation or IConversionOperation or IParenthesizedOperation or IVariableInitializerOperation or ICoalesceOperation or
            IInvocationOperation { TargetMethod.Name: TaskMembers.ConfigureAwait }) top = top.Parent;

        var local = top.Parent switch
        {
            IVariableDeclaratorOperation declarator => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => target.Local,
            _ => null,
        };
        if (local is null) return IsLookedInto(top, model);

        return value.Root().Descendants().Any(operation =>
            operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsLookedInto(reference, model));
    }

    private static bool IsLookedInto(IOperation value, CommunicationModel model)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IPropertyReferenceOperation { Property.Name: "RootElement" } or IArgumentOperation { Parameter.Ordinal: 0 }) value = value.Parent;

        return value.Parent is IConditionalAccessOperation { WhenNotNull: var rest } access && access.Operation == value
            ? rest.DescendantsAndSelf().Any(model.Frameworks.LooksUp)
            : value.Parent is { } use && model.Frameworks.LooksUp(use);
    }
}
