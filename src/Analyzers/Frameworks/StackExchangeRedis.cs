using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>StackExchange.Redis: commands that let one caller through.</summary>
internal sealed class StackExchangeRedis : Framework
{
    public const string Namespace = "StackExchange.Redis";

    /// <summary>The condition under which a key is set once, and the command that takes one away.</summary>
    public const string WhenNotExists = Namespace + ".When.NotExists";
    public const string Delete = "KeyDelete";

    private const string Database = Namespace + ".IDatabase";

    private static readonly string[] Types = { Database, Database + "Async" };

    public override string MarkerType => Database;

    public override string Guard => "Redis SET NX with an expiry";

    public override bool Knows(IMethodSymbol method) =>
        Types.Contains(method.ContainingType.FullName()) &&
        method.Name is "StringSet" or "StringSetAsync" or "HashSet" or "HashSetAsync" or
            "SetAdd" or "SetAddAsync" or "LockTake" or "LockTakeAsync" or "StringIncrement" or "StringIncrementAsync" or
            "KeyExists" or "KeyExistsAsync" or "HashExists" or "HashExistsAsync" or "SetContains" or "SetContainsAsync" or
            "StringGet" or "StringGetAsync" or "HashGet" or "HashGetAsync";

    /// <summary>SET NX, HSETNX, SADD and a lock answer true to the first caller only (redis.io/commands).</summary>
    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => call.TargetMethod.Name switch
    {
        "KeyExists" or "KeyExistsAsync" or "HashExists" or "HashExistsAsync" or "SetContains" or "SetContainsAsync" => new Lookup(call, LookupResult.Exists),
        "StringGet" or "StringGetAsync" or "HashGet" or "HashGetAsync" => new Lookup(call, LookupResult.RowOrNull),
        "StringIncrement" or "StringIncrementAsync" => new Guard(call, GuardedWhen.Always),
        "StringSet" or "StringSetAsync" or "HashSet" or "HashSetAsync" when !IsConditional(call) => null,
        _ => new Guard(call, GuardedWhen.True) { NeverExpires = IsForEver(call) },
    };

    /// <summary>A key set without an expiry, and given none by another call of the same code.</summary>
    private static bool IsForEver(IInvocationOperation call) =>
        call.TargetMethod.Name is "StringSet" or "StringSetAsync" && call.TargetMethod.Parameters.Any(parameter => parameter.Name == "expiry") &&
        call.Argument("expiry") is null or { ConstantValue: { HasValue: true, Value: null } } && call.Argument("keepTtl") is null &&
        !call.Root().Descendants().OfType<IInvocationOperation>().Any(other => other.TargetMethod.Name is "KeyExpire" or "KeyExpireAsync");

    private static bool IsConditional(IInvocationOperation call) =>
        call.Argument("when")?.Resolve() is { } when and not IFieldReferenceOperation { Field.Name: "Always" or "Exists" };
}
