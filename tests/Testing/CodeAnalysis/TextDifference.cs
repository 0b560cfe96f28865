using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Shows two texts as one, line by line: '-' expected but missing, '+' there but not expected.</summary>
internal static class TextDifference
{
    public static string Describe(string expected, string actual)
    {
        var left = Lines(expected);
        var right = Lines(actual);
        var common = CommonSuffixLengths(left, right);
        var text = new StringBuilder();
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                text.Append(' ').AppendLine(left[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == right.Length || (i < left.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                text.Append('-').AppendLine(left[i++]);
            }
            else
            {
                text.Append('+').AppendLine(right[j++]);
            }
        }

        return text.ToString();
    }

    // A carriage return is shown, since a difference in line ends is otherwise invisible.
    private static string[] Lines(string text) => text.Replace("\r", "<CR>").Split('\n');

    private static int[,] CommonSuffixLengths(string[] left, string[] right)
    {
        var lengths = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = left[i] == right[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }
}
