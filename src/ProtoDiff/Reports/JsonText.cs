using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Wirecheck.ProtoDiff.Reports;

/// <summary>JSON documents, written as text.</summary>
internal static class JsonText
{
    // Messages quote names: the relaxed encoder leaves the quotes readable. The output is never embedded in HTML.
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = OneLine with { Indented = true, NewLine = "\n" };

    /// <summary>Writes a document and ends its line.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> content, bool isIndented)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, isIndented ? Indented : OneLine))
            content(json);
        output.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        output.Write('\n');
    }
}
