namespace Wirecheck.ProtoDiff.Explanation;

/// <summary>A reader refuses a whole message, as parsers do.</summary>
internal sealed class RefusedException(string reason) : Exception(reason)
{
    /// <summary>The field of the outermost message that is the reason, or is where it is; null when it is none in particular.</summary>
    public MessageField? Field { get; set; }
}
