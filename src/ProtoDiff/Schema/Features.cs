using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Numbers of google.protobuf.FeatureSet's fields, and of the values that rules ask for (descriptor.proto).</summary>
internal static class Feature
{
    public const int EnumType = 2;
    public const int EnumTypeOpen = 1;
    public const int EnumTypeClosed = 2;

    public const int MessageEncoding = 5;
    public const int MessageEncodingLengthPrefixed = 1;
    public const int MessageEncodingDelimited = 2;
}

/// <summary>Resolves the features of editions: what an element says itself, else what it inherits, else the default of its file's edition.</summary>
internal static class Features
{
    /// <summary>The effective value of a feature for an element.</summary>
    /// <exception cref="SchemaException">The options of the element, or of one it inherits from, cannot be decoded.</exception>
    public static int Resolve(SchemaElement element, int feature)
    {
        var file = element.File;
        var stated = file.UsesEditions ? file.Set.Descriptors.Reading(() => Stated(element, feature), file.Name) : null;
        return stated ?? Default(file, feature);
    }

    private static int? Stated(SchemaElement element, int feature)
    {
        var file = element.File;
        for (var e = element; e is not null; e = e.FeatureParent)
        {
            if (Stated(file.OptionsOf(e.Options), e.FeaturesField, feature) is { } value)
                return value;
        }

        return Stated(file.OptionsOf(file.Options), FeatureSetIn.FileOptions, feature);
    }

    // The edition defaults of descriptor.proto. Those asked for here are the same in every edition so far.
    private static int Default(FileSchema file, int feature) => feature switch
    {
        Feature.EnumType => file.UsesEditions || file.IsProto3 ? Feature.EnumTypeOpen : Feature.EnumTypeClosed,
        Feature.MessageEncoding => Feature.MessageEncodingLengthPrefixed,
        _ => throw new ArgumentOutOfRangeException(nameof(feature)),
    };

    private static int? Stated(ReadOnlySpan<byte> options, int featuresField, int feature)
    {
        int? value = null;
        var reader = new WireReader(options);
        while (reader.Next())
        {
            if ((reader.Field, reader.Type) != (featuresField, WireType.Length))
            {
                reader.Skip();
                continue;
            }

            var features = new WireReader(reader.ReadBytes());
            while (features.Next())
            {
                if ((features.Field, features.Type) == (feature, WireType.Varint))
                    value = features.ReadInt32();
                else
                    features.Skip();
            }
        }

        return value;
    }
}
