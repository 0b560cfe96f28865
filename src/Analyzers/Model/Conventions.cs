using Microsoft.CodeAnalysis;

namespace Wirecheck.Analyzers.Model;

/// <summary>What names say where code is out of sight. Each table errs towards silence.</summary>
internal static class Conventions
{
    private static readonly NamePatterns Guards = NamePatterns.Parse(
        "HasBeenProcessed*,HasProcessed*,WasProcessed*,IsProcessed*,IsAlreadyProcessed*,AlreadyProcessed*,AlreadyHandled*,IsAlreadyHandled*," +
        "IsDuplicate*,EnsureNotProcessed*,EnsureFirst*,TryBegin*,TryStart*,TryAcquire*,TryClaim*,TryLock*,TryMark*,TryRegister*,TryAdd*,TryInsert*,AcquireLock*," +
        "ExecuteOnce*,RunOnce*,ProcessOnce*,HandleOnce*,*Idempoten*,*Deduplicat*");

    private static readonly NamePatterns Existence = NamePatterns.Parse("Exist*,*Exists,*ExistsAsync,*ExistAsync,Any,AnyAsync,Contains*");

    private static readonly NamePatterns OnceFilters = NamePatterns.Parse("*Inbox*,*Idempoten*,*Dedup*,*Duplicate*,*Once*");

    private static readonly NamePatterns OutsideEffects = NamePatterns.Parse(
        "Charge,ChargeAsync,ChargeCard*,ChargeCustomer*,CapturePayment*,CaptureCharge*,Refund,RefundAsync,RefundPayment*,DebitAsync,CreditAsync,Withdraw*,TransferFunds*," +
        "SendEmail*,SendMail*,SendSms*");

    private static readonly string[] ReadPrefixes =
    {
        "Get", "List", "Find", "Search", "Query", "Read", "Fetch", "Load", "Lookup", "Check", "Validate", "Verify", "Watch", "Subscribe",
        "Is", "Has", "Can", "Count", "Exists", "Calculate", "Compute", "Estimate", "Evaluate", "Quote", "Preview", "Describe", "Resolve", "Translate",
        "Convert", "Parse", "Compare", "Match", "Suggest", "Recommend", "Predict", "Classify", "BatchGet", "Ping", "First", "Single",
    };

    /// <summary>What is asked by POST because the question does not fit into an address.</summary>
    private static readonly string[] Questions = { "search", "query", "graphql", "token", "login", "authenticate", "validate", "verify", "calculate", "estimate", "quote", "quotes" };

    /// <summary>Whether the last segment of a path is a question.</summary>
    public static bool IsQuestion(string path) => Questions.Contains(Address.LastSegment(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a method's name says that it stops a second delivery.</summary>
    public static bool IsGuard(IMethodSymbol method, NamePatterns more) => more.Match(method.Name) || (Guards.Match(method.Name) && !IsInMemory(method));

    /// <summary>Whether a type's or attribute's name says that something happens once.</summary>
    public static bool SaysOnce(string type) => OnceFilters.Match(type);

    /// <summary>Whether a method asks if something is there.</summary>
    public static bool AsksExistence(string method) => Existence.Match(method);

    /// <summary>Whether a method does something to the world that nobody can take back: money and mail.</summary>
    public static bool IsOutsideEffect(string method) => OutsideEffects.Match(method);

    /// <summary>A collection of the base class library forgets with its process: its <c>TryAdd</c> guards nothing.</summary>
    private static bool IsInMemory(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString().StartsWith("System", StringComparison.Ordinal) == true;

    /// <summary>Whether an RPC of that name reads or writes.</summary>
    public static Access AccessOf(string method) => IsRead(method) ? Access.Read : Access.Write;

    /// <summary>Whether a method's name begins with a verb of reading, as a word of its own.</summary>
    public static bool IsRead(string method)
    {
        foreach (var prefix in ReadPrefixes)
        {
            if (method.StartsWith(prefix, StringComparison.Ordinal) && (method.Length == prefix.Length || !char.IsLower(method[prefix.Length]))) return true;
        }

        return false;
    }
}
