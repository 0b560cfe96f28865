namespace Wirecheck.ProtoDiff.Sources;

/// <summary>
/// Bytes are not what the wire format or descriptor.proto allow. Thrown where the bytes are read, by code that does not know which
/// input they came from; <see cref="DescriptorSet"/> turns it into a <see cref="SchemaException"/> that does.
/// </summary>
internal sealed class MalformedException(string message) : Exception(message);
