using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Whether an inserted row is told from its double by a key that comes with the message.</summary>
internal static class InsertKeys
{
    private static readonly string[] KeyNames =
    {
        "Id", "Key", "MessageId", "EventId", "RequestId", "CommandId", "CorrelationId", "IdempotencyKey", "DeduplicationId", "DeduplicationKey",
    };

    private static readonly string[] KeyAttributes = { "KeyAttribute", "BsonIdAttribute", "PrimaryKeyAttribute" };

    public static InsertKey Of(IInvocationOperation insert, CommunicationModel model)
    {
        var key = InsertKey.Unknown;
        foreach (var argument in insert.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter?.Type.Name == "CancellationToken") continue;

            var entity = argument.Value.Resolve();
            var creations = entity is IArrayCreationOperation { Initializer: { } items } ? items.ElementValues.Select(v => v.Resolve()) : new[] { entity };
            foreach (var creation in creations)
            {
                key = creation is IObjectCreationOperation row ? Of(row, model) : InsertKey.Unknown;
                if (key != InsertKey.Fresh) return key;
            }
        }

        return key;
    }

    private static InsertKey Of(IObjectCreationOperation row, CommunicationModel model)
    {
        // The keys of another project's entity are out of sight, and so is what a collection was filled with.
        if (row.Type is not INamedTypeSymbol type || !type.IsInSource(model.Compilation) || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable)) return InsertKey.Unknown;

        foreach (var assignment in row.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? Enumerable.Empty<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IPropertyReferenceOperation target && IsKey(target.Property, type, model) && !IsFresh(assignment.Value)) return InsertKey.FromMessage;
        }

        foreach (var argument in row.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter is { } parameter && IsKeyName(parameter.Name, type) && !IsFresh(argument.Value))
                return InsertKey.FromMessage;
        }

        // A key set after the creation, or through a method, is out of this function's sight.
        return row.Parent is IArgumentOperation or IConversionOperation or IArrayInitializerOperation || !IsTouchedLater(row) ? InsertKey.Fresh : InsertKey.Unknown;
    }

    private static bool IsKey(IPropertySymbol property, INamedTypeSymbol type, CommunicationModel model) =>
        IsKeyName(property.Name, type) ||
        model.Registrations.IsUnique(property) ||
        property.GetAttributes().Any(a => a.AttributeClass is { } attribute && KeyAttributes.Contains(attribute.Name)) ||
        type.GetAttributes().Any(a => IsUniqueIndex(a) && Names(a).Contains(property.Name));

    private static bool IsKeyName(string name, INamedTypeSymbol type) =>
        KeyNames.Contains(name, StringComparer.OrdinalIgnoreCase) || string.Equals(name, type.Name + "Id", StringComparison.OrdinalIgnoreCase);

    private static bool IsUniqueIndex(AttributeData attribute) => attribute.AttributeClass?.Name switch
    {
        "PrimaryKeyAttribute" => true,
        "IndexAttribute" => attribute.NamedArguments.Any(a => a is { Key: "IsUnique", Value.Value: true }),
        _ => false,
    };

    private static IEnumerable<string> Names(AttributeData attribute) => attribute.ConstructorArguments
        .SelectMany(a => a.Kind == TypedConstantKind.Array ? a.Values.AsEnumerable() : new[] { a })
        .Select(a => a.Value as string)
        .OfType<string>();

    private static bool IsFresh(IOperation value) => NewIds.IsDrawnIn(value) || value.Resolve() is ILiteralOperation or IDefaultValueOperation;

    /// <summary>Whether the local that holds the row is written to, or handed on, between its creation and here.</summary>
    private static bool IsTouchedLater(IObjectCreationOperation row)
    {
        IOperation operation = row;
        while (operation.Parent is IConversionOperation or IVariableInitializerOperation) operation = operation.Parent;
        if (operation.Parent is not IVariableDeclaratorOperation { Symbol: var local }) return true;

        return row.Root().Descendants().OfType<IPropertyReferenceOperation>().Any(property =>
            property.Parent is IAssignmentOperation assignment && assignment.Target == property &&
            property.Instance?.Unwrap() is ILocalReferenceOperation reference &&
            SymbolEqualityComparer.Default.Equals(reference.Local, local));
    }
}
