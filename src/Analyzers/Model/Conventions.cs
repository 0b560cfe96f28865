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

    private static readonly NamePatterns Commits = NamePatterns.Parse("*SaveChanges*,*Commit*,*Complete,*CompleteAsync,*Publish*,*Enqueue*,Save,SaveAsync");

    private static readonly NamePatterns OnceFilters = NamePatterns.Parse("*Inbox*,*Idempoten*,*Dedup*,*Duplicate*,*Once*");

    private static readonly NamePatterns OutsideEffects = NamePatterns.Parse(
        "Charge,ChargeAsync,ChargeCard*,ChargeCustomer*,CapturePayment*,CaptureCharge*,Refund,RefundAsync,RefundPayment*,DebitAsync,CreditAsync,Withdraw*,TransferFunds*," +
        "SendEmail*,SendMail*,SendSms*");

    /// <summary>SQL Server 2601 and 2627, PostgreSQL 23505, MySQL 1062, SQLite 19 and 2067, MongoDB 11000.</summary>
    private static readonly string[] DuplicateWords =
    {
        "Inner", "Unique", "Duplicate", "Constraint", "Violat", "SqlState", "Sql", "Postgres", "2601", "2627", "23505", "1062", "2067", "11000",
    };

    private static readonly string[] DeliveryMembers =
    {
        "Redelivered", "DeliveryCount", "RetryAttempt", "RetryCount", "RedeliveryCount", "GetRetryAttempt", "GetRetryCount", "GetRedeliveryCount", "IsAcquired", "Acquired",
    };

    /// <summary>Verbs that leave the same state however often they are said.</summary>
    private static readonly string[] SettingPrefixes =
    {
        "Delete", "Remove", "Set", "Put", "Upsert", "Update", "Replace", "Ensure", "Cancel", "Mark", "Clear", "Reset", "Enable", "Disable",
        "Activate", "Reactivate", "Deactivate", "Lock", "Unlock", "Archive", "Complete", "Confirm",
    };

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
    public static bool AsksExistence(IMethodSymbol method) => Existence.Match(method.Name);

    /// <summary>Whether a member says how often a message was delivered, or whether a lock was taken.</summary>
    public static bool SaysDelivery(string member) => DeliveryMembers.Contains(member);

    /// <summary>Whether a method runs a command whose result is how many rows it changed.</summary>
    public static bool CountsRows(IMethodSymbol method) => method.Name.StartsWith("Execute", StringComparison.Ordinal) && ResultOf(method).SpecialType == SpecialType.System_Int32;

    private static ITypeSymbol ResultOf(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } task && task.IsAwaitable() ? task.TypeArguments[0] : method.ReturnType;

    /// <summary>Whether a method does something to the world that nobody can take back: money and mail.</summary>
    public static bool IsOutsideEffect(string method) => OutsideEffects.Match(method);

    /// <summary>A collection of the base class library forgets with its process: its <c>TryAdd</c> guards nothing.</summary>
    public static bool IsInMemory(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString().Split('.')[0] == "System";

    /// <summary>Whether a name is that of a key by which a receiver tells a second request from the first.</summary>
    public static bool NamesIdempotencyKey(string name) => name.IndexOf("idempot", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether an exception filter asks if the key was there already, by the words and error numbers databases have for that.</summary>
    public static bool AsksForDuplicate(string filter) => DuplicateWords.Any(word => filter.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether an RPC of that name reads or writes.</summary>
    public static Access AccessOf(string method) => IsRead(method) ? Access.Read : StartsWithWord(method, SettingPrefixes) ? Access.IdempotentWrite : Access.Write;

    /// <summary>Whether a method's name begins with a verb of reading, as a word of its own.</summary>
    public static bool IsRead(string method) => StartsWithWord(method, ReadPrefixes);

    /// <summary>Whether a method's name says that it makes changes final.</summary>
    public static bool IsCommit(string method) => Commits.Match(method);

    private static bool StartsWithWord(string method, string[] prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (method.StartsWith(prefix, StringComparison.Ordinal) && (method.Length == prefix.Length || !char.IsLower(method[prefix.Length]))) return true;
        }

        return false;
    }
}
