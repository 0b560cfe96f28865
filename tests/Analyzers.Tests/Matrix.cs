namespace Wirecheck.Analyzers.Tests;

/// <summary>Theories over each of one thing with each of another: kinds of functions with statements in them, most of the time.</summary>
internal static class Matrix
{
    public static TheoryData<T, TOther> Of<T, TOther>(IEnumerable<T> some, IEnumerable<TOther> others)
    {
        var data = new TheoryData<T, TOther>();
        foreach (var (one, other) in some.SelectMany(one => others.Select(other => (one, other)))) data.Add(one, other);
        return data;
    }
}
