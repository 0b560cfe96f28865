namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// A feature of editions that rules ask for, with the values it has where nothing states one. Numbers, names and defaults are those of
/// google.protobuf.FeatureSet in descriptor.proto, of pb.CppFeatures in cpp_features.proto and of pb.JavaFeatures in java_features.proto
/// (protocolbuffers/protobuf).
/// </summary>
/// <param name="Path">Field numbers from the FeatureSet inwards: one for a feature of its own, two for one of an extension.</param>
/// <param name="Defaults">The default from an edition on, oldest first.</param>
/// <param name="Names">Names of the values, by number.</param>
internal sealed record Feature(int[] Path, (int Since, int Value)[] Defaults, string[] Names)
{
    public const int Implicit = 2;
    public const int LegacyRequired = 3;
    public const int Closed = 2;
    public const int Verify = 2;
    public const int Delimited = 2;
    public const int Packed = 1;
    public const int Allow = 1;
    public const int CppString = 3;
    public const int CppCord = 2;
    public const int JavaVerify = 2;

    private const int PbCpp = 1000;
    private const int PbJava = 1001;

    public static readonly Feature FieldPresence = new(
        [1], [(Editions.Legacy, 1), (Editions.Proto3, Implicit), (Editions.Edition2023, 1)], ["", "EXPLICIT", "IMPLICIT", "LEGACY_REQUIRED"]);

    public static readonly Feature EnumType = new([2], [(Editions.Legacy, Closed), (Editions.Proto3, 1)], ["", "OPEN", "CLOSED"]);

    public static readonly Feature RepeatedFieldEncoding = new([3], [(Editions.Legacy, 2), (Editions.Proto3, Packed)], ["", "PACKED", "EXPANDED"]);

    public static readonly Feature Utf8Validation = new([4], [(Editions.Legacy, 3), (Editions.Proto3, Verify)], ["", "", "VERIFY", "NONE"]);

    public static readonly Feature MessageEncoding = new([5], [(Editions.Legacy, 1)], ["", "LENGTH_PREFIXED", "DELIMITED"]);

    public static readonly Feature JsonFormat = new([6], [(Editions.Legacy, 2), (Editions.Proto3, Allow)], ["", "ALLOW", "LEGACY_BEST_EFFORT"]);

    public static readonly Feature CppStringType = new(
        [PbCpp, 2], [(Editions.Legacy, CppString), (Editions.Edition2024, 1)], ["", "VIEW", "CORD", "STRING"]);

    public static readonly Feature JavaUtf8Validation = new([PbJava, 2], [(Editions.Legacy, 1)], ["", "DEFAULT", "VERIFY"]);

    /// <summary>The value where nothing states one. Editions that are not known yet are taken to keep what the newest known one has.</summary>
    public int Default(int edition)
    {
        var value = Defaults[0].Value;
        foreach (var (since, later) in Defaults)
        {
            if (since <= edition)
                value = later;
        }

        return value;
    }

    /// <summary>The name of a value as schemas write it.</summary>
    public string NameOf(int value) => (uint)value < (uint)Names.Length && Names[value].Length > 0 ? Names[value] : $"{value}";
}
