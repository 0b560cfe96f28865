using Google.Protobuf.Reflection;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>
/// Messages that are the same in two versions with all that they lead to: nothing can be misread in them, so that nothing need be written. Compared as
/// descriptors, since the schemas of the comparison are what is put to the test.
/// </summary>
internal sealed class UnchangedMessages(IEnumerable<FileDescriptorProto> previous, IEnumerable<FileDescriptorProto> current)
{
    private readonly Version _previous = new(previous);
    private readonly Version _current = new(current);

    public bool Contains(string before, string after) => before == after && IsSame($".{before}", []);

    private bool IsSame(string name, HashSet<string> seen) =>
        !seen.Add(name)
        || (_previous.Types.TryGetValue(name, out var before) && _current.Types.TryGetValue(name, out var after)
            && before.Equals(after)
            && _previous.Extensions[name].SequenceEqual(_current.Extensions[name])
            && _previous.Uses(name).All(n => IsSame(n, seen)));

    private sealed class Version
    {
        public Version(IEnumerable<FileDescriptorProto> files)
        {
            foreach (var file in files)
            {
                var setting = new FileDescriptorProto { Syntax = file.Syntax, Options = file.Options };
                if (file.HasEdition)
                    setting.Edition = file.Edition;
                Add($".{file.Package}.", setting, file.MessageType, file.EnumType);
            }

            Extensions = files.SelectMany(f => f.Extension).ToLookup(e => e.Extendee);
        }

        /// <summary>Each type as a file of its own, with the options it inherits.</summary>
        public Dictionary<string, FileDescriptorProto> Types { get; } = [];

        public ILookup<string, FieldDescriptorProto> Extensions { get; }

        public IEnumerable<string> Uses(string name) =>
            Types[name].MessageType.SelectMany(m => m.Field).Concat(Extensions[name]).Where(f => f.HasTypeName).Select(f => f.TypeName);

        private void Add(string scope, FileDescriptorProto setting, IEnumerable<DescriptorProto> messages, IEnumerable<EnumDescriptorProto> enums)
        {
            foreach (var @enum in enums)
                Types.Add(scope + @enum.Name, new(setting) { EnumType = { @enum } });
            foreach (var message in messages)
            {
                var type = new FileDescriptorProto(setting) { MessageType = { message } };
                Types.Add(scope + message.Name, type);
                Add($"{scope}{message.Name}.", type, message.NestedType, message.EnumType);
            }
        }
    }
}
