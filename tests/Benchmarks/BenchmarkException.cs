namespace Wirecheck.Benchmarks;

/// <summary>Something that measuring needs is missing or broken, in a sentence.</summary>
internal sealed class BenchmarkException(string message) : Exception(message)
{
    public const int ExitCode = 2;
}
