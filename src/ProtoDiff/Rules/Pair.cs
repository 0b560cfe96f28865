using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules;

/// <summary>One element, or one file, as it was and as it is.</summary>
internal sealed record Pair<T>(T Previous, T Current)
    where T : class, IDeclared;
