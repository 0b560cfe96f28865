namespace Wirecheck.ProtoDiff.Rules.Http;

/// <summary>
/// The URLs that a path template stands for (google/api/http.proto, "Path template syntax"). Which field a variable fills does not show in a URL:
/// <c>{name=shelves/*}</c> is <c>shelves/*</c>, and <c>{id}</c> is <c>*</c>.
/// </summary>
internal sealed class PathTemplate
{
    private const string AnySegment = "*";
    private const string AnySegments = "**";
    private readonly string[] _segments;
    private readonly string _verb;

    private PathTemplate(string[] segments, string verb) => (_segments, _verb) = (segments, verb);

    public static PathTemplate Parse(string template)
    {
        var path = WithoutVariables(template);
        var verb = path.LastIndexOf(':');
        return verb > path.LastIndexOf('/') ? new(path[..verb].Split('/'), path[verb..]) : new(path.Split('/'), "");
    }

    /// <summary>Whether every URL of another template is one of this.</summary>
    public bool Covers(PathTemplate other)
    {
        if (_verb != other._verb)
            return false;
        for (var i = 0; i < _segments.Length; i++)
        {
            if (_segments[i] == AnySegments && i == _segments.Length - 1)
                return i <= other._segments.Length;
            if (i >= other._segments.Length || !CoversSegment(_segments[i], other._segments[i]))
                return false;
        }

        return _segments.Length == other._segments.Length;
    }

    private static bool CoversSegment(string segment, string other) =>
        segment == other || (segment == AnySegment && other is not (AnySegments or ""));

    // What is not closed is no variable, and stands for itself.
    private static string WithoutVariables(string template)
    {
        var path = "";
        var rest = template;
        while (rest.IndexOf('{') is >= 0 and var open && rest.IndexOf('}', open) is >= 0 and var close)
        {
            var variable = rest[(open + 1)..close];
            path += rest[..open] + (variable.IndexOf('=') is >= 0 and var equals ? variable[(equals + 1)..] : AnySegment);
            rest = rest[(close + 1)..];
        }

        return path + rest;
    }
}
