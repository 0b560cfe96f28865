namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Assertions built on <see cref="IVerifier"/>.</summary>
public static class IVerifierExtensions
{
    /// <summary>Fails with a line difference unless both texts are equal, character by character.</summary>
    public static void EqualOrDiff(this IVerifier verifier, string expected, string actual, string? message = null)
    {
        if (expected != actual)
        {
            verifier.Fail($"{message ?? "The texts differ:"}{Environment.NewLine}{TextDifference.Describe(expected, actual)}");
        }
    }
}
