namespace Wirecheck.ProtoDiff.Tests.Differential;

/// <summary>Makes schemas up, the same for the same seed.</summary>
internal sealed class Generator(Random random)
{
    public static readonly string[] Scalars =
    [
        "double", "float", "int64", "uint64", "int32", "fixed64", "fixed32", "bool", "string", "bytes", "uint32", "sfixed32", "sfixed64", "sint32", "sint64",
    ];

    public static readonly string[] Syntaxes = ["proto2", "proto3", "2023"];

    private static readonly string[] MapKeys = ["string", "int32", "int64", "bool", "fixed32"];
    private static readonly string[] TypeNames = ["M1", "M2", "M3", "M4", "M5", "E1", "E2", "E3"];

    private int _next;

    public List<FileModel> Files()
    {
        var first = new FileModel("a.proto", Pick(Syntaxes), "p");
        var second = new FileModel("b.proto", Pick(Syntaxes), random.Next(5) == 0 ? "q.v1" : "p");
        first.Messages.AddRange([Message("M1", depth: 1), Message("M2", depth: 0)]);
        first.Enums.Add(Enum("E1"));
        second.Messages.Add(Message("M3", depth: 0));
        second.Enums.Add(Enum("E2"));
        second.Services.Add(Service("S1"));
        first.Extensions.AddRange([Extension("M1", 100), Extension("M2", 120)]);
        second.Extensions.Add(Extension("M1", 130));
        if (random.Next(3) == 0)
            first.Options["java_package"] = "\"j\"";
        return [first, second];
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public string Type() => random.Next(10) switch
    {
        0 or 1 => $"{Pick(MapKeys)},{Pick(Scalars)}",
        2 => $"string,{Pick(TypeNames)}",
        3 => "group",
        < 7 => Pick(TypeNames),
        _ => Pick(Scalars),
    };

    public FieldModel Field()
    {
        var number = ++_next;
        var field = new FieldModel(random.Next(4) == 0 ? $"a_f{number}" : $"f{number}", number, Type())
        {
            Label = Pick(["", "", "optional", "repeated", "required"]),
            Oneof = random.Next(5) == 0 ? Pick(["o1", "o2"]) : "",
            Default = random.Next(4) == 0 ? Pick(["0", "1", "5"]) : "",
        };
        if (field.Type == "group" || field.Label is "repeated" or "required")
            field.Oneof = "";
        return field;
    }

    public MessageModel Message(string name, int depth)
    {
        _next = 0;
        var message = new MessageModel(name);
        var count = random.Next(3, 8);
        for (var i = 0; i < count; i++)
            message.Fields.Add(Field());
        message.Reserved.AddRange([(50, 55), (60, 60)]);
        message.ExtensionRanges.AddRange([(100, 149), (150, 199)]);
        message.ReservedNames.AddRange(["old1", "old2"]);
        if (depth > 0)
        {
            message.Messages.Add(Message("M4", depth: 0));
            message.Messages.Add(new MessageModel("M5"));
            message.Enums.Add(Enum("E3"));
        }

        return message;
    }

    public EnumModel Enum(string name)
    {
        var result = new EnumModel(name) { Reserved = { (20, 25), (30, int.MaxValue) }, ReservedNames = { $"{name}_OLD" } };
        for (var i = 0; i < random.Next(2, 6); i++)
            result.Values.Add(($"{name}_V{i}", i));
        if (random.Next(3) == 0)
            result.Values.Add(($"{name}_ALIAS", 1));
        return result;
    }

    public FieldModel Extension(string extendee, int number) =>
        new($"x{extendee}{number}", number, Pick(Scalars)) { Extendee = extendee, Label = random.Next(3) == 0 ? "repeated" : "optional" };

    private ServiceModel Service(string name) => new(name)
    {
        Methods =
        {
            new("R1", "M1", "M2") { ServerStreams = random.Next(2) == 0 },
            new("R2", "M3", "M3") { Idempotency = random.Next(2) == 0 ? "IDEMPOTENT" : "" },
        },
    };
}
