namespace Wirecheck.ProtoDiff;

/// <summary>
/// The proof of a finding: something that a program of one version sends, and what a program of the other version makes of it. It was found by
/// encoding with the one schema and decoding with the other.
/// </summary>
public sealed record Witness
{
    /// <summary>Who reads what, in which format: exactly one flag. <see cref="Breaks.NewReadsOld"/> is a new program that reads what an old one wrote.</summary>
    public required Breaks Direction { get; init; }

    /// <summary>In which form it is sent.</summary>
    public required WitnessFormat Format { get; init; }

    /// <summary>Full name of the message that is sent; of the RPC that is called.</summary>
    public required string Element { get; init; }

    /// <summary>What is written, field by field; empty for a call.</summary>
    public required IReadOnlyList<WitnessValue> Written { get; init; }

    /// <summary>What goes over the wire: bytes in hexadecimal, JSON, or the path of a call.</summary>
    public required string Data { get; init; }

    /// <summary>The bytes piece by piece, with what each says; empty for other formats.</summary>
    public required IReadOnlyList<WitnessBytes> Pieces { get; init; }

    /// <summary>What is read, field by field; empty when the reader refuses.</summary>
    public required IReadOnlyList<WitnessValue> Read { get; init; }

    /// <summary>Why the reader refuses what it gets; null when it does not, and no one notices.</summary>
    public string? Refusal { get; init; }
}

/// <summary>In which form a witness is sent.</summary>
public enum WitnessFormat
{
    /// <summary>The binary format.</summary>
    Binary,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>The path of a call.</summary>
    Call,
}

/// <summary>A field of a witness and its value, as text.</summary>
/// <param name="Name">Its name, with the messages, positions and keys on the way.</param>
/// <param name="Value">Its value; or that it is not set and what is read then; or that it is unknown and kept.</param>
public readonly record struct WitnessValue(string Name, string Value);

/// <summary>A piece of a witness's bytes.</summary>
/// <param name="Bytes">The bytes, in hexadecimal.</param>
/// <param name="Meaning">What they say to whoever wrote them.</param>
/// <param name="Depth">How many messages the piece is inside of.</param>
public readonly record struct WitnessBytes(string Bytes, string Meaning, int Depth);
