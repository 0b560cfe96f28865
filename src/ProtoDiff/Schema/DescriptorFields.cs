namespace Wirecheck.ProtoDiff.Schema;

// Field numbers of the messages in google/protobuf/descriptor.proto (protocolbuffers/protobuf, src/google/protobuf/descriptor.proto),
// one class a message, in the order of that file. Only those that something here reads.

internal static class DescriptorSetFields
{
    public const int File = 1;
}

internal static class FileFields
{
    public const int Name = 1;
    public const int Package = 2;
    public const int Dependency = 3;
    public const int Message = 4;
    public const int Enum = 5;
    public const int Service = 6;
    public const int Extension = 7;
    public const int Options = 8;
    public const int SourceCodeInfo = 9;
    public const int PublicDependency = 10;
    public const int Syntax = 12;
    public const int Edition = 14;
}

internal static class MessageFields
{
    public const int Name = 1;
    public const int Field = 2;
    public const int NestedType = 3;
    public const int EnumType = 4;
    public const int ExtensionRange = 5;
    public const int Extension = 6;
    public const int Options = 7;
    public const int Oneof = 8;
    public const int ReservedRange = 9;
    public const int ReservedName = 10;
}

internal static class FieldFields
{
    public const int Name = 1;
    public const int Extendee = 2;
    public const int Number = 3;
    public const int Label = 4;
    public const int Type = 5;
    public const int TypeName = 6;
    public const int DefaultValue = 7;
    public const int Options = 8;
    public const int OneofIndex = 9;
    public const int JsonName = 10;
    public const int Proto3Optional = 17;
}

internal static class OneofFields
{
    public const int Name = 1;
    public const int Options = 2;
}

internal static class EnumFields
{
    public const int Name = 1;
    public const int Value = 2;
    public const int Options = 3;
    public const int ReservedRange = 4;
    public const int ReservedName = 5;
}

internal static class EnumValueFields
{
    public const int Name = 1;
    public const int Number = 2;
    public const int Options = 3;
}

internal static class ServiceFields
{
    public const int Name = 1;
    public const int Method = 2;
    public const int Options = 3;
}

internal static class MethodFields
{
    public const int Name = 1;
    public const int InputType = 2;
    public const int OutputType = 3;
    public const int Options = 4;
    public const int ClientStreaming = 5;
    public const int ServerStreaming = 6;
}

/// <summary>DescriptorProto.ExtensionRange, DescriptorProto.ReservedRange and EnumDescriptorProto.EnumReservedRange alike.</summary>
internal static class RangeFields
{
    public const int Start = 1;
    public const int End = 2;
}

internal static class FileOptionFields
{
    public const int JavaPackage = 1;
    public const int JavaOuterClassname = 8;
    public const int OptimizeFor = 9;
    public const int JavaMultipleFiles = 10;
    public const int GoPackage = 11;
    public const int CcGenericServices = 16;
    public const int JavaGenericServices = 17;
    public const int PyGenericServices = 18;
    public const int Deprecated = 23;
    public const int JavaStringCheckUtf8 = 27;
    public const int CcEnableArenas = 31;
    public const int ObjcClassPrefix = 36;
    public const int CsharpNamespace = 37;
    public const int SwiftPrefix = 39;
    public const int PhpClassPrefix = 40;
    public const int PhpNamespace = 41;
    public const int PhpMetadataNamespace = 44;
    public const int RubyPackage = 45;
}

internal static class MessageOptionFields
{
    public const int MessageSetWireFormat = 1;
    public const int NoStandardDescriptorAccessor = 2;
    public const int Deprecated = 3;
    public const int MapEntry = 7;
}

internal static class FieldOptionFields
{
    public const int CType = 1;
    public const int Packed = 2;
    public const int Deprecated = 3;
    public const int JsType = 6;
}

internal static class EnumOptionFields
{
    public const int Deprecated = 3;
}

internal static class EnumValueOptionFields
{
    public const int Deprecated = 1;
}

internal static class ServiceOptionFields
{
    public const int Deprecated = 33;
}

internal static class MethodOptionFields
{
    public const int Deprecated = 33;
    public const int IdempotencyLevel = 34;
}

/// <summary>Where the options of each kind of element keep their FeatureSet.</summary>
internal static class FeatureSetIn
{
    public const int FileOptions = 50;
    public const int MessageOptions = 12;
    public const int FieldOptions = 21;
    public const int OneofOptions = 1;
    public const int EnumOptions = 7;
    public const int EnumValueOptions = 2;
    public const int ServiceOptions = 34;
    public const int MethodOptions = 35;
}

internal static class SourceCodeInfoFields
{
    public const int Location = 1;
}

internal static class LocationFields
{
    public const int Path = 1;
    public const int Span = 2;
    public const int LeadingComments = 3;
    public const int TrailingComments = 4;
}

/// <summary>The extension by which a buf image says that a file is only imported (buf/alpha/image/v1/image.proto).</summary>
internal static class BufImageFields
{
    public const int FileExtension = 8042;
    public const int IsImport = 1;
}
