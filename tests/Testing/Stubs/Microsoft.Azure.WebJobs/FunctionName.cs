namespace Microsoft.Azure.WebJobs;

[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionNameAttribute : Attribute
{
    public FunctionNameAttribute(string name) => throw null!;

    public string Name => throw null!;
}
