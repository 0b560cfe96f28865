using Wirecheck.ProtoDiff.Rules.Enums;
using Wirecheck.ProtoDiff.Rules.Fields;
using Wirecheck.ProtoDiff.Rules.Files;
using Wirecheck.ProtoDiff.Rules.Http;
using Wirecheck.ProtoDiff.Rules.Messages;
using Wirecheck.ProtoDiff.Rules.Services;
using Wirecheck.ProtoDiff.Rules.Validation;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>Every rule there is. A new one is a file of its own, or a member of its family's, and a line here.</summary>
public static class RuleTable
{
    /// <summary>The rules, in the order they are listed to people.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        FieldRenumbered.Rule,
        FieldNumberReused.Rule,
        FieldSameType.Rule,
        FieldSameType.WireCompatible,
        FieldSameType.WireAndJsonCompatible,
        ExtensionBecameField.Rule,
        MapKeyType.Rule,
        FieldNoDelete.Rule,
        FieldNoDelete.UnlessNumberReserved,
        FieldNoDelete.UnlessNameReserved,
        MessageTypeStructure.Rule,
        FieldSameName.Renamed,
        FieldSameName.Rule,
        FieldSameName.InJson,
        FieldSameCardinality.Rule,
        FieldSameCardinality.WireCompatible,
        FieldSameCardinality.WireAndJsonCompatible,
        FieldMovedIntoOneof.Rule,
        FieldSameOneof.Rule,
        FieldSameDefault.Rule,
        FieldSameProperty.JsType,
        FieldSameProperty.CppStringType,
        FieldSameProperty.Utf8Validation,
        FieldSameProperty.JavaUtf8Validation,
        FieldBehaviorTightened.Rule,
        ValidationTightened.Rule,
        MessageSameRequiredFields.Added,
        MessageSameRequiredFields.Rule,
        MessageSetChanged.Rule,
        OneofNoDelete.Rule,
        ReservedNoDelete.InMessage,
        ReservedNoDelete.Extensions,
        SameJsonFormat.OfMessage,
        MessageNoRemoveStandardDescriptorAccessor.Rule,
        EnumValueRenumbered.Rule,
        EnumValueNoDelete.Rule,
        EnumValueNoDelete.UnlessNumberReserved,
        EnumValueNoDelete.UnlessNameReserved,
        EnumValueSameName.Renamed,
        EnumValueSameName.Rule,
        EnumValueAddedClosed.Rule,
        EnumSameType.Rule,
        ReservedNoDelete.InEnum,
        SameJsonFormat.OfEnum,
        CallsNoDelete.Rpc,
        CallsNoDelete.Service,
        RpcNoDelete.Rule,
        RpcRenamed.Rule,
        RpcSame.RequestType,
        RpcSame.ResponseType,
        RpcSame.ClientStreaming,
        RpcSame.ServerStreaming,
        RpcSame.IdempotencyLevel,
        HttpBindingChanged.Rule,
        ElementRenamed.Message,
        ElementRenamed.Enum,
        ElementRenamed.Service,
        .. ElementNoDelete.Rules,
        FileNoDelete.Rule,
        FileNoDelete.Package,
        PackageRenamed.Rule,
        ImportPublicRemoved.Rule,
        FileSameDeclaration.Package,
        FileSameDeclaration.Syntax,
        .. FileSameOption.Rules,
    ];

    /// <summary>The rule of that id; null when there is none.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(r => r.Id == id);
}
