using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Rules.Files;
using Wirecheck.ProtoDiff.Rules.Services;
using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>
/// Recognises types that left one name and stand under another: what is gone from the one side and new on the other, and has the same
/// content. A type that could be several others is none of them. Nothing is recognised that no selected rule reports, unless only data is asked about:
/// that does not carry the names of messages and enums, and what is written as the one is read as the other.
/// </summary>
internal sealed class RenameFinder
{
    /// <summary>How long a chain of renamed types that use each other may be. Those beyond it are told as deleted.</summary>
    private const int MaxRounds = 8;

    private readonly IReadOnlyCollection<FileSchema> _previous;
    private readonly IReadOnlyCollection<FileSchema> _current;
    private readonly Renames _renames;

    private RenameFinder(ComparedFiles files) => (_previous, _current, _renames) = (files.Previous, files.Current, files.Renames);

    /// <summary>Adds what is recognised to the packages that are known to be renamed.</summary>
    public static void Find(ComparedFiles files, RuleSelection rules)
    {
        var finder = new RenameFinder(files);
        if (rules.Preset == Preset.Default)
            finder.FollowFiles();
        var isAboutData = rules.Preset == Preset.Default && !rules.Rules.Any(r => rules.Asks(r, Breaks.Source));
        if (isAboutData || rules.Includes(ElementRenamed.Enum))
            finder.Match(f => f.AllEnums(), Content, (_, _) => true);
        if (isAboutData || rules.Includes(ElementRenamed.Message))
            finder.Match(f => f.AllMessages().Where(m => !m.IsMapEntry), Content, finder.HaveSameTypes);
        if (rules.Includes(ElementRenamed.Service))
            finder.Match(f => f.Services, Content, finder.HaveSameTypes);
    }

    /// <summary>A file that changed its package takes what it declares along; that it did is a finding of its own.</summary>
    private void FollowFiles()
    {
        var current = _current.ToDictionary(f => f.Name, StringComparer.Ordinal);
        foreach (var before in _previous)
        {
            if (!current.TryGetValue(before.Name, out var after) || before.Package == after.Package)
                continue;
            var names = after.AtTop().Select(NameAndKind).ToHashSet();
            foreach (var element in before.AtTop().Where(e => _renames.Now(e.FullName) == e.FullName && names.Contains(NameAndKind(e))))
                _renames.Add(element.FullName, after.Package.Length == 0 ? element.Name : $"{after.Package}.{element.Name}");
        }
    }

    private void Match<T>(Func<FileSchema, IEnumerable<T>> elements, Func<T, string> content, Func<T, T, bool> haveSameTypes)
        where T : SchemaElement
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var known = _previous.SelectMany(f => f.AllTypes()).Select(e => _renames.Now(e.FullName)).ToHashSet(StringComparer.Ordinal);
            var present = _current.SelectMany(f => f.AllTypes()).Select(e => e.FullName).ToHashSet(StringComparer.Ordinal);

            // The outermost: what is inside a message is renamed with it, or gone with it.
            T[] gone = [.. _previous.SelectMany(elements).Where(e => IsGone(e) && (e.Parent is null || !IsGone(e.Parent)))];
            T[] added = [.. _current.SelectMany(elements).Where(e => IsNew(e) && (e.Parent is null || !IsNew(e.Parent)))];

            // Under its own name somewhere else first, then under another name in its package.
            if (gone.Length == 0 || added.Length == 0)
                return;
            if (!Match(gone, added, e => new(content(e), e.Name), haveSameTypes)
                && !Match(gone.Where(HasContent), added.Where(HasContent), e => new(content(e), PackageOf(e)), haveSameTypes))
            {
                return;
            }

            bool IsGone(SchemaElement element) => !present.Contains(_renames.Now(element.FullName));
            bool IsNew(SchemaElement element) => !known.Contains(element.FullName);
        }

        bool HasContent(T element) => content(element).Length > 0;
        string PackageOf(T element) => _renames.Now(element.File.Package);
    }

    private bool Match<T>(IEnumerable<T> gone, IEnumerable<T> added, Func<T, Likeness> key, Func<T, T, bool> haveSameTypes)
        where T : SchemaElement
    {
        var found = false;
        var candidates = added.ToLookup(key);
        foreach (var group in gone.GroupBy(key))
        {
            if (group.Take(2).ToArray() is not [var before] || candidates[group.Key].Take(2).ToArray() is not [var after])
                continue;
            if (!haveSameTypes(before, after))
                continue;
            _renames.Add(before.FullName, after.FullName);
            found = true;
        }

        return found;
    }

    // Everything of a type but its name and the names of the types it uses, which may be renamed themselves.
    private static string Content(MessageSchema message) => string.Join(
        '\n', message.Fields.OrderBy(f => f.Number).Select(f => $"{f.Number} {f.Name} {(int)f.DeclaredKind} {(int)f.Label} {f.EffectiveJsonName} {f.RealOneof?.Name} {f.HasPresence}"));

    private static string Content(EnumSchema @enum) => string.Join('\n', @enum.Values.OrderBy(v => v.Number).ThenBy(v => v.Name, StringComparer.Ordinal).Select(v => $"{v.Number} {v.Name}"));

    private static string Content(ServiceSchema service) => string.Join(
        '\n', service.Methods.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => $"{m.Name} {m.IsClientStreaming} {m.IsServerStreaming}"));

    private bool HaveSameTypes(MessageSchema before, MessageSchema after) =>
        before.Fields.OrderBy(f => f.Number).Zip(after.Fields.OrderBy(f => f.Number), (b, a) => new Pair<FieldSchema>(b, a))
            .All(p => _renames.AreSame(p.Previous.TypeName, p.Current.TypeName) || AreOwn(before, p.Previous.TypeName, after, p.Current.TypeName));

    private bool HaveSameTypes(ServiceSchema before, ServiceSchema after) =>
        before.Methods.OrderBy(m => m.Name, StringComparer.Ordinal).Zip(after.Methods.OrderBy(m => m.Name, StringComparer.Ordinal), (b, a) => new Pair<MethodSchema>(b, a))
            .All(p => RpcSame.HaveSameTypes(p.Previous, p.Current, _renames));

    /// <summary>Whether two names are those of the two messages themselves, or of the same thing inside them.</summary>
    private static bool AreOwn(MessageSchema before, string? inBefore, MessageSchema after, string? inAfter) =>
        inBefore?.StartsWith(before.FullName, StringComparison.Ordinal) is true
        && inAfter?.StartsWith(after.FullName, StringComparison.Ordinal) is true
        && inBefore.AsSpan(before.FullName.Length) is var rest
        && rest.SequenceEqual(inAfter.AsSpan(after.FullName.Length))
        && rest is [] or ['.', ..];

    private static Likeness NameAndKind(SchemaElement element) => new(element.Name, element.GetType().Name);

    /// <summary>What two types must share for the one to be taken for the other.</summary>
    private sealed record Likeness(string What, string Where);
}
