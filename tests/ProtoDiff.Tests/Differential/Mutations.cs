namespace Wirecheck.ProtoDiff.Tests.Differential;

/// <summary>Changes that people make to schemas, each at a random place.</summary>
/// <param name="random">What decides.</param>
/// <param name="files">The schema.</param>
/// <param name="round">How many changes were made before: new names must differ from theirs.</param>
internal sealed class Mutations(Random random, List<FileModel> files, int round)
{
    private static readonly (string Name, string[] Values)[] FileOptions =
    [
        ("java_package", ["\"j\"", "\"k\"", "\"\""]), ("go_package", ["\"g\"", "\"h\""]), ("csharp_namespace", ["\"C\"", "\"D\""]), ("optimize_for", ["SPEED", "CODE_SIZE", "LITE_RUNTIME"]),
        ("java_multiple_files", ["true", "false"]), ("cc_enable_arenas", ["true", "false"]), ("java_generic_services", ["true", "false"]), ("java_string_check_utf8", ["true", "false"]),
        ("features.utf8_validation", ["NONE", "VERIFY"]), ("features.message_encoding", ["DELIMITED", "LENGTH_PREFIXED"]), ("features.json_format", ["LEGACY_BEST_EFFORT", "ALLOW"]),
        ("features.field_presence", ["IMPLICIT", "EXPLICIT"]), ("features.enum_type", ["CLOSED"]), ("php_namespace", ["\"P\""]), ("ruby_package", ["\"R\""]), ("swift_prefix", ["\"SW\""]),
        ("java_outer_classname", ["\"O\""]), ("cc_generic_services", ["true"]), ("py_generic_services", ["true"]), ("objc_class_prefix", ["\"OC\""]),
        ("php_class_prefix", ["\"PC\""]), ("php_metadata_namespace", ["\"PM\""]),
    ];

    private static readonly (string Name, string[] Values)[] FieldOptions =
    [
        ("json_name", ["\"j1\"", "\"j2\""]), ("jstype", ["JS_STRING", "JS_NUMBER", "JS_NORMAL"]), ("ctype", ["CORD", "STRING", "STRING_PIECE"]),
        ("features.utf8_validation", ["NONE", "VERIFY"]), ("features.message_encoding", ["DELIMITED"]), ("features.field_presence", ["IMPLICIT", "EXPLICIT", "LEGACY_REQUIRED"]),
    ];

    private readonly Generator _generator = new(random);
    private int _names;

    /// <summary>Makes one change.</summary>
    public void Apply()
    {
        Action[] mutations =
        [
            () => OnField((_, f) => f.Name = NewName("r")),
            () => OnField((_, f) => f.Number += random.Next(1, 12)),
            () => OnField((m, f) => Delete(m, f)),
            () => OnField((m, f) => Delete(m, f)),
            () => OnField((_, f) => f.Type = _generator.Type()),
            () => OnField((_, f) => f.Type = _generator.Pick(Generator.Scalars)),
            () => OnField((_, f) => f.Label = _generator.Pick(["", "optional", "repeated", "required"])),
            () => OnField((_, f) => f.Oneof = f.Type == "group" ? "" : _generator.Pick(["", "o1", "o2", "o3"])),
            () => OnField((_, f) => f.Default = _generator.Pick(["", "0", "1", "7"])),
            () => OnField((_, f) => Set(f.Options, FieldOptions)),
            () => OnField((_, f) => Set(f.Options, FieldOptions)),
            () => OnField((m, f) => (f.Number, m.Fields[0].Number) = (m.Fields[0].Number, f.Number)),
            () => OnMessage(m => m.Fields.Add(new(NewName("n"), random.Next(20, 40), _generator.Type()))),
            () => OnMessage(m => m.Fields.ForEach(f => f.Oneof = f.Oneof == "o1" ? "o9" : f.Oneof)),
            () => OnMessage(m => Change(m.Reserved)),
            () => OnMessage(m => Change(m.ExtensionRanges)),
            () => OnMessage(m => m.ReservedNames.RemoveAt(0)),
            () => OnMessage(m => Set(m.Options, [("no_standard_descriptor_accessor", ["true", "false"]), ("features.json_format", ["LEGACY_BEST_EFFORT"])])),
            () => OnMessage(m => m.Messages.Clear()),
            () => OnMessage(m => m.Name = NewName("M9")),
            () => OnFile(f => f.Messages.RemoveAt(random.Next(f.Messages.Count)), f => f.Messages.Count > 0),
            () => OnFile(f => f.Enums.Clear()),
            () => OnFile(f => f.Services.Clear()),
            () => OnFile(f => f.Extensions.RemoveAt(0), f => f.Extensions.Count > 0),
            () => OnFile(Move),
            () => OnFile(f => f.Syntax = _generator.Pick(Generator.Syntaxes)),
            () => OnFile(f => Set(f.Options, FileOptions)),
            () => OnFile(f => Set(f.Options, FileOptions)),
            () => OnFile(f => f.Package = _generator.Pick(["p", "q.v1", "r"])),
            () => OnFile(f => f.Name = $"{NewName("z")}.proto"),
            () => OnFile(f => files.Remove(f), _ => files.Count > 1),
            () => OnExtension(e => e.Type = _generator.Pick(Generator.Scalars)),
            () => OnExtension(e => e.Name = NewName("x")),
            () => OnExtension(e => e.Label = e.Label == "repeated" ? "optional" : "repeated"),
            () => OnExtension(e => e.Number++),
            () => OnExtension(e => e.Default = _generator.Pick(["", "1", "3"])),
            () => OnEnum(e => DeleteValue(e)),
            () => OnEnum(e => DeleteValue(e)),
            () => OnEnum(e => Replace(e, v => (NewName($"{e.Name}_R"), v.Number))),
            () => OnEnum(e => Replace(e, v => (v.Name, v.Number + random.Next(1, 4)))),
            () => OnEnum(e => e.Values.Add((NewName($"{e.Name}_N"), random.Next(0, 12)))),
            () => OnEnum(e => e.Values.Reverse()),
            () => OnEnum(e => Change(e.Reserved)),
            () => OnEnum(e => e.ReservedNames.Clear()),
            () => OnEnum(e => Set(e.Options, [("features.enum_type", ["CLOSED"]), ("features.json_format", ["LEGACY_BEST_EFFORT", "ALLOW"])])),
            () => OnEnum(e => e.Name = NewName("E9")),
            () => OnMethod((s, m) => s.Methods.Remove(m)),
            () => OnMethod((_, m) => m.Name = NewName("R")),
            () => OnMethod((_, m) => m.Input = _generator.Pick(["M1", "M2", "M3"])),
            () => OnMethod((_, m) => m.Output = _generator.Pick(["M1", "M2", "M3"])),
            () => OnMethod((_, m) => m.ClientStreams = !m.ClientStreams),
            () => OnMethod((_, m) => m.ServerStreams = !m.ServerStreams),
            () => OnMethod((_, m) => m.Idempotency = _generator.Pick(["", "IDEMPOTENT", "NO_SIDE_EFFECTS"])),
        ];
        _generator.Pick(mutations)();
    }

