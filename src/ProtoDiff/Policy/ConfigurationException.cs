namespace Wirecheck.ProtoDiff.Policy;

/// <summary>A configuration file cannot be read, or says what makes no sense. The message names the file, the line and the remedy.</summary>
public sealed class ConfigurationException : Exception
{
    /// <summary>Creates an exception.</summary>
    public ConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception that has a cause.</summary>
    public ConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates an exception without a message.</summary>
    public ConfigurationException()
    {
    }
}
