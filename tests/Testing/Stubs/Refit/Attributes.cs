namespace Refit;

public abstract class HttpMethodAttribute : Attribute
{
    protected HttpMethodAttribute(string path) => throw null!;

    public abstract HttpMethod Method { get; }

    public virtual string Path => throw null!;
}

[AttributeUsage(AttributeTargets.Method)]
public class GetAttribute(string path) : HttpMethodAttribute(path)
{
    public override HttpMethod Method => throw null!;
}

[AttributeUsage(AttributeTargets.Method)]
public class PostAttribute(string path) : HttpMethodAttribute(path)
{
    public override HttpMethod Method => throw null!;
}

[AttributeUsage(AttributeTargets.Method)]
public class PutAttribute(string path) : HttpMethodAttribute(path)
{
    public override HttpMethod Method => throw null!;
}

[AttributeUsage(AttributeTargets.Method)]
public class DeleteAttribute(string path) : HttpMethodAttribute(path)
{
    public override HttpMethod Method => throw null!;
}

[AttributeUsage(AttributeTargets.Method)]
public class PatchAttribute(string path) : HttpMethodAttribute(path)
{
    public override HttpMethod Method => throw null!;
}

[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method)]
public class HeadersAttribute : Attribute
{
    public HeadersAttribute(params string[] headers) => throw null!;

    public string[] Headers => throw null!;
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BodyAttribute : Attribute;

/// <remarks>Since Refit 15.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UrlAttribute : Attribute
{
    public bool AllowRelative { get; set; }
}
