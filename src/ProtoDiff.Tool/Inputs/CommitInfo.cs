namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>A commit, as people know it.</summary>
/// <param name="Id">What git calls it.</param>
/// <param name="ShortId">As much of the id as is unique.</param>
/// <param name="Date">The day it was made, as year, month and day.</param>
/// <param name="Subject">The first line of its message.</param>
internal sealed record CommitInfo(string Id, string ShortId, string Date, string Subject);
