using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Marten: sessions, whose <c>Store</c> is an insert or update by the document's id (Marten documentation, "Storing Documents"), and streams of events.</summary>
internal sealed class Marten : Framework
{
    private const string Space = "Marten.";

    public override string MarkerType => "Marten.IDocumentSession";

    public override bool Knows(IMethodSymbol method) =>
        method.Name is "SaveChanges" or "SaveChangesAsync" or "Store" or "Insert" or "Load" or "LoadAsync" or "Append" &&
        (method.ContainingType.FullName() is var type && (type.StartsWith(Space, StringComparison.Ordinal) || type == "JasperFx.Events.IEventOperations"));

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => call.TargetMethod.Name switch
    {
        "SaveChanges" or "SaveChangesAsync" => new Commit(call) { IsOfStore = true },
        "Store" or "Insert" => new StagedInsert(call, InsertKeys.Of(call, model)),

        // An append that expects a version of the stream fails the second time.
        "Append" => new StagedInsert(call, call.Argument("expectedVersion") is null && call.Argument("events") is not null ? InsertKey.Fresh : InsertKey.Unknown),
        _ => new Lookup(call, LookupResult.RowOrNull),
    };
}
