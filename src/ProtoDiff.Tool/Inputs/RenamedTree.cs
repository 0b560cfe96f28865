namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>A single file under the name of the one it is compared with: two files that a user names to compare are two versions of one.</summary>
internal sealed class RenamedTree(ProtoTree tree, string name) : ProtoTree(tree.Input, [name])
{
    public override string? IdOf(string name) => tree.IdOf(OwnName(name));

    public override IReadOnlyList<byte[]> Read(IReadOnlyList<string> names) => tree.Read([.. names.Select(OwnName)]);

    // protoc tells its errors by the file's own name.
    public override ProtoFiles OnDisk(TemporaryDirectory output) => tree.OnDisk(output);

    private string OwnName(string other) => other == Names[0] ? tree.Names[0] : other;
}
