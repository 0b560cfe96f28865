namespace Wirecheck.ProtoDiff.Rules.Validation;

/// <summary>A constraint that lets less through than it did.</summary>
/// <param name="Path">Where it stands in the constraints of its field, such as <c>string</c>; empty at the top.</param>
/// <param name="Option">The field numbers that lead to it from the options of the element.</param>
/// <param name="Was">What was written; empty when nothing was.</param>
/// <param name="Now">What is written; empty when what was written is gone.</param>
internal readonly record struct Tightening(string Path, int[] Option, string Was, string Now);
