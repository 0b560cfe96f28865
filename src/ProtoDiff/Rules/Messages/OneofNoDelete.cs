using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Messages;

/// <summary>A oneof is gone, or has another name.</summary>
internal static class OneofNoDelete
{
    public static readonly Rule Rule = new()
    {
        Id = "ONEOF_NO_DELETE",
        Categories = new(Categories.File | Categories.Package | Categories.Csr),
        Change = ChangeKind.Deleted,
        Finds = "The message has no oneof of that name any more. What proto3 `optional` is made of is not a oneof.",
        WhoBreaks = "Code that asks which member is set. The members are fields of their own, which other rules look at.",
        Instead = "Keep the oneof and its name; it is never on the wire, so keeping it costs nothing.",
        Messages = (context, previous, current) =>
        {
            if (previous.Oneofs.Length == 0)
                return;
            foreach (var oneof in previous.Oneofs.Where(o => !o.IsSynthetic && Array.TrueForAll(current.Oneofs, c => c.Name != o.Name)))
            {
                context.Report(
                    Anchor.At(current),
                    oneof.FullName,
                    detail: "",
                    Breaks.Source,
                    $"Oneof \"{oneof.Name}\" of {current.FullName} was deleted: code that asks which of its members is set stops compiling.",
                    "Keep it, under its name.",
                    DeletionOf(oneof, previous, current));
            }
        },
    };

    // A oneof goes with the last of its members: their findings say what is left to do.
    private static Deletion? DeletionOf(OneofSchema oneof, MessageSchema previous, MessageSchema current)
    {
        FieldSchema[] members = [.. previous.Fields.Where(f => f.RealOneof == oneof)];
        return Array.TrueForAll(members, f => current.FindField(f.Number) is null && current.IsReserved(f.Number) && current.IsReserved(f.Name)) ? new(members) : null;
    }
}
