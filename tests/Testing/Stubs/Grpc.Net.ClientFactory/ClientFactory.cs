using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Grpc.Net.ClientFactory;

public abstract class GrpcClientFactory
{
    public abstract TClient CreateClient<TClient>(string name)
        where TClient : class;
}

public class GrpcClientFactoryOptions
{
    public Uri? Address { get; set; }

    public IList<Action<GrpcChannelOptions>> ChannelOptionsActions => throw null!;

    public IList<Action<CallOptionsContext>> CallOptionsActions => throw null!;

    [Obsolete("Use InterceptorRegistrations.")]
    public IList<Interceptor> Interceptors => throw null!;

    public IList<InterceptorRegistration> InterceptorRegistrations => throw null!;

    public Func<CallInvoker, object>? Creator { get; set; }
}

public sealed class CallOptionsContext
{
    internal CallOptionsContext() => throw null!;

    public CallOptions CallOptions { get; set; }

    public IServiceProvider ServiceProvider => throw null!;
}

public class InterceptorRegistration
{
    public InterceptorRegistration(InterceptorScope scope, Func<IServiceProvider, Interceptor> creator) => throw null!;

    public InterceptorScope Scope => throw null!;

    public Func<IServiceProvider, Interceptor> Creator => throw null!;
}

public enum InterceptorScope
{
    Channel,
    Client,
}
