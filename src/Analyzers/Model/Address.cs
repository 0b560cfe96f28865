using System.Net;
using System.Net.Sockets;

namespace Wirecheck.Analyzers.Model;

/// <summary>How much is known of where a call goes. A base address that nobody sets is relative, too: the call has to say all.</summary>
internal enum AddressKind { Unknown, Relative, Absolute }

/// <summary>Where a call goes.</summary>
/// <param name="Host">The host of an absolute address, without port; otherwise empty.</param>
/// <param name="IsDiscovered">Whether the scheme asks service discovery for the host, which only finds the system's own services.</param>
/// <param name="IsProbe">Whether the path is one of those that only answer health probes.</param>
internal readonly record struct Address(AddressKind Kind, string Host = "", bool IsDiscovered = false, bool IsProbe = false)
{
    private const string Localhost = "localhost";

    public static readonly Address Unknown = new(AddressKind.Unknown);

    /// <summary>No address at all.</summary>
    public static readonly Address Unset = new(AddressKind.Relative);

    // The two composite schemes are those of Microsoft.Extensions.ServiceDiscovery: "try the first, fall back to the second".
    private static readonly (string Prefix, bool IsDiscovered, bool IsSecure)[] Schemes =
    {
        ("http://", false, false), ("https://", false, true), ("http+https://", true, false), ("https+http://", true, false),
    };

    /// <summary>Whether the connection is sure to be encrypted, and so the protocol agreed on when it opens.</summary>
    public bool IsSecure { get; init; }

    /// <summary>Whether it is only what a missing configured address falls back to.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Whether the port, or a part of it, is only known when the program runs.</summary>
    public bool HasOpenPort { get; init; }

    /// <summary>A service of the system's own by its name alone.</summary>
    public static Address Discovered(string service) => new(AddressKind.Absolute, service, IsDiscovered: true);

    /// <summary>This base address with a path after it.</summary>
    public Address Join(Address path) => this with { IsProbe = IsProbe || path.IsProbe };

    private static readonly string[] InternalSuffixes = { ".svc", ".cluster.local", ".internal", ".local" };

    private static readonly string[] ProbePaths = { "health", "healthz", "healthcheck", "ready", "readyz", "live", "livez", "alive", "ping" };

    /// <summary>Whether the host is the machine itself.</summary>
    public bool IsLoopback =>
        string.Equals(Host, Localhost, StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>Whether the host is a name that something resolves, and not a machine's own number.</summary>
    public bool IsName => Kind == AddressKind.Absolute && !IsLoopback && !IPAddress.TryParse(Host.Trim('[', ']'), out _);

    /// <summary>Whether the host can only be one of the system's own: by its form, or because the team says so.</summary>
    /// <remarks>Private ranges are those of RFC 1918 and RFC 4193; <c>.internal</c> and <c>.local</c> are reserved for private use.</remarks>
    public bool IsInternal(NamePatterns internalHosts, NamePatterns externalHosts)
    {
        if (Kind != AddressKind.Absolute || externalHosts.Match(Host)) return false;
        if (IsDiscovered || internalHosts.Match(Host)) return true;
        if (IPAddress.TryParse(Host.Trim('[', ']'), out var ip)) return IsPrivate(ip);

        var host = Host;
        return host.IndexOf('.') < 0 || InternalSuffixes.Any(suffix => host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads an address from the beginning of its text. An address whose host may go on where the text stops is unknown.</summary>
    public static Address Parse(Text text)
    {
        foreach (var (prefix, isDiscovered, isSecure) in Schemes)
        {
            if (!text.Known.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;

            // RFC 3986, section 3.2: authority = [ userinfo "@" ] host [ ":" port ]
            var rest = text.Known.Substring(prefix.Length);
            var authorityEnd = rest.IndexOfAny(new[] { '/', '?', '#' });
            var authority = authorityEnd >= 0 ? rest.Substring(0, authorityEnd) : rest;
            var hostEnd = authority.StartsWith("[", StringComparison.Ordinal) ? authority.IndexOf(']') + 1 : authority.IndexOf(':');
            var host = hostEnd > 0 ? authority.Substring(0, hostEnd) : authority;

            var mayGoOn = !text.IsWhole && authorityEnd < 0 && hostEnd <= 0;
            var isHost = host.Length > 0 && authority.IndexOf('@') < 0 && !host.Any(char.IsWhiteSpace) && (host[0] != '[' || hostEnd > 0);
            if (mayGoOn || !isHost) return Unknown;

            // An endpoint of a service, "_endpoint.service": no name in DNS begins like that.
            return new Address(AddressKind.Absolute, host, isDiscovered || host[0] == '_', IsProbePath(rest.Substring(authority.Length)))
            {
                IsSecure = isSecure,
                IsFallback = text.IsFallback,
                HasOpenPort = !text.IsWhole && authorityEnd < 0,
            };
        }

        var isRelative = text.Known.Length > 0 ? text.Known.IndexOf("://", StringComparison.Ordinal) < 0 : text.IsWhole;
        return isRelative ? new Address(AddressKind.Relative, IsProbe: IsProbePath(text.Known)) : Unknown;
    }

    public static bool IsProbePath(string path) => ProbePaths.Contains(LastSegment(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The last segment of a path that is not empty, without the query; empty when there is none.</summary>
    public static string LastSegment(string path) => path.Split('?')[0].Split('/').LastOrDefault(segment => segment.Length > 0) ?? "";

    private static bool IsPrivate(IPAddress ip)
    {
        if (IPAddress.IsLoopback(ip)) return true;

        var bytes = ip.GetAddressBytes();
        return ip.AddressFamily == AddressFamily.InterNetwork
            ? bytes[0] == 10 || (bytes[0] == 172 && bytes[1] is >= 16 and <= 31) || (bytes[0] == 192 && bytes[1] == 168)
            : (bytes[0] & 0xFE) == 0xFC;
    }
}
