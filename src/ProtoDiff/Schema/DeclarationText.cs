using Wirecheck.ProtoDiff.Rules.Fields;

namespace Wirecheck.ProtoDiff.Schema;

/// <summary>An element as a line of a .proto file, written from its descriptor: for people, who need not see what was not written.</summary>
internal static class DeclarationText
{
    /// <summary>The line; null for what is no line.</summary>
    public static string? Of(SchemaElement element) => element switch
    {
        FieldSchema field when field.MapField() is { } map => Field(map),
        FieldSchema field => Field(field),
        EnumValueSchema value => $"{value.Name} = {value.Number};",
        MethodSchema method =>
            $"rpc {method.Name}({Streamed(method.IsClientStreaming)}{Short(method.InputType, method.File)}) returns ({Streamed(method.IsServerStreaming)}{Short(method.OutputType, method.File)});",
        _ => null,
    };

    private static string Field(FieldSchema field)
    {
        var line = $"{Label(field)}{Type(field)} {field.Name} = {field.Number}{Options(field)};";
        if (field.RealOneof is { } oneof)
            line = $"oneof {oneof.Name} {{ {line} }}";
        return field.Extendee is { } extendee ? $"extend {Short(extendee, field.File)} {{ {line} }}" : line;
    }

    private static string Label(FieldSchema field)
    {
        if (field.IsRepeated)
            return field.IsMap() ? "" : "repeated ";
        if (field.Label == FieldLabel.Required)
            return "required ";
        return field.IsProto3Optional || (!field.File.IsProto3 && !field.File.UsesEditions && field.RealOneof is null) ? "optional " : "";
    }

    private static string Type(FieldSchema field)
    {
        if (field.MapEntry() is { } entry && entry.FindField(1) is { } key && entry.FindField(2) is { } value)
            return $"map<{Type(key)}, {Type(value)}>";
        return field switch
        {
            { DeclaredKind: FieldKind.Group } => $"group {Short(field.TypeName ?? "", field.File)}",
            { TypeName: { } type } => Short(type, field.File),
            { DeclaredKind: FieldKind.Unspecified } => "?",
            _ => KindFacts.Of(field.DeclaredKind).Name,
        };
    }

    private static string Options(FieldSchema field)
    {
        List<string> options = [];
        if (field.DefaultValue is { } value)
            options.Add($"default = {(field.DeclaredKind is FieldKind.String or FieldKind.Bytes ? $"\"{value}\"" : value)}");
        if (!field.IsExtension && field.EffectiveJsonName is var json && json != JsonNames.Default(field.Name))
            options.Add($"json_name = \"{json}\"");
        return options.Count > 0 ? $" [{string.Join(", ", options)}]" : "";
    }

    private static string Streamed(bool isStreamed) => isStreamed ? "stream " : "";

    // As it may be written inside its own package.
    private static string Short(string name, FileSchema file) =>
        file.Package.Length > 0 && name.StartsWith(file.Package + ".", StringComparison.Ordinal) ? name[(file.Package.Length + 1)..] : name;
}
