using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Grpc;

/// <summary>WIRE2007: a client that passes on the call being served, used where none is: it throws instead of calling.</summary>
internal sealed class PropagationOutsideCall : IFactRule<RemoteCall>
{
    public void Inspect(RemoteCall call, RuleContext context)
    {
        var model = context.Model;
        if (call.Transport != Transport.Grpc || model.Frameworks.IsTestProject) return;

        // Several registrations of one client may differ: which one is used is not known then.
        var registrations = model.Frameworks.RegistrationsOf(call, model);
        if (registrations.IsEmpty || !registrations.All(registration => registration.FailsOutsideCalls)) return;
        if (PlaceOutside(call, model) is not { } place) return;

        context.Report(RuleCatalog.PropagationOutsideCall, call.Operation.Syntax.GetLocation(), registrations.Select(r => r.Operation.Syntax.GetLocation()), place);
    }

    /// <summary>Where the call runs without one being served, in words; null where it may run inside one.</summary>
    private static string? PlaceOutside(RemoteCall call, CommunicationModel model)
    {
        if (model.EntryPoints.Function(call.Operation).Method is { } method && model.Frameworks.IsJob(method)) return method.ShortName();

        return model.EntryPaths.To(call.Operation) is { EntryPoint.Kind: not EntryPointKind.GrpcRequest } path ? string.Join(" -> ", path.Steps) : null;
    }
}
