namespace Wirecheck.ProtoDiff.Schema;

/// <summary>
/// The messages of one side that clients send: the requests of its RPCs, and what these hold in fields that the server does not ignore. Looked
/// for only when a rule asks, and only in the services that can see the message in question.
/// </summary>
internal sealed class SentMessages(SchemaSet set)
{
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private readonly HashSet<string> _searched = new(StringComparer.Ordinal);
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);

    /// <summary>Whether some request leads to a message.</summary>
    public bool Contains(MessageSchema message)
    {
        if (_followed.Add(message.File.Name))
        {
            foreach (var entry in set.Importers.FilesThatSee(message.File.Name).Where(e => set.Importers.HasServices(e) && _searched.Add(e.Name)))
            {
                var file = set.File(entry);
                foreach (var method in file.Services.SelectMany(s => s.Methods))
                    Follow(method.InputType, file);
            }
        }

        return _sent.Contains(message.FullName);
    }

    private void Follow(string request, FileSchema file)
    {
        var pending = new Stack<Use>();
        pending.Push(new(request, file));
        while (pending.TryPop(out var next))
        {
            if (_sent.Contains(next.Name) || set.FindType(next.Name, next.User) is not MessageSchema message)
                continue;
            _sent.Add(message.FullName);
            foreach (var field in message.Fields.Where(f => f.TypeName is not null && f.DeclaredKind != FieldKind.Enum && !FieldBehavior.Has(f, FieldBehaviorValues.OutputOnly)))
                pending.Push(new(field.TypeName!, message.File));
        }
    }

    /// <summary>A message, by its name, and a file that sees it.</summary>
    private sealed record Use(string Name, FileSchema User);
}
