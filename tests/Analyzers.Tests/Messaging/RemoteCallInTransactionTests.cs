namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3205: what fires, and beside it what must not.</summary>
public class RemoteCallInTransactionTests
{
    private const string Begin = "await using var transaction = await db.Database.BeginTransactionAsync();";
    private const string Call = "await psp.PayAsync(order);";
    private const string Marked = "await psp.{|WIRE3205:PayAsync|}(order);";

    private static readonly (string Why, string Statements)[] Firing =
    [
        ("in a transaction of Entity Framework's", $"{Begin} {Marked} await transaction.CommitAsync();"),
        ("synchronously", $"using var transaction = db.Database.BeginTransaction(); {Marked} transaction.Commit();"),
        ("in a using statement", $"using (var transaction = db.Database.BeginTransaction()) {{ await db.SaveChangesAsync(); {Marked} transaction.Commit(); }}"),
        ("in an attempt", $"{Begin} try {{ {Marked} await transaction.CommitAsync(); }} catch {{ await transaction.RollbackAsync(); }}"),
        ("read", $"{Begin} Console.WriteLine(await psp.{{|WIRE3205:GetAsync|}}()); await transaction.CommitAsync();"),
        ("on one path", $"{Begin} if (order.Paid) {Marked} await transaction.CommitAsync();"),
        ("in a scope", $"using var scope = new System.Transactions.TransactionScope(System.Transactions.TransactionScopeAsyncFlowOption.Enabled); {Marked} scope.Complete();"),
        ("in a transaction of ADO.NET's", $"System.Data.Common.DbConnection connection = null!; using var transaction = connection.BeginTransaction(); {Marked} transaction.Commit();"),
        ("in a transaction of a connection's", $"System.Data.IDbConnection connection = null!; using var transaction = connection.BeginTransaction(); {Marked} transaction.Commit();"),
        ("never committed in sight", $"{Begin} {Marked}"),
        ("for each item", $"{Begin} foreach (var part in order.Parts) await psp.{{|WIRE3205:PayAsync|}}(part); await transaction.CommitAsync();"),
    ];

    private static readonly (string Why, string Statements)[] Silent =
    [
        ("before", $"{Call} {Begin} await db.SaveChangesAsync(); await transaction.CommitAsync();"),
        ("after the commit", $"{Begin} await db.SaveChangesAsync(); await transaction.CommitAsync(); {Call}"),
        ("after the using statement", $"using (var transaction = db.Database.BeginTransaction()) {{ transaction.Commit(); }} {Call}"),
        ("after a using statement that may not commit", $"using (var transaction = db.Database.BeginTransaction()) {{ if (order.Paid) transaction.Commit(); }} {Call}"),
        ("after it was disposed", $"var transaction = db.Database.BeginTransaction(); await transaction.DisposeAsync(); {Call}"),
        ("after it was completed", $"using (var scope = new System.Transactions.TransactionScope()) {{ db.SaveChanges(); scope.Complete(); }} {Call}"),
        ("after a commit by a method of one's own", $"{Begin} await unit.CommitAsync(transaction); {Call}"),
        ("after a roll-back", $"{Begin} await transaction.RollbackAsync(); {Call}"),
        ("on another path", $"if (order.Paid) {{ {Begin} await transaction.CommitAsync(); }} else {{ {Call} }}"),
        ("when it failed", $"{Begin} try {{ await transaction.CommitAsync(); }} catch {{ {Call} }}"),
        ("in the next round", $"foreach (var part in order.Parts) {{ {Call} {Begin} await db.SaveChangesAsync(); }}"),
        ("nobody waits for it", $"{Begin} _ = psp.PayAsync(order); await transaction.CommitAsync();"),
        ("no transaction", Call),
        ("queries alone", $"{Begin} order = await orders.GetAsync(order.Id); await transaction.CommitAsync();"),
        ("out of sight", $"{Begin} await elsewhere.SaveAsync(order); await transaction.CommitAsync();"),
        ("a transaction of one's own", $"var transaction = unit.BeginTransaction(); {Call}"),
        ("in a lambda that is kept", $"{Begin} Func<Task> later = () => psp.PayAsync(order); Console.WriteLine(later); await transaction.CommitAsync();"),
    ];

    private const string Unit = "public interface IOwnTransaction; public interface IUnit { IOwnTransaction BeginTransaction(); Task CommitAsync(IDbContextTransaction transaction); }\n";

    public static TheoryData<string, string> FiringCases => Publishing.Cases(Firing);

    public static TheoryData<string, string> SilentCases => Publishing.Cases(Silent);

    internal static IEnumerable<string> Sources => Publishing.Sources([.. Firing, .. Silent]);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(string kind, string why) => Check(In(kind, Firing.Single(f => f.Why == why).Statements));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(string kind, string why) => Check(In(kind, Silent.Single(f => f.Why == why).Statements));

    /// <summary>It is no matter who runs it: a job's transaction blocks others as well.</summary>
    [Theory]
    [InlineData("public class Jobs(Store db, Psp psp) { public async Task Run(Order order) { " + Begin + Marked + " } }")]
    [InlineData("public class Jobs(Store db, Psp psp) { public Task Run(Order given) => db.Database.CreateExecutionStrategy().ExecuteAsync(async () => { var order = given; " + Begin + Marked + " }); }")]
    [InlineData("public class Jobs(Store db, Psp psp) { public async Task Run(Order order) { " + Begin + " await {|WIRE3205:Work(order)|}; } private Task Work(Order order) => psp.PayAsync(order); }")]
    public Task Wherever(string source) => Check(Publishing.World + source);

    [Fact]
    public Task A_test_project_is_silent() => Wire.Check(Publishing.Libraries | Uses.XunitOfTheProject, In("controller", $"{Begin} {Call}"), RabbitMQ.Only("WIRE3205"));

    private static string In(string kind, string statements) => Publishing.In(kind, statements.Replace("unit.", "((IUnit)unit)."), Unit);

    private static Task Check(string source) => Wire.Check(Publishing.Libraries, source, RabbitMQ.Only("WIRE3205"));
}
