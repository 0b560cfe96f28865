using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Calls that draw an id nobody had before: the second run of the same code gets another one.</summary>
internal static class NewIds
{
    private static readonly (string Type, string Method)[] Generators =
    {
        ("System.Guid", "NewGuid"), ("System.Guid", "CreateVersion7"),
        ("MassTransit.NewId", "Next"), ("MassTransit.NewId", "NextGuid"), ("MassTransit.NewId", "NextSequentialGuid"),
        ("System.Ulid", "NewUlid"), ("NUlid.Ulid", "NewUlid"),
    };

    /// <summary>Whether a type is one of ids, whatever holds one is called.</summary>
    public static bool IsId(ITypeSymbol type) => Generators.Any(generator => generator.Type == type.FullName());

    /// <summary>Whether something that a call is given is new at each run.</summary>
    public static bool IsGivenTo(IInvocationOperation call) => call.Arguments.Any(argument => IsDrawnIn(argument.Value));

    public static bool IsDrawnIn(IOperation value) => value.Resolve().DescendantsAndSelf().Any(operation =>
        (operation is ILocalReferenceOperation ? operation.Resolve() : operation) is IInvocationOperation { Instance: null } call &&
        Generators.Contains((call.TargetMethod.ContainingType.FullName(), call.TargetMethod.Name)));
}
