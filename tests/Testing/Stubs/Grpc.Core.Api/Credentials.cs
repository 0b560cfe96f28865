namespace Grpc.Core;

public delegate Task AsyncAuthInterceptor(AuthInterceptorContext context, Metadata metadata);

public class AuthInterceptorContext
{
    public AuthInterceptorContext(string serviceUrl, string methodName) => throw null!;

    public AuthInterceptorContext(string serviceUrl, string methodName, CancellationToken cancellationToken) => throw null!;

    public string ServiceUrl => throw null!;

    public string MethodName => throw null!;

    public CancellationToken CancellationToken => throw null!;
}

public abstract class CallCredentials
{
    public static CallCredentials Compose(params CallCredentials[] credentials) => throw null!;

    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor) => throw null!;
}

public abstract class ChannelCredentials
{
    public static ChannelCredentials Insecure => throw null!;

    public static ChannelCredentials SecureSsl => throw null!;

    public static ChannelCredentials Create(ChannelCredentials channelCredentials, CallCredentials callCredentials) => throw null!;
}

public class AuthContext
{
    public AuthContext(string? peerIdentityPropertyName, Dictionary<string, List<AuthProperty>> properties) => throw null!;

    public bool IsPeerAuthenticated => throw null!;

    public string? PeerIdentityPropertyName => throw null!;

    public IEnumerable<AuthProperty> PeerIdentity => throw null!;

    public IEnumerable<AuthProperty> Properties => throw null!;

    public IEnumerable<AuthProperty> FindPropertiesByName(string propertyName) => throw null!;
}

public class AuthProperty
{
    private AuthProperty() => throw null!;

    public string Name => throw null!;

    public string Value => throw null!;

    public byte[] ValueBytes => throw null!;

    public static AuthProperty Create(string name, byte[] valueBytes) => throw null!;
}
