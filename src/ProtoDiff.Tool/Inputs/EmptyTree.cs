namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>What stands for a directory before there was one.</summary>
internal sealed class EmptyTree(string input) : ProtoTree(input, [])
{
    public override string? IdOf(string name) => null;

    public override IReadOnlyList<byte[]> Read(IReadOnlyList<string> names) => [];

    public override ProtoFiles OnDisk(TemporaryDirectory output) => throw ProtoFiles.None(Input);
}
