using Wirecheck.Analyzers.CodeFixes.Grpc;

namespace Wirecheck.Analyzers.Tests.Grpc;

/// <summary>The fix of WIRE2003, alone and for a whole document.</summary>
public class DeadlineNotUtcFixTests
{
    private static Task Fix(string before, string after) => Wire.Fix<DeadlineNotUtcFix>(Uses.Grpc, Functions.Prelude + before, Functions.Prelude + after);

    private static string Method(string statement) => $$"""
        class Stock(Inventory.InventoryClient client)
        {
            async Task Get(CancellationToken ct)
            {
                {{statement}}
            }
        }
        """;

    private const string Ask = "await client.GetStockAsync(new GetStockRequest(), deadline: $);";

    [Theory]
    [InlineData("DateTime.Now", "DateTime.UtcNow")]
    [InlineData("DateTime.Now.AddSeconds(5) /* soon */", "DateTime.UtcNow.AddSeconds(5) /* soon */")]
    [InlineData("System.DateTime . Now.AddSeconds(5)", "System.DateTime . UtcNow.AddSeconds(5)")]
    [InlineData("DateTime.Today.AddDays(1)", "DateTime.Today.ToUniversalTime().AddDays(1)")]
    [InlineData("DateTime.UtcNow.AddSeconds(5).ToLocalTime()", "DateTime.UtcNow.AddSeconds(5).ToUniversalTime()")]
    [InlineData("new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Local)", "new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Local).ToUniversalTime()")]
    [InlineData("DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Local)", "DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Local).ToUniversalTime()")]
    [InlineData("DateTimeOffset.UtcNow.DateTime", "DateTimeOffset.UtcNow.UtcDateTime")]
    [InlineData("DateTimeOffset.Now.LocalDateTime.AddSeconds(1)", "DateTimeOffset.Now.UtcDateTime.AddSeconds(1)")]
    public Task A_time_read_in_place(string before, string after) =>
        Fix(Method(Ask.Replace("$", Marked(before))), Method(Ask.Replace("$", after)));

    [Theory]
    [InlineData(
        "var deadline = DateTime.Now.AddSeconds(5); await client.GetStockAsync(new GetStockRequest(), deadline: {|WIRE2003:deadline|});",
        "var deadline = DateTime.UtcNow.AddSeconds(5); await client.GetStockAsync(new GetStockRequest(), deadline: deadline);")]
    [InlineData(
        "var now = DateTime.Now; var deadline = now.AddSeconds(5); await client.GetStockAsync(new GetStockRequest(), new CallOptions(deadline: {|WIRE2003:deadline|}));",
        "var now = DateTime.UtcNow; var deadline = now.AddSeconds(5); await client.GetStockAsync(new GetStockRequest(), new CallOptions(deadline: deadline));")]
    [InlineData(
        "var now = DateTime.Now; Console.WriteLine(now); await client.GetStockAsync(new GetStockRequest(), deadline: {|WIRE2003:now.AddSeconds(5)|});",
        "var now = DateTime.Now; Console.WriteLine(now); await client.GetStockAsync(new GetStockRequest(), deadline: now.AddSeconds(5).ToUniversalTime());")]
    [InlineData(
        "var now = DateTime.Now; Console.WriteLine(now); await client.GetStockAsync(new GetStockRequest(), new CallOptions().WithDeadline({|WIRE2003:now + TimeSpan.FromSeconds(5)|}));",
        "var now = DateTime.Now; Console.WriteLine(now); await client.GetStockAsync(new GetStockRequest(), new CallOptions().WithDeadline((now + TimeSpan.FromSeconds(5)).ToUniversalTime()));")]
    public Task A_time_read_before(string before, string after) => Fix(Method(before), Method(after));

    [Fact]
    public Task Two_calls_with_one_local_are_each_converted() => Fix(
        Method("var end = DateTime.Now.AddSeconds(5); client.GetStock(new(), deadline: {|WIRE2003:end|}); client.GetStock(new(), deadline: {|WIRE2003:end|});"),
        Method("var end = DateTime.Now.AddSeconds(5); client.GetStock(new(), deadline: end.ToUniversalTime()); client.GetStock(new(), deadline: end.ToUniversalTime());"));

    [Theory]
    [InlineData("new DateTime(2030, 1, 1)")]
    [InlineData("DateTime.SpecifyKind(DateTime.UtcNow, DateTimeKind.Unspecified)")]
    [InlineData("DateTimeOffset.UtcNow.Date")]
    public Task A_time_in_no_zone_is_left_to_its_author(string time)
    {
        var source = Method(Ask.Replace("$", Marked(time)));
        return Fix(source, source);
    }

    private static string Marked(string deadline)
    {
        var end = deadline.Contains(" /*", StringComparison.Ordinal) ? deadline.IndexOf(" /*", StringComparison.Ordinal) : deadline.Length;
        return $"{{|WIRE2003:{deadline[..end]}|}}{deadline[end..]}";
    }
}
