namespace Wirecheck.ProtoDiff.Reports;

/// <summary>A way to write down what a comparison found.</summary>
public interface IReportFormat
{
    /// <summary>The name by which it is asked for, such as <c>json</c>.</summary>
    string Name { get; }

    /// <summary>Who reads it, in a few words.</summary>
    string Description { get; }

    /// <summary>Writes a report.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="output">Where to.</param>
    /// <param name="useColor">Whether the output is a terminal that shows colours.</param>
    void Write(ComparisonResult result, TextWriter output, bool useColor);
}
