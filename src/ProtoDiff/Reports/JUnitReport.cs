using System.Xml;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>
/// For CI systems that show tests: a test case a finding, by rule and element. Errors are failures; warnings and what is accepted are skipped tests,
/// since they fail no build. There is always a case: some systems take a report without any for a run that went wrong.
/// </summary>
internal sealed class JUnitReport(Workspace workspace) : IReportFormat
{
    public string Name => "junit";

    public string Description => "test results, for CI systems that show JUnit's";

    public void Write(ComparisonResult result, TextWriter output, bool useColor)
    {
        // The writer of the report decides the encoding, and the text goes where it says.
        using var xml = XmlWriter.Create(output, new() { Indent = true, OmitXmlDeclaration = true, CloseOutput = false, NewLineChars = "\n" });
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", "protodiff");
        var failures = result.Findings.Count(IsFailure);
        Write(xml, "tests", Math.Max(1, result.Findings.Count));
        Write(xml, "failures", failures);
        Write(xml, "errors", 0);
        Write(xml, "skipped", result.Findings.Count - failures);
        foreach (var finding in result.Findings)
            Write(xml, result, finding);
        if (result.Findings.Count == 0)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", "protodiff");
            xml.WriteAttributeString("name", Text(Summary.Of(result)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Flush();
        output.Write('\n');
    }

    private void Write(XmlWriter xml, ComparisonResult result, Finding finding)
    {
        var path = workspace.PathOf(result, finding);
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", $"protodiff.{finding.Rule}");
        xml.WriteAttributeString("name", Text(finding.Element));
        xml.WriteAttributeString("file", Text(path));
        Write(xml, "line", finding.StartLine);
        if (IsFailure(finding))
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", finding.Rule);
            xml.WriteAttributeString("message", Text(finding.Message));
            xml.WriteString($"{Text(path)}:{finding.StartLine}:{finding.StartColumn}\n{Text(finding.Message)}\n{Text(finding.Advice)}\n");
        }
        else
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", Text(finding.Acceptance is { } acceptance ? Summary.Of(acceptance) : $"warning: {finding.Message} {finding.Advice}"));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static bool IsFailure(Finding finding) => finding is { Severity: Severity.Error, Acceptance: null };

    private static void Write(XmlWriter xml, string name, int number)
    {
        xml.WriteStartAttribute(name);
        xml.WriteValue(number);
        xml.WriteEndAttribute();
    }

    // XML holds no half of a surrogate pair, not even as a reference (XML 1.0, "Char"); enumerated, it is a replacement character.
    private static string Text(string text) => string.Concat(Printable.OneLine(text).EnumerateRunes());
}
