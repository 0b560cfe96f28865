using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>What is promised when rules are silent about a direction.</summary>
/// <param name="Name">Whose silence it is.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Directions">The directions that they are about.</param>
internal sealed record Promise(string Name, RuleSelection Rules, Breaks[] Directions)
{
    public static readonly Breaks[] InAllFormats = [Breaks.NewReadsOld, Breaks.OldReadsNew, Breaks.JsonNewReadsOld, Breaks.JsonOldReadsNew];

    /// <summary>The categories about data, and what is checked when nothing else is asked for.</summary>
    public static readonly Promise[] Categories =
    [
        new("WIRE", RuleSelection.Create(["WIRE"]), [Breaks.NewReadsOld, Breaks.OldReadsNew]),
        new("WIRE_JSON", RuleSelection.Create(["WIRE_JSON"]), InAllFormats),
        new("The default", RuleSelection.Default, InAllFormats),
    ];
}
