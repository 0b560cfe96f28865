using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.Model;

/// <summary>Whether what a message says holds anything that tells it from another one. Whatever may, does.</summary>
internal static class MessageIdentity
{
    /// <summary>How far down members are read: an envelope, its header, and what that holds.</summary>
    private const int Deepest = 3;

    /// <summary>Words in the names of members that tell one thing from the next.</summary>
    private static readonly ImmutableHashSet<string> IdWords = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Id", "Ids", "Identifier", "Identity", "Guid", "Uuid", "Ulid", "Uid", "Key", "Keys", "Number", "No", "Nr", "Reference", "Ref", "Token", "Sequence", "Version", "Revision",
        "Offset", "Hash", "Code", "Sku", "Isbn", "Iban", "Slug", "Email", "Url", "Uri", "Path", "Etag", "Metadata", "Headers", "Context", "Extensions", "Idempotency");

    /// <summary>Whether a type is sure to hold nothing but data, and among it no id.</summary>
    public static bool IsMissingFrom(ITypeSymbol type, CommunicationModel model) => IsPlain(type, model) && DataOf(type).Any() && !MayBeIn(type, 0, model);

    /// <summary>Whether the members of a type are all there is to it: no subtype adds some, and no attribute changes what is written.</summary>
    private static bool IsPlain(ITypeSymbol type, CommunicationModel model) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsAbstract: false } named &&
        !IsOfSystem(named) && !named.GetAttributes().Any(attribute => attribute.AttributeClass?.Name.EndsWith("ConverterAttribute", StringComparison.Ordinal) == true) &&
        (named.IsSealed || named.IsAnonymousType || named.IsValueType || (named.IsInSource(model.Compilation) && model.Subtypes.Of(named).IsEmpty));

    private static bool MayBeIn(ITypeSymbol type, int depth, CommunicationModel model) =>
        depth >= Deepest || DataOf(type).Any(member => NamesId(member.Name) || MayBe(member.Type, depth, model));

    private static bool MayBe(ITypeSymbol type, int depth, CommunicationModel model)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        if (ElementOf(type) is { } element) return MayBe(element, depth, model);
        if (type.TypeKind == TypeKind.Enum || (type.SpecialType is > SpecialType.System_Object and not (SpecialType.System_IntPtr or SpecialType.System_UIntPtr) && type.TypeKind != TypeKind.Interface)) return false;
        if (IsMoment(type)) return false;
        return NewIds.IsId(type) || !IsPlain(type, model) || NamesId(type.Name) || MayBeIn(type, depth + 1, model);
    }

    /// <summary>The members that serializers write: public properties that can be read, and public fields.</summary>
    private static IEnumerable<(string Name, ITypeSymbol Type)> DataOf(ITypeSymbol type)
    {
        for (ITypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            foreach (var member in level.GetMembers())
            {
                if (member.IsStatic || member.DeclaredAccessibility != Accessibility.Public) continue;
                if (member is IPropertySymbol { GetMethod: not null, IsIndexer: false } property) yield return (property.Name, property.Type);
                else if (member is IFieldSymbol { IsImplicitlyDeclared: false } field) yield return (field.Name, field.Type);
            }
        }
    }

    /// <summary>What an array or a list of one kind of thing holds. A dictionary may hold anything.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { ElementType: { SpecialType: not SpecialType.System_Byte } element } => element,
        INamedTypeSymbol { TypeArguments.Length: 1 } list when IsOfSystem(list) && list.AllInterfaces.Append(list).Any(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T) => list.TypeArguments[0],
        _ => null,
    };

    private static bool IsMoment(ITypeSymbol type) => IsOfSystem(type) && type.Name is "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan";

    private static bool IsOfSystem(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal));

    private static bool NamesId(string name) => WordsOf(name).Any(IdWords.Contains);

    /// <summary>The words of a name: <c>OrderId</c>, <c>order_id</c> and <c>orderID</c> are two each.</summary>
    private static IEnumerable<string> WordsOf(string name)
    {
        var start = 0;
        for (var n = 1; n <= name.Length; n++)
        {
            if (n < name.Length && name[n] != '_' && !(char.IsUpper(name[n]) && (!char.IsUpper(name[n - 1]) || (n + 1 < name.Length && char.IsLower(name[n + 1]))))) continue;

            yield return name.Substring(start, n - start).Trim('_');
            start = n;
        }
    }
}
