namespace FastEndpoints;

public interface IEndpoint
{
    void Configure();
}

public abstract class BaseEndpoint : IEndpoint
{
    public virtual void Configure() => throw null!;
}

public abstract class Endpoint<TRequest> : Endpoint<TRequest, object?>
    where TRequest : notnull;

public abstract class Endpoint<TRequest, TResponse> : BaseEndpoint
    where TRequest : notnull
{
    public virtual Task HandleAsync(TRequest req, CancellationToken ct) => throw null!;

    public virtual Task<TResponse> ExecuteAsync(TRequest req, CancellationToken ct) => throw null!;
}

public sealed class EmptyRequest;

public abstract class EndpointWithoutRequest : Endpoint<EmptyRequest, object?>
{
    public virtual Task HandleAsync(CancellationToken ct) => throw null!;

    public sealed override Task HandleAsync(EmptyRequest _, CancellationToken ct) => throw null!;

    public virtual Task<object?> ExecuteAsync(CancellationToken ct) => throw null!;

    public sealed override Task<object?> ExecuteAsync(EmptyRequest _, CancellationToken ct) => throw null!;
}
