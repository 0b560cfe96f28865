using Wirecheck.Analyzers.CodeFixes.Messaging;

namespace Wirecheck.Analyzers.Tests.Messaging;

/// <summary>WIRE3104: what fires, and beside it what must not.</summary>
public class PublishUnconfirmedTests
{
    private const string Publish = "await other.BasicPublishAsync(\"\", \"orders\", new byte[1]);";
    private const string Marked = "await other.{|WIRE3104:BasicPublishAsync|}(\"\", \"orders\", new byte[1]);";

    private static readonly (string Why, string Statements)[] Firing =
    [
        ("a channel made in place", $"var other = await connection.CreateChannelAsync(); {Marked}"),
        ("a channel of a using", $"using var other = await connection.CreateChannelAsync(); {Marked}"),
        ("in a loop", $"using var other = await connection.CreateChannelAsync(); for (var i = 0; i < 3; i++) {Marked}"),
    ];

    private static readonly (string Why, string Statements)[] FiringIn7 =
    [
        ("no options", $"var other = await connection.CreateChannelAsync(null, ct); {Marked}"),
        ("options that say no", $"var options = new CreateChannelOptions(publisherConfirmationsEnabled: false, publisherConfirmationTrackingEnabled: false); var other = await connection.CreateChannelAsync(options); {Marked}"),
    ];

    private static readonly (string Why, string Statements)[] Silent =
    [
        ("a channel out of sight", "await channel.BasicPublishAsync(\"\", \"orders\", new byte[1]);"),
        ("an answer", "var other = await connection.CreateChannelAsync(); var replyTo = queue; await other.BasicPublishAsync(\"\", replyTo, new byte[1]);"),
        ("nothing published", "var other = await connection.CreateChannelAsync(); await other.BasicQosAsync(0, 10, false);"),
    ];

    private static readonly (string Why, string Statements)[] SilentIn7 =
    [
        ("options that say yes", $"var other = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)); {Publish}"),
        ("options out of sight", $"CreateChannelOptions Options() => new(true, true); var other = await connection.CreateChannelAsync(Options()); {Publish}"),
        ("an option out of sight", $"var other = await connection.CreateChannelAsync(new CreateChannelOptions(settings.AutoAck, true)); {Publish}"),
    ];

    private static readonly (string Why, string Statements)[] SilentIn6 =
    [
        ("confirms switched on", $"var other = await connection.CreateChannelAsync(); other.ConfirmSelect(); {Publish}"),
        ("confirms waited for", $"var other = await connection.CreateChannelAsync(); {Publish} other.WaitForConfirmsOrDie();"),
        ("a transaction", $"var other = await connection.CreateChannelAsync(); other.TxSelect(); {Publish} other.TxCommit();"),
    ];

    public static TheoryData<int, string, string> FiringCases => RabbitMQ.Cases(Firing);

    public static TheoryData<int, string, string> SilentCases => RabbitMQ.Cases(Silent);

    public static TheoryData<string> Only7 => [.. FiringIn7.Concat(SilentIn7).Select(c => c.Why)];

    public static TheoryData<string> Only6 => [.. SilentIn6.Select(c => c.Why)];

    internal static IEnumerable<string> Sources => RabbitMQ.Sources([.. Firing, .. Silent], RabbitMQ.Starting);

    [Theory, MemberData(nameof(FiringCases))]
    public Task Fires(int version, string kind, string why) => Check(version, RabbitMQ.Starting(version, kind, Firing.Single(f => f.Why == why).Statements));

    [Theory, MemberData(nameof(SilentCases))]
    public Task Stays_silent(int version, string kind, string why) => Check(version, RabbitMQ.Starting(version, kind, Silent.Single(f => f.Why == why).Statements));

    [Theory, MemberData(nameof(Only7))]
    public Task Options_of_7(string why) => Check(7, RabbitMQ.Starting(7, "method", FiringIn7.Concat(SilentIn7).Single(f => f.Why == why).Statements));

    [Theory, MemberData(nameof(Only6))]
    public Task Confirms_of_6(string why) => Check(6, RabbitMQ.Starting(6, "method", SilentIn6.Single(f => f.Why == why).Statements));

    [Theory]
    [InlineData("private readonly IModel _channel = connection.CreateModel(); public void Send() => _channel.{|WIRE3104:BasicPublish|}(\"orders\", \"\", null, new byte[1]);")]
    [InlineData("private IModel? _channel; public void Start() { _channel = connection.CreateModel(); } public void Stop() { _channel = null; } public void Send() => _channel.BasicPublish(\"orders\", \"\", null, new byte[1]);")]
    public Task A_channel_that_is_kept(string members) => Check(6, RabbitMQ.Source(7, "").Replace("IChannel", "IModel") + $"public class Sender(IConnection connection) {{ {members} }}");

    [Theory]
    [InlineData("CreateChannelAsync()", "CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true))")]
    [InlineData("CreateChannelAsync(null, ct)", "CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct)")]
    [InlineData("CreateChannelAsync(cancellationToken: ct)", "CreateChannelAsync(options: new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken: ct)")]
    [InlineData("CreateChannelAsync(new CreateChannelOptions(false, false))", "CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true))")]
    public Task The_fix_makes_the_channel_with_confirms(string broken, string repaired) => Wire.Fix<PublishUnconfirmedFix>(
        RabbitMQ.Uses(7),
        RabbitMQ.Starting(7, "method", $"var other = await connection.{broken}; {Marked}"),
        RabbitMQ.Starting(7, "method", $"var other = await connection.{repaired}; {Publish}"),
        RabbitMQ.Only("WIRE3104"));

    [Fact]
    public Task The_fix_is_not_offered_for_6()
    {
        var source = RabbitMQ.Starting(6, "method", Firing[0].Statements);
        return Wire.Fix<PublishUnconfirmedFix>(RabbitMQ.Uses(6), source, source, RabbitMQ.Only("WIRE3104"));
    }

    [Fact]
    public Task A_test_project_is_silent() =>
        Wire.Check(RabbitMQ.Uses(7) | Uses.XunitOfTheProject, RabbitMQ.Starting(7, "lambda", Wire.Unmarked(Firing[0].Statements)), RabbitMQ.Only("WIRE3104"));

    private static Task Check(int version, string source) => Wire.Check(RabbitMQ.Uses(version), source, RabbitMQ.Only("WIRE3104"));
}
