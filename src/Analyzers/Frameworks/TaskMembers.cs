namespace Wirecheck.Analyzers.Frameworks;

/// <summary>The names of a task's members, and of an awaiter's.</summary>
internal static class TaskMembers
{
    public const string Result = "Result";
    public const string Wait = "Wait";
    public const string WaitAll = "WaitAll";
    public const string WaitAny = "WaitAny";
    public const string WhenAll = "WhenAll";
    public const string WhenAny = "WhenAny";
    public const string GetAwaiter = "GetAwaiter";
    public const string GetResult = "GetResult";
    public const string ConfigureAwait = "ConfigureAwait";
    public const string ContinueWith = "ContinueWith";
    public const string FromResult = "FromResult";
    public const string CompletedTask = "CompletedTask";
}
