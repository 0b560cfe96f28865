using Wirecheck.ProtoDiff.Sources;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Anything with a name in a schema: a file's message, field, enum, service and so on.</summary>
internal abstract class SchemaElement(FileSchema file, SchemaElement? parent, int index) : IDeclared
{
    private string? _fullName;
    private Features.Memory _statedFeatures;

    /// <summary>The file that declares it.</summary>
    public FileSchema File { get; } = file;

    /// <summary>The element it is declared in; null at the top of a file.</summary>
    public SchemaElement? Parent { get; } = parent;

    /// <summary>Its position among the elements of its kind in its parent.</summary>
    public int Index { get; } = index;

    /// <summary>Its name as written.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its options, encoded; see <see cref="OptionReader"/>.</summary>
    public ByteRange Options { get; set; }

    public ref Features.Memory StatedFeatures => ref _statedFeatures;

    /// <summary>Its name with package and enclosing elements, without a leading dot.</summary>
    public string FullName => _fullName ??= Scope is { Length: > 0 } scope ? $"{scope}.{Name}" : Name;

    /// <summary>Its name within its package.</summary>
    public string NestedName => File.Package.Length == 0 ? FullName : FullName[(File.Package.Length + 1)..];

    /// <summary>The field that lists elements of this kind in its parent's descriptor.</summary>
    public abstract int PathField { get; }

    /// <summary>The field that holds the options in the descriptor of elements of this kind.</summary>
    public abstract int OptionsField { get; }

    /// <summary>Where the options of this kind of element keep their FeatureSet.</summary>
    public abstract int FeaturesField { get; }

    /// <summary>The element whose features this one inherits; null for those of the file.</summary>
    public virtual SchemaElement? FeatureParent => Parent;

    /// <summary>What the full name starts with: empty at the top of a file without a package.</summary>
    protected virtual string Scope => Parent?.FullName ?? File.Package;

    /// <summary>The path by which source info locates the element: field numbers and indexes from the file down (SourceCodeInfo.Location.path).</summary>
    public int[] Path() => [.. Parent?.Path() ?? [], PathField, Index];
}
