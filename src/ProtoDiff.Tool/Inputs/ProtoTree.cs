using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>.proto files of one place, such as a directory or a commit, by name and content, before anything is compiled.</summary>
internal abstract class ProtoTree
{
    private HashSet<string>? _listed;

    /// <param name="input">What the user calls it.</param>
    /// <param name="names">The files that make up the schema, as they import each other.</param>
    /// <exception cref="SchemaException">One has a name that cannot be passed on.</exception>
    protected ProtoTree(string input, IEnumerable<string> names)
    {
        (Input, Names) = (input, [.. names.Order(StringComparer.Ordinal)]);
        foreach (var name in Names)
            ProtoFiles.CheckName(input, name);
    }

    public string Input { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The directory of the user's that the names are relative to, when there is one.</summary>
    public virtual string? UsersRoot => null;

    /// <summary>The path of a file from the directory that is compared: its name, unless there are several import roots.</summary>
    public virtual string PathOf(string name) => name;

    /// <summary>What is known of the files beside their content.</summary>
    public SetLayout Layout => new(PathOf, name => !(_listed ??= Names.ToHashSet(StringComparer.Ordinal)).Contains(name));

    /// <summary>The id of a file's content, as git has it; null when there is no such file. It need not be one of <see cref="Names"/>: others can be imported.</summary>
    public abstract string? IdOf(string name);

    /// <summary>The contents of files that are there, in their order.</summary>
    public abstract IReadOnlyList<byte[]> Read(IReadOnlyList<string> names);

    /// <summary>All of it as files on disk, for protoc to find its way through.</summary>
    public abstract ProtoFiles OnDisk(TemporaryDirectory output);

    /// <summary>Whether protoc takes a name for one of a file: it refuses those that lead elsewhere.</summary>
    public static bool IsCanonical(string name) =>
        name.Length > 0 && !name.Contains('\\', StringComparison.Ordinal) && name.Split('/').All(p => p is not ("" or "." or ".."));

    /// <summary>What git calls a content (Pro Git, "Git Objects").</summary>
    [SuppressMessage("Security", "CA5350", Justification = "It is what git calls it.")]
    public static string IdOf(ReadOnlySpan<byte> content, bool isSha256)
    {
        using var hash = IncrementalHash.CreateHash(isSha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
