using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>What keeps values by key: the process's own memory, which forgets them when it stops, and stores that several processes share.</summary>
internal static class Caches
{
    private static readonly string[] Memory = { "Microsoft.Extensions.Caching.Memory.IMemoryCache", "Microsoft.Extensions.Caching.Memory.MemoryCache", "Microsoft.Extensions.Caching.Memory.CacheExtensions" };

    private static readonly string[] Shared = { "Microsoft.Extensions.Caching.Distributed.IDistributedCache", "Microsoft.Extensions.Caching.Distributed.DistributedCacheExtensions", "StackExchange.Redis.IDatabase", "StackExchange.Redis.IDatabaseAsync" };

    /// <summary>Methods of collections that say whether a key was there.</summary>
    private static readonly string[] Questions = { "Contains", "ContainsKey", "TryGetValue", "TryAdd", "Add", "Get" };

    /// <summary>Methods of collections that add a key.</summary>
    private static readonly string[] Additions = { "Add", "TryAdd", "AddOrUpdate", "Set", "CreateEntry" };

    private static readonly string[] SharedQuestions = { "Get", "GetString", "KeyExists", "StringGet" };

    private static readonly string[] SharedMarks = { "Set", "SetString", "StringSet" };

    /// <summary>Whether a method belongs to a cache in the memory of the process.</summary>
    public static bool IsMemory(IMethodSymbol method) => Memory.Contains(method.ContainingType?.FullName());

    /// <summary>Whether a call asks a collection or cache of the process's that outlives the call whether a key is there.</summary>
    public static bool AsksMemory(IInvocationOperation call) =>
        Questions.Contains(call.TargetMethod.Name) && call.Receiver()?.Unwrap() is IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation &&
        (IsMemory(call.TargetMethod) || call.TargetMethod.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true);

    /// <summary>
    /// Whether what a call asks is a memory of keys: a function adds to it, and does not use the value that is found. Any other is a table that was filled
    /// elsewhere, or keeps values that are dear to come by.
    /// </summary>
    public static bool Remembers(IInvocationOperation question, IOperation function)
    {
        if (Member(question.Receiver()) is not { } memory || question.Arguments.Any(argument => IsValueUsed(argument, function))) return false;

        return function.Descendants().Any(operation => operation switch
        {
            IInvocationOperation call => Additions.Contains(call.TargetMethod.Name) && memory.IsSame(Member(call.Receiver())),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Instance: var holder } } => memory.IsSame(Member(holder)),
            _ => false,
        });
    }

    private static ISymbol? Member(IOperation? holder) => holder?.Unwrap() switch
    {
        IMemberReferenceOperation member => member.Member,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>Whether the value that a question gives out is read anywhere.</summary>
    private static bool IsValueUsed(IArgumentOperation argument, IOperation function) =>
        argument.Parameter?.RefKind == RefKind.Out && argument.Value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().FirstOrDefault() is { Local: var value } &&
        function.Descendants().OfType<ILocalReferenceOperation>().Count(use => use.Local.IsSame(value)) > 1;

    /// <summary>The key that a call asks a shared store about; null for every other call.</summary>
    public static IOperation? KeyAsked(IInvocationOperation call) => KeyOf(call, SharedQuestions);

    /// <summary>The key that a call sets in a shared store, whatever is there; null for every other call.</summary>
    public static IOperation? KeySet(IInvocationOperation call) => call.Argument("when") is null ? KeyOf(call, SharedMarks) : null;

    private static IOperation? KeyOf(IInvocationOperation call, string[] methods)
    {
        var name = call.TargetMethod.Name;
        return methods.Contains(name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name) && Shared.Contains(call.TargetMethod.ContainingType.FullName())
            ? call.Argument("key")
            : null;
    }
}
