using Grpc.Core;

namespace ProtoBuf.Grpc.Configuration;

[AttributeUsage(AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
public sealed class ServiceAttribute : Attribute
{
    public ServiceAttribute(string? name = null) => throw null!;

    public string? Name => throw null!;
}

[AttributeUsage(AttributeTargets.Interface, AllowMultiple = false, Inherited = false)]
public sealed class SubServiceAttribute : Attribute
{
}

[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class OperationAttribute : Attribute
{
    public OperationAttribute(string? name = null) => throw null!;

    public string? Name => throw null!;
}

public interface IGrpcService
{
}

public abstract class ClientFactory
{
    internal ClientFactory() => throw null!;

    public static ClientFactory Default => throw null!;

    public abstract TService CreateClient<TService>(CallInvoker channel)
        where TService : class;
}
