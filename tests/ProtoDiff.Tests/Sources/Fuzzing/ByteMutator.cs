namespace Wirecheck.ProtoDiff.Tests.Sources.Fuzzing;

/// <summary>Changes bytes somewhere, as a broken disk or someone hostile does.</summary>
internal sealed class ByteMutator(Random random)
{
    // Varints that are lengths, counts or numbers where they land: the greatest of 32 and 64 bits, one of eleven bytes, and tags of groups.
    private static readonly byte[][] Bombs =
    [
        [0xFF, 0xFF, 0xFF, 0xFF, 0x07], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
        [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], [0x0B], [0x0C], [0xC3, 0x28], [0x00],
    ];

    public byte[] Mutate(byte[] bytes)
    {
        if (bytes.Length == 0)
            return bytes;
        var (start, length) = (random.Next(bytes.Length), random.Next(1, 40));
        var end = Math.Min(bytes.Length, start + length);
        switch (random.Next(7))
        {
            case 0:
                return bytes[..start];
            case 1:
                byte[] flipped = [.. bytes];
                flipped[start] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 2:
                return [.. bytes[..start], .. bytes[end..]];
            case 3:
                return [.. bytes[..end], .. bytes[start..]];
            case 4:
                return [.. bytes[..start], .. Bombs[random.Next(Bombs.Length)], .. bytes[start..]];
            case 5:
                return [.. bytes[..start], .. Bombs[random.Next(Bombs.Length)], .. bytes[end..]];
            default:
                var other = random.Next(bytes.Length);
                return [.. bytes[..start], .. bytes[other..Math.Min(bytes.Length, other + length)], .. bytes[end..]];
        }
    }
}
