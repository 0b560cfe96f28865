namespace Wirecheck.ProtoDiff;

/// <summary>
/// A schema could not be read, so nothing can be said about it. The message names the input, what is wrong with it and,
/// where there is one, the remedy; it is written to be shown to a person as it is.
/// </summary>
public sealed class SchemaException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The complete message, naming the input.</param>
    public SchemaException(string message)
        : base(message)
    {
    }

    /// <summary>Further lines, each complete, of the program that refused the schema; empty when the message says it all.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Creates the exception from the failure behind it.</summary>
    /// <param name="message">The complete message, naming the input.</param>
    /// <param name="innerException">What failed.</param>
    public SchemaException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
