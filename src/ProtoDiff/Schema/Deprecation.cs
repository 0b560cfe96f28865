namespace Wirecheck.ProtoDiff.Schema;

/// <summary>What a schema said is not to be used any more: <c>deprecated = true</c> (descriptor.proto, the option of that name of each kind of element).</summary>
internal static class Deprecation
{
    /// <summary>Whether an element, or anything around it, was marked.</summary>
    public static bool IsDeclared(SchemaElement element)
    {
        for (var current = element; current is not null; current = current.Parent)
        {
            if (OptionOf(current) is { } option && IsTrue(OptionReader.Number(current, option)))
                return true;
        }

        return IsDeclared(element.File);
    }

    /// <summary>Whether a file was marked as a whole.</summary>
    public static bool IsDeclared(FileSchema file) => IsTrue(OptionReader.Number(file, FileOptionFields.Deprecated));

    private static int? OptionOf(SchemaElement element) => element switch
    {
        MessageSchema => MessageOptionFields.Deprecated,
        FieldSchema => FieldOptionFields.Deprecated,
        EnumSchema => EnumOptionFields.Deprecated,
        EnumValueSchema => EnumValueOptionFields.Deprecated,
        ServiceSchema => ServiceOptionFields.Deprecated,
        MethodSchema => MethodOptionFields.Deprecated,
        _ => null,
    };

    private static bool IsTrue(int? option) => option is not (null or 0);
}
