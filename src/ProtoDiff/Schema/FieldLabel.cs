namespace Wirecheck.ProtoDiff.Schema;

/// <summary>How often a field stands in a message, with the numbers of FieldDescriptorProto.Label in descriptor.proto.</summary>
internal enum FieldLabel
{
    Optional = 1,
    Required = 2,
    Repeated = 3,
}
