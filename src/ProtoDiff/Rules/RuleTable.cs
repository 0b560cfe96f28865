namespace Wirecheck.ProtoDiff.Rules;

/// <summary>Every rule there is. A new one is a file of its own and a line here.</summary>
public static class RuleTable
{
    /// <summary>The rules, in the order they are listed to people.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        FieldRenumbered.Rule,
        FieldSameType.Rule,
        FieldWireCompatibleType.Rule,
        FieldNoDelete.Rule,
        FieldNoDelete.UnlessNumberReserved,
        EnumValueNoDelete.Rule,
        RpcNoDelete.Rule,
    ];

    /// <summary>The rule of that id; null when there is none.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(r => r.Id == id);
}
