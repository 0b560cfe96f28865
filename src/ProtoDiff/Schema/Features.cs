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

    private static int? Stated(SchemaElement element, Feature feature)
    {
        for (var e = element; e is not null; e = e.FeatureParent)
        {
            if (OptionReader.Number(e, [e.FeaturesField, .. feature.Path]) is { } value)
                return value;
        }

        return OptionReader.Number(element.File, [FeatureSetIn.FileOptions, .. feature.Path]);
    }
}
