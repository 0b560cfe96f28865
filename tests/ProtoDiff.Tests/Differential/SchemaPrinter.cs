using System.Globalization;
using System.Text;

namespace Wirecheck.ProtoDiff.Tests.Differential;

/// <summary>Writes a model as .proto files that compile.</summary>
internal sealed class SchemaPrinter
{
    private const int MaxFieldNumber = (1 << 29) - 1;
    private readonly List<FileModel> _files;
    private readonly Dictionary<string, FileModel> _messages = [];
    private readonly Dictionary<string, (FileModel File, EnumModel Enum)> _enums = [];
    private readonly StringBuilder _text = new();

    private SchemaPrinter(List<FileModel> files)
    {
        _files = files;
        foreach (var file in files)
        {
            foreach (var message in file.Messages.SelectMany(m => m.SelfAndNested()))
                _messages[message.Name] = file;
            foreach (var @enum in file.Enums.Concat(file.Messages.SelectMany(m => m.SelfAndNested()).SelectMany(m => m.Enums)))
                _enums[@enum.Name] = (file, @enum);
        }
    }

    /// <summary>The files, in a directory and a package around their own.</summary>
    public static IEnumerable<(string Name, string Text)> Print(string directory, List<FileModel> files)
    {
        var printer = new SchemaPrinter(files);
        return [.. files.Select((f, i) => ($"{directory}/{f.Name}", printer.Print(directory, f, i)))];
    }

    // A file imports those before it. What it may refer to is what is in them, in packages of the same name or not.
    private string Print(string directory, FileModel file, int index)
    {
        _text.Clear();
        _text.Append(file.UsesEditions ? "edition = \"2023\";\n" : $"syntax = \"{file.Syntax}\";\n");
        _text.Append(CultureInfo.InvariantCulture, $"package {directory}.{file.Package};\n");
        foreach (var import in _files.Take(index))
            _text.Append(CultureInfo.InvariantCulture, $"import \"{directory}/{import.Name}\";\n");
        foreach (var (name, value) in file.Options.Where(o => Allows(file, o.Key, o.Value)))
            _text.Append(CultureInfo.InvariantCulture, $"option {name} = {value};\n");
        foreach (var message in file.Messages)
            Print(file, index, message, "");
        foreach (var @enum in file.Enums)
            Print(file, @enum, "");
        foreach (var extension in file.Extensions.DistinctBy(e => (e.Extendee, e.Number)).DistinctBy(e => e.Name))
            PrintExtension(file, index, extension);
        foreach (var service in file.Services)
            Print(index, service);
        return _text.ToString();
    }

    private void Print(FileModel file, int index, MessageModel message, string indent)
    {
        var inner = indent + "  ";
        _text.Append(CultureInfo.InvariantCulture, $"{indent}message {message.Name} {{\n");
        foreach (var (name, value) in message.Options.Where(o => file.UsesEditions || !o.Key.StartsWith("features", StringComparison.Ordinal)))
            _text.Append(CultureInfo.InvariantCulture, $"{inner}option {name} = {value};\n");
        foreach (var nested in message.Messages)
            Print(file, index, nested, inner);
        foreach (var @enum in message.Enums)
            Print(file, @enum, inner);
        var fields = message.Fields.DistinctBy(f => f.Number).DistinctBy(f => f.Name).ToList();
        foreach (var field in fields.Where(f => f.Oneof.Length == 0 || f.IsMap))
            Print(file, index, field, inner, inOneof: false);
        foreach (var oneof in fields.Where(f => f.Oneof.Length > 0 && !f.IsMap).GroupBy(f => f.Oneof))
        {
            _text.Append(CultureInfo.InvariantCulture, $"{inner}oneof {oneof.Key} {{\n");
            foreach (var field in oneof)
                Print(file, index, field, inner + "  ", inOneof: true);
            _text.Append(CultureInfo.InvariantCulture, $"{inner}}}\n");
        }

        var numbers = fields.Select(f => f.Number).ToHashSet();
        var taken = new List<(int Start, int End)>();
        PrintRanges("reserved", message.Reserved, numbers, taken, inner, MaxFieldNumber);
        if (file.Syntax != "proto3")
            PrintRanges("extensions", message.ExtensionRanges, numbers, taken, inner, MaxFieldNumber);
        PrintNames(file, message.ReservedNames.Except(fields.Select(f => f.Name)), inner);
        _text.Append(CultureInfo.InvariantCulture, $"{indent}}}\n");
    }

