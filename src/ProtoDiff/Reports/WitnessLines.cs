namespace Wirecheck.ProtoDiff.Reports;

/// <summary>A witness for people, who need not know the wire format: who writes what, what that looks like, and what the other side reads.</summary>
internal static class WitnessLines
{
    public static IEnumerable<string> Of(Witness witness)
    {
        var isOldWriter = witness.Direction is Breaks.NewReadsOld or Breaks.JsonNewReadsOld;
        var (writer, reader) = isOldWriter ? ("an old", "a new") : ("a new", "an old");
        return witness.Format == WitnessFormat.Call
            ? [$"proof: {writer} client calls {witness.Data}", $"  {reader} server answers: {witness.Refusal}"]
            :
            [
                $"proof: {writer} program writes {witness.Element}",
                .. Values(witness.Written),
                .. Data(witness),
                .. witness.Refusal is { } reason ? [$"  {reader} program refuses it: {reason}"] : Read(witness, reader),
            ];
    }

    private static IEnumerable<string> Data(Witness witness)
    {
        if (witness.Format == WitnessFormat.Json)
            return [$"  as {witness.Data}"];
        if (witness.Pieces.Count == 0)
            return ["  as no bytes at all"];
        var width = witness.Pieces.Max(p => p.Bytes.Length + Indent(p).Length);
        return ["  as bytes", .. witness.Pieces.Select(p => $"    {(Indent(p) + p.Bytes).PadRight(width)}  {p.Meaning}")];
    }

    private static IEnumerable<string> Read(Witness witness, string reader) => [$"  {reader} program reads", .. Values(witness.Read)];

    private static IEnumerable<string> Values(IReadOnlyList<WitnessValue> values) =>
        values.Count == 0 ? ["    nothing set"] : values.Select(v => $"    {v.Name}: {v.Value}");

    private static string Indent(WitnessBytes piece) => new(' ', 2 * piece.Depth);
}
