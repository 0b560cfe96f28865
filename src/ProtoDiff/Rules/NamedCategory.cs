namespace Wirecheck.ProtoDiff.Rules;

/// <summary>A category, and how it is written.</summary>
/// <param name="Category">The category: one flag.</param>
/// <param name="Name">Its name on the command line and in configuration.</param>
public sealed record NamedCategory(Categories Category, string Name);
