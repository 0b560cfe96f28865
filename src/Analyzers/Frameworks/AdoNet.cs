using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>ADO.NET: commands of whichever provider, whose text is given to their constructor or set in the same function.</summary>
internal sealed class AdoNet : Framework
{
    private readonly INamedTypeSymbol? _command;

    public AdoNet(LibraryTypes types) => _command = types.Find("System.Data.IDbCommand");

    public override string MarkerType => "System.Data.IDbCommand";

    public override bool Knows(IMethodSymbol method) =>
        method.Name is "ExecuteNonQuery" or "ExecuteNonQueryAsync" or "ExecuteScalar" or "ExecuteScalarAsync" && method.ContainingType.Implements(_command);

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => call.TargetMethod.Name.StartsWith("ExecuteNonQuery", StringComparison.Ordinal)
        ? SqlCommands.Executed(call, TextOf(call), model)
        : SqlCommands.Asked(call, TextOf(call), LookupResult.Exists, model);

    private static IOperation? TextOf(IInvocationOperation call)
    {
        if (call.Instance?.Unwrap() is not ILocalReferenceOperation { Local: var command } local) return null;

        var set = call.EnclosingFunction().Descendants().OfType<ISimpleAssignmentOperation>().Where(assignment =>
            assignment.Target is IPropertyReferenceOperation { Property.Name: "CommandText", Instance: ILocalReferenceOperation holder } && holder.Local.IsSame(command)).ToArray();
        return set.Length switch
        {
            0 => (local.Resolve() as IObjectCreationOperation)?.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value,
            1 => set[0].Value,
            _ => null,
        };
    }
}
