using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Grpc;

/// <summary>WIRE2004: a deadline that was computed once, and passes once for all calls to come.</summary>
internal sealed class DeadlineComputedOnce : IFactRule<RemoteCall>, IFactRule<DeadlineSetting>
{
    public void Inspect(RemoteCall call, RuleContext context)
    {
        if (call.Transport != Transport.Grpc) return;
        if (call.Deadline is { } deadline) Inspect(deadline, context);
        else if (CallSettings.Of(call.Operation) is { Deadline: null, Source: { } options }) Inspect(options, context);
    }

    public void Inspect(DeadlineSetting setting, RuleContext context) => Inspect(setting.Value, context);

    private static void Inspect(IOperation value, RuleContext context)
    {
        if (context.Model.Frameworks.IsTestProject || RunsOnce(value, context.Model)) return;
        if (KeptDeadline.Behind(value, context.Model) is not { } kept) return;

        context.Report(RuleCatalog.DeadlineComputedOnce, value.Syntax.GetLocation(), new[] { kept.Moment.Syntax.GetLocation() }, kept.Member.Name);
    }

    /// <summary>A program may have one deadline for all that it does, and options that are made once are reported where calls use them.</summary>
    private static bool RunsOnce(IOperation value, CommunicationModel model) => value.EnclosingFunction() switch
    {
        IFieldInitializerOperation or IPropertyInitializerOperation => true,
        IAnonymousFunctionOperation or ILocalFunctionOperation => false,
        { Syntax: CompilationUnitSyntax } => true,
        var body => model.MemberOf(body) is { IsStatic: true, Name: WellKnownMemberNames.EntryPointMethodName },
    };
}
