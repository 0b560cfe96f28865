namespace Wirecheck.ProtoDiff.Sources;

/// <summary>Where one file of a descriptor set lies.</summary>
/// <param name="Name">The file's name, as other files import it.</param>
/// <param name="Package">The package it declares; empty when it declares none.</param>
/// <param name="Offset">First byte of its FileDescriptorProto in the source.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="IsImport">Whether the set says that the file is there only because others import it.</param>
internal readonly record struct FileEntry(string Name, string Package, long Offset, int Length, bool IsImport);
