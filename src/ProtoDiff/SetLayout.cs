namespace Wirecheck.ProtoDiff;

/// <summary>What those who made a descriptor set know of its files.</summary>
/// <param name="PathOf">The path of a file, by its name, from the directory of the schema; with slashes.</param>
/// <param name="IsImport">Whether a file, by its name, is there only because others import it.</param>
internal sealed record SetLayout(Func<string, string> PathOf, Func<string, bool> IsImport);
