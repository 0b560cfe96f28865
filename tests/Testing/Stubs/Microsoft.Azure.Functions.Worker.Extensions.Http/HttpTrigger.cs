using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

public enum AuthorizationLevel
{
    Anonymous,
    User,
    Function,
    System,
    Admin,
}

public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    public HttpTriggerAttribute() => throw null!;

    public HttpTriggerAttribute(params string[] methods) => throw null!;

    public HttpTriggerAttribute(AuthorizationLevel authLevel) => throw null!;

    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) => throw null!;

    public string? Route { get; set; }
}
