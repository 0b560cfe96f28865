namespace Wirecheck.ProtoDiff.Tests.Differential;

// A schema that can be changed anywhere and always printed: what refers to something that is gone, or that a syntax does not allow,
// is left out or replaced by the printer, so that a mutation need not know what depends on what.

internal sealed class FileModel(string name, string syntax, string package)
{
    public string Name { get; set; } = name;
    public string Syntax { get; set; } = syntax;
    public string Package { get; set; } = package;
    public Dictionary<string, string> Options { get; } = [];
    public List<MessageModel> Messages { get; } = [];
    public List<EnumModel> Enums { get; } = [];
    public List<ServiceModel> Services { get; } = [];
    public List<FieldModel> Extensions { get; } = [];

    public bool UsesEditions => Syntax == "2023";
}

internal sealed class MessageModel(string name)
{
    public string Name { get; set; } = name;
    public Dictionary<string, string> Options { get; } = [];
    public List<FieldModel> Fields { get; } = [];
    public List<MessageModel> Messages { get; } = [];
    public List<EnumModel> Enums { get; } = [];
    public List<(int Start, int End)> Reserved { get; } = [];
    public List<(int Start, int End)> ExtensionRanges { get; } = [];
    public List<string> ReservedNames { get; } = [];

    public IEnumerable<MessageModel> SelfAndNested() => [this, .. Messages.SelectMany(m => m.SelfAndNested())];
}

internal sealed class FieldModel(string name, int number, string type)
{
    public string Name { get; set; } = name;
    public int Number { get; set; } = number;

    /// <summary>A keyword, a name, <c>group</c>, or a key and a value type with a comma between.</summary>
    public string Type { get; set; } = type;
    public string Label { get; set; } = "";
    public string Oneof { get; set; } = "";
    public string Default { get; set; } = "";
    public string Extendee { get; set; } = "";
    public Dictionary<string, string> Options { get; } = [];

    public bool IsMap => Type.Contains(',', StringComparison.Ordinal);
}

internal sealed class EnumModel(string name)
{
    public string Name { get; set; } = name;
    public Dictionary<string, string> Options { get; } = [];
    public List<(string Name, int Number)> Values { get; } = [];
    public List<(int Start, int End)> Reserved { get; } = [];
    public List<string> ReservedNames { get; } = [];
}

internal sealed class ServiceModel(string name)
{
    public string Name { get; set; } = name;
    public List<MethodModel> Methods { get; } = [];
}

internal sealed class MethodModel(string name, string input, string output)
{
    public string Name { get; set; } = name;
    public string Input { get; set; } = input;
    public string Output { get; set; } = output;
    public bool ClientStreams { get; set; }
    public bool ServerStreams { get; set; }
    public string Idempotency { get; set; } = "";
}
