using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Dapper: commands and questions in SQL.</summary>
internal sealed class Dapper : Framework
{
    private const string MapperType = "Dapper.SqlMapper";

    public override string MarkerType => MapperType;

    public override bool Knows(IMethodSymbol method) =>
        method.ContainingType.FullName() == MapperType && (method.Name.StartsWith("Execute", StringComparison.Ordinal) || method.Name.StartsWith("Query", StringComparison.Ordinal));

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        var text = call.Argument("sql");
        return call.TargetMethod.Name switch
        {
            "Execute" or "ExecuteAsync" => SqlCommands.Executed(call, text, model),
            "ExecuteScalar" or "ExecuteScalarAsync" => SqlCommands.Asked(call, text, LookupResult.Exists, model),

            // A number or a truth that is asked for, not a row.
            _ when call.TargetMethod.TypeArguments.FirstOrDefault() is { IsValueType: true } => SqlCommands.Asked(call, text, LookupResult.Exists, model),
            _ => SqlCommands.Asked(call, text, LookupResult.RowOrNull, model),
        };
    }
}