    private void Print(FileModel file, int index, FieldModel field, string indent, bool inOneof)
    {
        if (field.Type == "group" && file.Syntax == "proto2" && !inOneof)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{indent}{(field.Label is "" ? "optional" : field.Label)} group G{field.Name} = {field.Number} {{ optional int32 x = 1; }}\n");
            return;
        }

        var type = field.IsMap
            ? $"map<{field.Type.Split(',')[0]}, {Resolve(file, index, field.Type.Split(',')[1], inMap: true)}>"
            : Resolve(file, index, field.Type);
        var label = field.IsMap || inOneof ? "" : (file.Syntax, field.Label) switch
        {
            (_, "repeated") => "repeated ",
            ("proto2", "required") => "required ",
            ("proto2", _) or ("proto3", "optional") => "optional ",
            _ => "",
        };
        _text.Append(CultureInfo.InvariantCulture, $"{indent}{label}{type} {field.Name} = {field.Number}");
        List<string> options = [.. field.Options.Where(o => Allows(file, field, type, label, inOneof, o.Key, o.Value)).Select(o => $"{o.Key} = {o.Value}")];
        if (DefaultOf(file, field, type, label) is { } value)
            options.Add($"default = {value}");
        _text.Append(options.Count > 0 ? $" [{string.Join(", ", options)}];\n" : ";\n");
    }

    private void PrintExtension(FileModel file, int index, FieldModel extension)
    {
        if (file.Syntax == "proto3" || !_messages.TryGetValue(extension.Extendee, out var owner) || owner.Syntax == "proto3" || _files.IndexOf(owner) > index || !IsSamePackage(file, owner))
            return;
        var message = owner.Messages.SelectMany(m => m.SelfAndNested()).First(m => m.Name == extension.Extendee);
        if (!owner.Messages.Contains(message) || !message.ExtensionRanges.Exists(r => r.Start <= extension.Number && extension.Number <= r.End) || message.Reserved.Exists(r => r.Start <= extension.Number && extension.Number <= r.End))
            return;
        _text.Append(CultureInfo.InvariantCulture, $"extend {extension.Extendee} {{\n");
        var label = extension.Label;
        extension.Label = label == "required" ? "optional" : label;
        Print(file, index, extension, "  ", inOneof: false);
        extension.Label = label;
        _text.Append("}\n");
    }

    private void Print(FileModel file, EnumModel @enum, string indent)
    {
        var values = @enum.Values.DistinctBy(v => v.Name).ToList();
        var isOpen = file.Syntax == "proto3" || (file.UsesEditions && @enum.Options.GetValueOrDefault("features.enum_type") != "CLOSED" && file.Options.GetValueOrDefault("features.enum_type") != "CLOSED");
        if (isOpen || values.Count == 0)
        {
            var zero = values.FindIndex(v => v.Number == 0);
            var first = zero < 0 ? ($"{@enum.Name}_ZERO", 0) : values[zero];
            if (zero >= 0)
                values.RemoveAt(zero);
            values.Insert(0, first);
        }

        _text.Append(CultureInfo.InvariantCulture, $"{indent}enum {@enum.Name} {{\n");
        if (values.DistinctBy(v => v.Number).Count() < values.Count)
            _text.Append(CultureInfo.InvariantCulture, $"{indent}  option allow_alias = true;\n");
        foreach (var (name, value) in @enum.Options.Where(_ => file.UsesEditions))
            _text.Append(CultureInfo.InvariantCulture, $"{indent}  option {name} = {value};\n");
        foreach (var (name, number) in values)
            _text.Append(CultureInfo.InvariantCulture, $"{indent}  {name} = {number};\n");
        PrintRanges("reserved", @enum.Reserved, [.. values.Select(v => v.Number)], [], indent + "  ", int.MaxValue);
        PrintNames(file, @enum.ReservedNames.Except(values.Select(v => v.Name)), indent + "  ");
        _text.Append(CultureInfo.InvariantCulture, $"{indent}}}\n");
    }

    private void Print(int index, ServiceModel service)
    {
        _text.Append(CultureInfo.InvariantCulture, $"service {service.Name} {{\n");
        foreach (var m in service.Methods.DistinctBy(m => m.Name))
        {
            if (!CanUse(index, m.Input) || !CanUse(index, m.Output))
                continue;
            _text.Append(CultureInfo.InvariantCulture, $"  rpc {m.Name}({(m.ClientStreams ? "stream " : "")}{Path(m.Input)}) returns ({(m.ServerStreams ? "stream " : "")}{Path(m.Output)})");
            _text.Append(m.Idempotency.Length > 0 ? $" {{\n    option idempotency_level = {m.Idempotency};\n  }}\n" : ";\n");
        }

        _text.Append("}\n");
    }

    private void PrintRanges(string keyword, List<(int Start, int End)> ranges, HashSet<int> numbers, List<(int Start, int End)> taken, string indent, int max)
    {
        foreach (var (start, end) in ranges)
        {
            if (start > end || numbers.Any(n => start <= n && n <= end) || taken.Exists(t => start <= t.End && t.Start <= end))
                continue;
            taken.Add((start, end));
            _text.Append(CultureInfo.InvariantCulture, $"{indent}{keyword} {start}{(start == end ? "" : $" to {(end == max ? "max" : $"{end}")}")};\n");
        }
    }

    private void PrintNames(FileModel file, IEnumerable<string> names, string indent)
    {
        string[] all = [.. names.Distinct()];
        if (all.Length > 0)
            _text.Append(CultureInfo.InvariantCulture, $"{indent}reserved {string.Join(", ", all.Select(n => file.UsesEditions ? n : $"\"{n}\""))};\n");
    }

    private bool Allows(FileModel file, string option, string value) => option switch
    {
        "java_string_check_utf8" => !file.UsesEditions,
        "optimize_for" => value != "LITE_RUNTIME" || _files.TrueForAll(f => f.Extensions.Count == 0),
        _ => file.UsesEditions || !option.StartsWith("features", StringComparison.Ordinal),
    };

    private static bool Allows(FileModel file, FieldModel field, string type, string label, bool inOneof, string option, string value)
    {
        var isScalar = Generator.Scalars.Contains(type);
        return option switch
        {
            "json_name" => field.Extendee.Length == 0,
            "jstype" => type is "int64" or "uint64" or "sint64" or "fixed64" or "sfixed64",
            "ctype" => type is "string" or "bytes",
            "features.utf8_validation" => file.UsesEditions && (type is "string" || type.StartsWith("map<string", StringComparison.Ordinal)),
            "features.message_encoding" => file.UsesEditions && !isScalar && !field.IsMap && char.IsUpper(type[0]) && type[0] == 'M',
            "features.field_presence" => file.UsesEditions && !inOneof && label.Length == 0 && !field.IsMap && field.Extendee.Length == 0
                && (isScalar || value != "IMPLICIT") && (value != "IMPLICIT" || field.Default.Length == 0),
            _ => false,
        };
    }

    private static string? DefaultOf(FileModel file, FieldModel field, string type, string label)
    {
        if (field.Default.Length == 0 || file.Syntax == "proto3" || label == "repeated " || field.IsMap || file.Options.GetValueOrDefault("features.field_presence") == "IMPLICIT")
            return null;
        return type switch
        {
            "string" or "bytes" => $"\"{field.Default}\"",
            "bool" => field.Default == "1" ? "true" : "false",
            _ when Generator.Scalars.Contains(type) => field.Default,
            _ => null,
        };
    }

    private string Resolve(FileModel file, int index, string type, bool inMap = false)
    {
        if (Generator.Scalars.Contains(type))
            return type;
        if (_enums.TryGetValue(type, out var found))
        {
            // Only open enums in fields without presence, and never closed ones from proto2 in proto3; in a map, only with zero first.
            var isOpen = found.File.Syntax != "proto2" && !found.Enum.Options.ContainsKey("features.enum_type") && !found.File.Options.ContainsKey("features.enum_type");
            return _files.IndexOf(found.File) <= index && IsSamePackage(file, found.File) && (isOpen || file.Syntax == "proto2")
                && (isOpen || !inMap || found.Enum.Values is [] or [(_, 0), ..]) ? Path(type) : "int32";
        }

        return CanUse(index, type) && IsSamePackage(file, _messages[type]) ? Path(type) : "string";
    }

    private bool CanUse(int index, string message) =>
        _messages.TryGetValue(message, out var file) && _files.IndexOf(file) <= index && IsSamePackage(_files[index], file);

    private static bool IsSamePackage(FileModel left, FileModel right) => left.Package == right.Package;

    /// <summary>The name of a type from its package down.</summary>
    private string Path(string type) => _files.SelectMany(f => f.Enums.Exists(e => e.Name == type) ? [type] : f.Messages.Select(m => Path(m, type))).First(p => p is not null)!;

    private static string? Path(MessageModel message, string type)
    {
        if (message.Name == type)
            return type;
        if (message.Enums.Exists(e => e.Name == type))
            return $"{message.Name}.{type}";
        return message.Messages.Select(m => Path(m, type)).FirstOrDefault(p => p is not null) is { } path ? $"{message.Name}.{path}" : null;
    }
}
