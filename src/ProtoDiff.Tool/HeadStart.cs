using System.Runtime.CompilerServices;
using System.Text;
using Wirecheck.ProtoDiff.Policy;

namespace Wirecheck.ProtoDiff.Tool;

/// <summary>
/// Has the runtime prepare on a second processor what a comparison is going to use, while the first still reads the command line: in a small comparison, nearly
/// all of the time goes to the first use of each method and type. Native code needs none of it.
/// </summary>
internal static class HeadStart
{
    /// <summary>A descriptor set: the file "x" with the message "M", which has a field "f", an int32.</summary>
    private static readonly byte[] Example = [0x0A, 19, 0x0A, 1, (byte)'x', 0x22, 14, 0x0A, 1, (byte)'M', 0x12, 9, 0x0A, 1, (byte)'f', 0x18, 1, 0x20, 1, 0x28, 5];

    /// <summary>Starts preparing, and goes on at once.</summary>
    public static void Begin()
    {
        if (RuntimeFeature.IsDynamicCodeCompiled && Environment.ProcessorCount > 1)
            new Thread(Try) { IsBackground = true }.Start();
    }

    /// <summary>Uses, in the order of their turn, what all comparisons use: text that is cut and decoded, the table of rules, a file, names, the output, and a comparison.</summary>
    public static void Prepare()
    {
        _ = "--against=released".AsSpan().IndexOfAny('=', ':');
        _ = Encoding.UTF8.GetString("/the/directory/that/paths/start/from"u8);
        _ = RuleSelection.Create();
        if (Path.Join(AppContext.BaseDirectory, "protodiff.dll") is var file && File.Exists(file))
            File.OpenRead(file).Dispose();
        _ = Ascii.Equals("orders"u8, "orders") && "orders".AsSpan().SequenceCompareTo("payments") > 0;
        Terminal.Output().Dispose();
        _ = SchemaComparison.Compare(DescriptorSet.FromBytes(Example, "x"), DescriptorSet.FromBytes(Example, "x"), new());
    }

    // What fails here fails again where it is needed, and is told there.
    private static void Try()
    {
        try
        {
            Prepare();
        }
        catch (Exception)
        {
        }
    }
}
