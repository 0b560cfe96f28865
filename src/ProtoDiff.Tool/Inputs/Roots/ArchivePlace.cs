using System.Text;
using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool.Inputs.Roots;

/// <summary>An archive: all of it is compared.</summary>
/// <param name="input">What the user calls it.</param>
/// <param name="files">Its .proto files.</param>
/// <param name="others">Its other files that tell where imports start from.</param>
internal sealed class ArchivePlace(string input, ProtoTree files, IReadOnlyDictionary<string, byte[]> others) : Place(input, "", file: null)
{
    public override ProtoTree Tree(IReadOnlyList<string> directories) => files;

    public override IReadOnlyList<string?> Read(IReadOnlyList<string> paths) => [.. paths.Select(p => others.TryGetValue(p, out var content) ? Encoding.UTF8.GetString(content) : null)];

    public override bool Has(string directory, string name) => others.ContainsKey(SlashPath.Join(directory, name));

    public override IEnumerable<string> FilesIn(string directory) => others.Keys.Where(n => SlashPath.Parent(n) == directory).Select(n => n[(n.LastIndexOf('/') + 1)..]);

    public override string? Find(string? relative, string typed)
    {
        var path = SlashPath.Join("", relative ?? typed.Replace(Path.DirectorySeparatorChar, '/'));
        return files.Names.Any(n => SlashPath.IsInside(n, path)) ? path : null;
    }

    protected override IEnumerable<string> ProjectsBelow() => others.Keys.Where(ProjectRoots.IsProject);

    protected override IEnumerable<string> ProtoFilesBelow(string directory) => files.Names.Where(n => SlashPath.IsInside(n, directory));
}
