using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Files;

/// <summary>An option that decides what is generated for a file is another one. The rules differ in the option only.</summary>
internal static class FileSameOption
{
    private const string False = "false";
    private const string True = "true";
    private static readonly string[] OptimizeModes = ["", "SPEED", "CODE_SIZE", "LITE_RUNTIME"];

    // Defaults as descriptor.proto declares them: an option that is not written has its default, and to write the default changes nothing.
    private static readonly Option[] Options =
    [
        Text("go_package", FileOptionFields.GoPackage, "the Go import path"),
        Text("java_package", FileOptionFields.JavaPackage, "the package of the generated Java classes"),
        Text("java_outer_classname", FileOptionFields.JavaOuterClassname, "the name of the generated Java outer class"),
        Bool("java_multiple_files", FileOptionFields.JavaMultipleFiles, False, "whether Java classes are nested in the outer class"),
        Bool("java_generic_services", FileOptionFields.JavaGenericServices, False, "whether Java has generic services"),
        Bool("cc_generic_services", FileOptionFields.CcGenericServices, False, "whether C++ has generic services"),
        Bool("py_generic_services", FileOptionFields.PyGenericServices, False, "whether Python has generic services"),
        Bool("cc_enable_arenas", FileOptionFields.CcEnableArenas, True, "whether C++ messages can be allocated in arenas"),
        new("optimize_for", FileOptionFields.OptimizeFor, "the base class and abilities of generated messages",
            f => OptionReader.Number(f, FileOptionFields.OptimizeFor) is { } mode && (uint)mode < (uint)OptimizeModes.Length ? OptimizeModes[mode] : OptimizeModes[1]),
        Text("csharp_namespace", FileOptionFields.CsharpNamespace, "the namespace of the generated C# classes") with { Implied = f => CsharpNames.Namespace(f.Package) },
        Text("objc_class_prefix", FileOptionFields.ObjcClassPrefix, "the prefix of the generated Objective-C classes"),
        Text("swift_prefix", FileOptionFields.SwiftPrefix, "the prefix of the generated Swift types"),
        Text("ruby_package", FileOptionFields.RubyPackage, "the module of the generated Ruby classes"),
        Text("php_class_prefix", FileOptionFields.PhpClassPrefix, "the prefix of the generated PHP classes"),
        Text("php_namespace", FileOptionFields.PhpNamespace, "the namespace of the generated PHP classes"),
        Text("php_metadata_namespace", FileOptionFields.PhpMetadataNamespace, "the namespace of the generated PHP metadata classes"),
    ];

    public static IEnumerable<Rule> Rules { get; } = [.. Options.Select(Create)];

    private static Rule Create(Option option) => new()
    {
        Id = $"FILE_SAME_{option.Name.ToUpperInvariant()}",
        Categories = new(Categories.File | Categories.Package),
        Change = ChangeKind.Altered,
        Finds = $"The effective value of file option `{option.Name}` is another one.",
        WhoBreaks = $"Code that uses what is generated for the file: the option decides {option.Decides}.",
        Instead = $"Keep the value of `{option.Name}`; what has to be generated differently belongs into a new file.",
        Files = (context, previous, current) =>
        {
            var (from, to) = (option.Value(previous), option.Value(current));
            if (from == to || (context.TellsOnce && option.Effective(previous) == option.Effective(current)))
                return;
            context.Report(
                Anchor.AtOption(current, option.Field),
                current.Name,
                $"{from}:{to}",
                Breaks.Source,
                $"Option {option.Name} of {current.Name} changed from {Quote(from)} to {Quote(to)}: it decides {option.Decides}, and code that uses it stops compiling.",
                from.Length == 0 ? $"Leave {option.Name} unset." : $"Keep `option {option.Name} = {(option.IsText ? $"\"{from}\"" : from)};`.");

            string Quote(string value) => value.Length == 0 ? "unset" : option.IsText ? $"\"{value}\"" : value;
        },
    };

    private static Option Text(string name, int field, string decides) =>
        new(name, field, decides, f => OptionReader.Text(f, field) ?? "") { IsText = true };

    private static Option Bool(string name, int field, string whenUnset, string decides) =>
        new(name, field, decides, f => OptionReader.Number(f, field) switch { null => whenUnset, 0 => False, _ => True });

    private sealed record Option(string Name, int Field, string Decides, Func<FileSchema, string> Value)
    {
        public bool IsText { get; init; }

        /// <summary>What generators take when the option is not set, where that can be told from the file.</summary>
        public Func<FileSchema, string>? Implied { get; init; }

        public string Effective(FileSchema file) => Value(file) is { Length: 0 } ? Implied?.Invoke(file) ?? "" : Value(file);
    }
}