    private MessageModel[] Messages => [.. files.SelectMany(f => f.Messages).SelectMany(m => m.SelfAndNested())];

    private void OnFile(Action<FileModel> mutate, Func<FileModel, bool>? where = null) => On([.. files.Where(where ?? (_ => true))], mutate);

    private void OnMessage(Action<MessageModel> mutate) => On([.. Messages.Where(m => m.Fields.Count > 0 && m.ReservedNames.Count > 0)], mutate);

    private void OnField(Action<MessageModel, FieldModel> mutate) => OnMessage(m => mutate(m, _generator.Pick(m.Fields)));

    private void OnExtension(Action<FieldModel> mutate) => On([.. files.SelectMany(f => f.Extensions)], mutate);

    private void OnEnum(Action<EnumModel> mutate) => On([.. files.SelectMany(f => f.Enums), .. Messages.SelectMany(m => m.Enums)], mutate);

    private void OnMethod(Action<ServiceModel, MethodModel> mutate) =>
        On([.. files.SelectMany(f => f.Services).Where(s => s.Methods.Count > 0)], s => mutate(s, _generator.Pick(s.Methods)));

    private void On<T>(List<T> items, Action<T> mutate)
    {
        if (items.Count > 0)
            mutate(_generator.Pick(items));
    }

    private void Delete(MessageModel message, FieldModel field)
    {
        message.Fields.Remove(field);
        if (random.Next(2) == 0)
            message.Reserved.Add((field.Number, field.Number));
        if (random.Next(2) == 0)
            message.ReservedNames.Add(field.Name);
    }

    private void DeleteValue(EnumModel model)
    {
        if (model.Values.Count == 0)
            return;
        var value = _generator.Pick(model.Values);
        model.Values.Remove(value);
        if (random.Next(2) == 0)
            model.Reserved.Add((value.Number, value.Number));
        if (random.Next(2) == 0)
            model.ReservedNames.Add(value.Name);
    }

    private void Replace(EnumModel model, Func<(string Name, int Number), (string, int)> change)
    {
        if (model.Values.Count > 0)
        {
            var i = random.Next(model.Values.Count);
            model.Values[i] = change(model.Values[i]);
        }
    }

    private void Change(List<(int Start, int End)> ranges)
    {
        var i = random.Next(ranges.Count);
        var (start, end) = ranges[i];
        switch (random.Next(4))
        {
            case 0: ranges.RemoveAt(i); break;
            case 1: ranges[i] = (start + 1, end); break;
            case 2: ranges[i] = (start, end - 1); break;
            default:
                ranges[i] = (start, start + 1);
                ranges.Add((start + 2, end));
                break;
        }
    }

    private void Move(FileModel from)
    {
        var to = files.Find(f => f != from);
        if (to is null || from.Messages.Count == 0)
            return;
        to.Messages.Add(from.Messages[0]);
        from.Messages.RemoveAt(0);
    }

    private void Set(Dictionary<string, string> options, (string Name, string[] Values)[] choices)
    {
        var (name, values) = _generator.Pick(choices);
        if (!options.Remove(name) || random.Next(2) == 0)
            options[name] = _generator.Pick(values);
    }

    private string NewName(string prefix) => $"{prefix}x{round}{++_names}{random.Next(1000)}";
}
