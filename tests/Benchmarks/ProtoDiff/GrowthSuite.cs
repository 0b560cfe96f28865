using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff;
using Wirecheck.ProtoDiff.Policy;
using static Google.Protobuf.Reflection.FieldDescriptorProto.Types;
using Range = Google.Protobuf.Reflection.DescriptorProto.Types.ReservedRange;
using Type = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Wirecheck.Benchmarks.ProtoDiff;

/// <summary>
/// What a comparison costs grows with the size of the sets, not with its square, for every shape that some rule has to look things up in.
/// Eight times the size should cost about eight times as much; were it searched through, it would be sixty-four times.
/// </summary>
internal static class GrowthSuite
{
    private const int Small = 1500;
    private const int Times = 8;

    private static readonly Dictionary<string, Func<int, (FileDescriptorProto[] Previous, FileDescriptorProto[] Current)>> Shapes = new()
    {
        ["fields retyped"] = n => Pair(Fields(n, Type.Int32), Fields(n, Type.String)),
        ["fields retyped and renamed"] = n => Pair(Fields(n, Type.Int32), Fields(n, Type.String, name: "renamed")),
        ["fields renumbered"] = n => Pair(Fields(n, Type.Int32), Fields(n, Type.Int32, number: i => n + 1 - i)),
        ["fields deleted"] = n => Pair(Fields(n, Type.Int32), Fields(1, Type.Int32)),
        ["map fields retyped"] = n => Pair(Maps(n, Type.Int32), Maps(n, Type.String)),
        ["proto3 optional fields retyped"] = n => Pair(Optionals(n, Type.Int32), Optionals(n, Type.String)),
        ["enum fields with another default"] = n => Pair(Defaults(n, "V1"), Defaults(n, $"V{n - 1}")),
        ["enum fields of another enum"] = n => Pair(EnumFields(n, "A.E"), EnumFields(n, "B.E")),
        ["fields of types that are not there"] = n => Pair(Missing(n, "x"), Missing(n, "y")),
        ["reserved ranges deleted"] = n => Pair(Reserved(n, 0), Reserved(n, 1)),
        ["nested enums deleted"] = n => Pair(Nested(n), Nested(0)),
        ["enum values of one name"] = n => Pair(OneName(n), OneName(n - 1)),
    };

    public static Command Create()
    {
        var command = new Command("growth", "What a comparison costs as one message or enum grows, for every shape that some rule has to look things up in.");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        Console.WriteLine($"| shape | {Small:N0} | {Small * Times:N0} | ratio |");
        Console.WriteLine("|---|--:|--:|--:|");
        foreach (var shape in Shapes.Keys)
        {
            Cost(shape, Small); // warm
            var (small, large) = (Cost(shape, Small), Cost(shape, Small * Times));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {shape} | {small * 1000:0.0} ms | {large * 1000:0.0} ms | {large / small:0.0} |"));
        }

        return 0;
    }

    private static double Cost(string shape, int size)
    {
        var (previous, current) = Shapes[shape](size);
        var (before, after) = (Bytes(previous), Bytes(current));
        var options = new ComparisonOptions { Rules = RuleSelection.Create(["FILE", "PACKAGE", "WIRE", "WIRE_JSON"]) };
        return Enumerable.Range(0, 5).Min(_ =>
        {
            using var older = DescriptorSet.FromBytes(before, "previous");
            using var newer = DescriptorSet.FromBytes(after, "current");
            var watch = Stopwatch.StartNew();
            try
            {
                SchemaComparison.Compare(older, newer, options);
            }
            catch (SchemaException)
            {
                // An error takes looking, too.
            }

            return watch.Elapsed.TotalSeconds;
        });
    }

    private static byte[] Bytes(FileDescriptorProto[] files) => new FileDescriptorSet { File = { files } }.ToByteArray();

    private static (FileDescriptorProto[], FileDescriptorProto[]) Pair(DescriptorProto previous, DescriptorProto current) => ([File(previous)], [File(current)]);

