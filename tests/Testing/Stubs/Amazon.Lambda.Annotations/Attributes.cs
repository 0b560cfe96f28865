namespace Amazon.Lambda.Annotations
{
    [AttributeUsage(AttributeTargets.Method)]
    public class LambdaFunctionAttribute : Attribute;
}

namespace Amazon.Lambda.Annotations.APIGateway
{
    public enum LambdaHttpMethod
    {
        Any,
        Get,
        Post,
        Put,
        Patch,
        Head,
        Delete,
        Options,
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class HttpApiAttribute : Attribute
    {
        public HttpApiAttribute(LambdaHttpMethod method, string template) => throw null!;
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class RestApiAttribute : Attribute
    {
        public RestApiAttribute(LambdaHttpMethod method, string template) => throw null!;
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class FunctionUrlAttribute : Attribute;
}
