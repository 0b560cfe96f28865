using Google.Protobuf;
using Google.Protobuf.Reflection;
using static Google.Protobuf.Reflection.FieldDescriptorProto.Types;
using Location = Google.Protobuf.Reflection.SourceCodeInfo.Types.Location;
using Type = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Wirecheck.Benchmarks.ProtoDiff;

/// <summary>
/// A descriptor set of any number of files, the same bytes at each run: packages of ten files, each file with messages, an enum, a service and
/// source info, and using the first file of its package.
/// </summary>
internal static class SyntheticSchema
{
    private const int FilesAPackage = 10;
    private const int MessagesAFile = 4;
    private const int FieldsAMessage = 8;
    private const uint FileField = (1 << 3) | 2; // FileDescriptorSet.file, length-delimited
    private static readonly Type[] Types = [Type.String, Type.Int64, Type.Bool, Type.Double, Type.Bytes, Type.Uint32];

    /// <summary>Writes the set; the changed files stand evenly apart.</summary>
    public static void Write(string path, int files, int changed)
    {
        var changes = Enumerable.Range(1, changed).Select(n => (int)((long)files * n / (changed + 1))).ToHashSet();
        using var stream = File.Create(path);
        using var output = new CodedOutputStream(stream, bufferSize: 1 << 20);
        for (var index = 0; index < files; index++)
        {
            output.WriteTag(FileField);
            output.WriteMessage(CreateFile(index, changes.Contains(index)));
        }
    }

    private static FileDescriptorProto CreateFile(int index, bool isChanged)
    {
        var first = index - (index % FilesAPackage);
        var file = new FileDescriptorProto { Name = PathOf(index), Package = PackageOf(index), Syntax = "proto3" };
        if (index != first)
            file.Dependency.Add(PathOf(first));

        for (var message = 0; message < MessagesAFile; message++)
            file.MessageType.Add(CreateMessage(index, message, first));
        file.EnumType.Add(CreateEnum(index));
        file.Service.Add(CreateService(index));
        if (isChanged)
            Change(file);

        file.SourceCodeInfo = new() { Location = { Locations(file) } };
        return file;
    }

    private static DescriptorProto CreateMessage(int file, int index, int first)
    {
        var message = new DescriptorProto { Name = MessageName(file, index) };
        for (var number = 1; number <= FieldsAMessage; number++)
        {
            var name = $"field_{number}";
            message.Field.Add(new FieldDescriptorProto
            {
                Name = name,
                JsonName = $"field{number}",
                Number = number,
                Label = number % 5 == 0 ? Label.Repeated : Label.Optional,
                Type = Types[(file + index + number) % Types.Length],
            });
        }

        message.Field.Add(Reference("parent", FieldsAMessage + 1, Type.Message, $".{PackageOf(file)}.{MessageName(first, 0)}"));
        message.Field.Add(Reference("state", FieldsAMessage + 2, Type.Enum, $".{PackageOf(file)}.State{file}"));
        return message;
    }

    private static FieldDescriptorProto Reference(string name, int number, Type type, string typeName) =>
        new() { Name = name, JsonName = name, Number = number, Label = Label.Optional, Type = type, TypeName = typeName };

    private static EnumDescriptorProto CreateEnum(int file)
    {
        var values = new EnumDescriptorProto { Name = $"State{file}" };
        string[] names = ["UNSPECIFIED", "OPEN", "CLOSED", "FAILED"];
        for (var number = 0; number < names.Length; number++)
            values.Value.Add(new EnumValueDescriptorProto { Name = $"STATE{file}_{names[number]}", Number = number });
        return values;
    }

    private static ServiceDescriptorProto CreateService(int file)
    {
        var service = new ServiceDescriptorProto { Name = $"Service{file}" };
        for (var index = 0; index + 1 < MessagesAFile; index++)
        {
            service.Method.Add(new MethodDescriptorProto
            {
                Name = $"Call{index}",
                InputType = $".{PackageOf(file)}.{MessageName(file, index)}",
                OutputType = $".{PackageOf(file)}.{MessageName(file, index + 1)}",
            });
        }

        return service;
    }

    /// <summary>What a bad pull request does: a field deleted, one of another type, one of another number, an enum value and an RPC deleted.</summary>
    private static void Change(FileDescriptorProto file)
    {
        file.MessageType[0].Field.RemoveAt(0);
        file.MessageType[1].Field[0].Type = file.MessageType[1].Field[0].Type == Type.String ? Type.Int32 : Type.String;
        file.MessageType[2].Field[0].Number = 100;
        file.EnumType[0].Value.RemoveAt(file.EnumType[0].Value.Count - 1);
        file.Service[0].Method.RemoveAt(0);
    }

    /// <summary>An element a line, with the locations of its name, number and type, and a comment now and then.</summary>
    private static IEnumerable<Location> Locations(FileDescriptorProto file)
    {
        var line = 4;
        for (var message = 0; message < file.MessageType.Count; message++)
        {
            yield return At(line++, [4, message], $" Message {message} of {file.Name}.\n");
            yield return At(line, [4, message, 1]);
            for (var field = 0; field < file.MessageType[message].Field.Count; field++)
            {
                yield return At(++line, [4, message, 2, field], field % 3 == 0 ? " What this field is for, in a sentence.\n" : null);
                yield return At(line, [4, message, 2, field, 5]);
                yield return At(line, [4, message, 2, field, 1]);
                yield return At(line, [4, message, 2, field, 3]);
            }
        }

        yield return At(++line, [5, 0]);
        for (var value = 0; value < file.EnumType[0].Value.Count; value++)
        {
            yield return At(++line, [5, 0, 2, value]);
            yield return At(line, [5, 0, 2, value, 2]);
        }

        yield return At(++line, [6, 0]);
        for (var method = 0; method < file.Service[0].Method.Count; method++)
            yield return At(++line, [6, 0, 2, method], " What this call answers.\n");
    }

    private static Location At(int line, int[] path, string? comment = null)
    {
        var location = new Location { Path = { path }, Span = { line, 2, 40 } };
        if (comment is not null)
            location.LeadingComments = comment;
        return location;
    }

    private static string PathOf(int file) => $"shop/area{file / FilesAPackage}/v1/part{file}.proto";

    private static string PackageOf(int file) => $"shop.area{file / FilesAPackage}.v1";

    private static string MessageName(int file, int index) => $"Part{file}Message{index}";
}
