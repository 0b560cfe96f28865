using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Tests.Sources;

public class HugeFileTests
{
    [Fact]
    public void Files_are_compared_to_the_last_byte_up_to_the_largest_that_can_be_parsed()
    {
        using var one = DescriptorSet.Create(new Huge(), "one", rootDirectory: null);
        using var two = DescriptorSet.Create(new Huge(), "two", rootDirectory: null);

        Assert.Equal((1, 0), SchemaComparison.Compare(one, two) is var result ? (result.CurrentFiles, result.ChangedFiles) : default);
    }

    /// <summary>A set of one file of as many bytes as an array can have: a name, and an unknown field of zeros.</summary>
    private sealed class Huge : ByteSource
    {
        private const int FileBytes = 0x7FFFFFC7;

        // FileDescriptorSet.file, its length; FileDescriptorProto.name "a"; field 15, its length.
        private static readonly byte[] Start = [0x0A, 0xC7, 0xFF, 0xFF, 0xFF, 0x07, 0x0A, 0x01, (byte)'a', 0x7A, 0xBE, 0xFF, 0xFF, 0xFF, 0x07];

        public override long Length => 6L + FileBytes;

        public override void Read(long offset, Span<byte> destination)
        {
            destination.Clear();
            if (offset < Start.Length)
                Start.AsSpan((int)offset, (int)Math.Min(Start.Length - offset, destination.Length)).CopyTo(destination);
        }
    }
}
