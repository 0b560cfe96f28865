using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>MongoDB.Driver: inserts, updates and look-ups. A document without an id of its own gets one at its insertion (MongoDB documentation, "The _id Field").</summary>
internal sealed class MongoDb : Framework
{
    private static readonly string[] Types =
    {
        "MongoDB.Driver.IMongoCollection`1", "MongoDB.Driver.IMongoCollectionExtensions", "MongoDB.Driver.IFindFluentExtensions", "MongoDB.Driver.IAsyncCursorSourceExtensions",
        "MongoDB.Driver.IFindFluent`2", "MongoDB.Driver.Linq.MongoQueryable",
    };

    /// <summary>Updates that add to what is there.</summary>
    private static readonly string[] Additions = { "Inc", "Mul", "Push", "PushEach" };

    public override string MarkerType => Types[0];

    public override bool Knows(IMethodSymbol method) => Types.Contains(method.ContainingType.FullName());

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        var name = call.TargetMethod.Name;
        switch (name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name)
        {
            case "InsertOne" or "InsertMany":
                return InsertKeys.Of(call, model) == InsertKey.Fresh ? new StoreWrite(call, $"insert a '{call.TargetMethod.ContainingType.TypeArguments.FirstOrDefault()?.Name ?? "document"}'") : null;
            case "UpdateOne" or "UpdateMany" or "FindOneAndUpdate":
                return AdditionIn(call) is { } addition ? new StoreWrite(call, $"change a document by '{addition}'") : new Guard(call, GuardedWhen.Always);
            case "ReplaceOne" or "FindOneAndReplace" or "DeleteOne" or "DeleteMany" or "FindOneAndDelete":
                return new Guard(call, GuardedWhen.Always);
            case "Any" or "CountDocuments" or "Count":
                return new Lookup(call, LookupResult.Exists);
            case "FirstOrDefault" or "SingleOrDefault" or "First" or "Single" or "ToList":
                return new Lookup(call, LookupResult.RowOrNull);
            default:
                return null;
        }
    }

    /// <summary>The step of an update that adds, unless the filter asks for a state that the update changes: two conditions, or more.</summary>
    private static string? AdditionIn(IInvocationOperation call)
    {
        if (call.Argument("update") is not { } update) return null;
        if (call.Argument("filter")?.Resolve().DescendantsAndSelf().Any(o => o is IBinaryOperation { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd } or IInvocationOperation { TargetMethod.Name: "And" }) == true) return null;

        return update.Resolve().DescendantsAndSelf().OfType<IInvocationOperation>().Select(step => step.TargetMethod.Name).FirstOrDefault(Additions.Contains);
    }
}