    private static FileDescriptorProto File(params DescriptorProto[] messages) => new() { Name = "a.proto", Syntax = "proto3", MessageType = { messages } };

    private static DescriptorProto Fields(int count, Type type, string name = "f", Func<int, int>? number = null) => new()
    {
        Name = "M",
        Field = { Enumerable.Range(1, count).Select(i => Field($"{name}{i}", number?.Invoke(i) ?? i, type)) },
    };

    private static DescriptorProto Maps(int count, Type value) => new()
    {
        Name = "M",
        Field = { Enumerable.Range(1, count).Select(i => Field($"f{i}", i, Type.Message, $".M.F{i}Entry", Label.Repeated)) },
        NestedType =
        {
            Enumerable.Range(1, count).Select(i => new DescriptorProto
            {
                Name = $"F{i}Entry",
                Options = new() { MapEntry = true },
                Field = { Field("key", 1, Type.Int32), Field("value", 2, value) },
            }),
        },
    };

    private static DescriptorProto Optionals(int count, Type type)
    {
        var message = Fields(count, type);
        foreach (var field in message.Field)
        {
            field.Proto3Optional = true;
            field.OneofIndex = field.Number - 1;
        }

        message.OneofDecl.Add(message.Field.Select(f => new OneofDescriptorProto { Name = $"_{f.Name}" }));
        return message;
    }

    private static DescriptorProto Defaults(int count, string value)
    {
        var message = Fields(count, Type.Enum);
        message.EnumType.Add(Enum("E", count));
        foreach (var field in message.Field)
            (field.TypeName, field.DefaultValue) = (".M.E", value);
        return message;
    }

    private static DescriptorProto EnumFields(int count, string type)
    {
        var message = Fields(count, Type.Enum);
        foreach (var field in message.Field)
            field.TypeName = $".M.{type}";
        message.NestedType.Add(new DescriptorProto { Name = "A", EnumType = { Enum("E", count) } });
        message.NestedType.Add(new DescriptorProto { Name = "B", EnumType = { Enum("E", count) } });
        return message;
    }

    private static DescriptorProto Missing(int count, string package)
    {
        var message = Fields(count, Type.Message);
        foreach (var field in message.Field)
            (field.TypeName, field.Label) = ($".{package}.T{field.Number}", Label.Repeated);
        message.NestedType.Add(Enumerable.Range(0, count).Select(i => new DescriptorProto { Name = $"N{i}" }));
        return message;
    }

    private static DescriptorProto Reserved(int count, int shift) => new()
    {
        Name = "M",
        ReservedRange = { Enumerable.Range(0, count).Select(i => new Range { Start = (4 * i) + 2 + shift, End = (4 * i) + 4 }) },
    };

    private static DescriptorProto Nested(int count) => new()
    {
        Name = "M",
        EnumType = { Enumerable.Range(0, count).Select(i => Enum($"E{i}", 1)) },
        NestedType = { Enumerable.Range(0, count).Select(i => new DescriptorProto { Name = $"N{i}" }) },
    };

    private static DescriptorProto OneName(int count) => new()
    {
        Name = "M",
        EnumType = { new EnumDescriptorProto { Name = "E", Value = { Enumerable.Range(0, count).Select(i => new EnumValueDescriptorProto { Name = "SAME", Number = i / 2 }) } } },
    };

    private static EnumDescriptorProto Enum(string name, int values) =>
        new() { Name = name, Value = { Enumerable.Range(0, values).Select(i => new EnumValueDescriptorProto { Name = $"V{i}", Number = i }) } };

    private static FieldDescriptorProto Field(string name, int number, Type type, string? typeName = null, Label label = Label.Optional)
    {
        var field = new FieldDescriptorProto { Name = name, Number = number, Type = type, Label = label };
        if (typeName is not null)
            field.TypeName = typeName;
        return field;
    }
}
