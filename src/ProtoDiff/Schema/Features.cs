namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Resolves the features of editions: what an element says itself, else what it inherits, else the default of its file's edition.</summary>
internal static class Features
{
    /// <summary>The effective value of a feature for an element.</summary>
    /// <exception cref="SchemaException">The options of the element, or of one it inherits from, cannot be decoded.</exception>
    public static int Resolve(SchemaElement element, Feature feature)
    {
        var file = element.File;
        return (file.UsesEditions ? Stated(element, feature) : null) ?? feature.Default(file.EffectiveEdition);
    }

    // What a message or a file states is asked for by everything in it, and its options may be long: they are read once.
    private static int? Stated(SchemaElement element, Feature feature)
    {
        if ((element is FieldSchema ? Read(element, feature) : element.StatedFeatures.Get(feature, f => Read(element, f))) is { } value)
            return value;
        return element.FeatureParent is { } parent
            ? Stated(parent, feature)
            : element.File.StatedFeatures.Get(feature, f => OptionReader.Number(element.File, [FeatureSetIn.FileOptions, .. f.Path]));
    }

    private static int? Read(SchemaElement element, Feature feature) => OptionReader.Number(element, [element.FeaturesField, .. feature.Path]);

    /// <summary>What the options of one element state, as far as it was asked for.</summary>
    internal struct Memory
    {
        private Dictionary<Feature, int?>? _values;

        public int? Get(Feature feature, Func<Feature, int?> read)
        {
            _values ??= new(ReferenceEqualityComparer.Instance);
            if (!_values.TryGetValue(feature, out var value))
                _values.Add(feature, value = read(feature));
            return value;
        }
    }
}
