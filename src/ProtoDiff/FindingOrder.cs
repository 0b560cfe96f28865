namespace Wirecheck.ProtoDiff;

/// <summary>The order in which findings are told: by file, line, column and rule, and what else tells two apart.</summary>
internal sealed class FindingOrder : IComparer<Finding>
{
    public static readonly FindingOrder Instance = new();

    public int Compare(Finding? x, Finding? y)
    {
        if (x is null || y is null)
            return Comparer<bool>.Default.Compare(x is not null, y is not null);
        var order = string.CompareOrdinal(x.Path, y.Path);
        if (order == 0)
            order = x.StartLine.CompareTo(y.StartLine);
        if (order == 0)
            order = x.StartColumn.CompareTo(y.StartColumn);
        if (order == 0)
            order = string.CompareOrdinal(x.Rule, y.Rule);
        if (order == 0)
            order = string.CompareOrdinal(x.Message, y.Message);
        if (order == 0)
            order = x.EndLine.CompareTo(y.EndLine);
        if (order == 0)
            order = x.EndColumn.CompareTo(y.EndColumn);
        return order != 0 ? order : string.CompareOrdinal(x.Fingerprint, y.Fingerprint);
    }
}
