using System.Runtime.CompilerServices;
using System.Text;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;

namespace Wirecheck.ProtoDiff.Tool;

/// <summary>
/// Has the runtime prepare on a second processor what a comparison is going to use, while the first still reads the command line: in a small comparison, nearly
/// all of the time goes to the first use of each method and type. Native code needs none of it.
/// </summary>
internal static class HeadStart
{
    /// <summary>Starts preparing, and goes on at once.</summary>
    public static void Begin(string[] args)
    {
        if (RuntimeFeature.IsDynamicCodeCompiled && Environment.ProcessorCount > 1)
            new Thread(() => Try(args)) { IsBackground = true }.Start();
    }

    /// <summary>
    /// Uses, in the order of their turn, what all comparisons use: text that is cut and decoded, the table of rules, a file, names, the output, a comparison, and
    /// JSON where that is asked for.
    /// </summary>
    /// <returns>What the comparison found.</returns>
    public static ComparisonResult Prepare(string[] args)
    {
        _ = "--against=released".AsSpan().IndexOfAny('=', ':');
        _ = Encoding.UTF8.GetString("/the/directory/that/paths/start/from"u8);
        _ = RuleSelection.Create();
        if (Path.Join(AppContext.BaseDirectory, "protodiff.dll") is var file && File.Exists(file))
            File.OpenRead(file).Dispose();
        _ = Ascii.Equals("orders"u8, "orders") && "orders".AsSpan().SequenceCompareTo("payments") > 0;
        Terminal.Output().Dispose();
        var result = SchemaComparison.Compare(Example(number: 1), Example(number: 2), new());
        if (Array.Exists(args, a => a.EndsWith("json", StringComparison.Ordinal)))
            ReportFormats.All.First(f => f.Name == "json").Write(result, TextWriter.Null, useColor: false);
        return result;
    }

    /// <summary>The file "x" with the message "M", which has a field "f" of type int32, as a descriptor set.</summary>
    private static DescriptorSet Example(byte number) => DescriptorSet.FromBytes(
        new byte[] { 0x0A, 19, 0x0A, 1, (byte)'x', 0x22, 14, 0x0A, 1, (byte)'M', 0x12, 9, 0x0A, 1, (byte)'f', 0x18, number, 0x20, 1, 0x28, 5 }, "x");

    // What fails here fails again where it is needed, and is told there.
    private static void Try(string[] args)
    {
        try
        {
            Prepare(args);
        }
        catch (Exception)
        {
        }
    }
}
