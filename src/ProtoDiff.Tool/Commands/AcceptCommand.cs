using System.CommandLine;
using System.Globalization;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tool.Inputs;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>`protodiff accept`: takes breaks on, with a reason, in a file that is committed and reviewed.</summary>
internal static class AcceptCommand
{
    public const string Name = "accept";

    public const string Examples =
        """
        Exit codes:
          0 accepted, or nothing to take out    2 nothing that breaks was named, an input cannot be read, or the arguments are wrong

        Examples:
          protodiff accept protos --against git:main --element orders.v1.Order.note --reason "no client reads it, see the dashboard"
          protodiff accept protos --against git:main --rule FIELD_RENAMED --until 2027-01-31 --reason "renamed before the first release"
          protodiff accept protos --against git:main --prune

        """;

    private static readonly Option<string?> Reason = new("--reason") { Description = "Why the break hurts no one who matters; required", HelpName = "TEXT" };

    private static readonly Option<string[]> Rule = new("--rule") { Description = "Accept findings of a rule; may repeat", HelpName = "ID" };

    private static readonly Option<string[]> Element = new("--element") { Description = "Accept findings about an element, by full name; may repeat", HelpName = "NAME" };

    private static readonly Option<string[]> Fingerprint = new("--fingerprint") { Description = "Accept one finding, by the fingerprint in the JSON report; may repeat", HelpName = "HEX" };

    private static readonly Flag All = new("--all") { Description = "Accept every finding" };

    private static readonly Option<string?> By = new("--by") { Description = "Who accepts [default: user.email of git]", HelpName = "NAME" };

    private static readonly Option<string?> Until = new("--until") { Description = "Last day of the acceptance, such as 2027-01-31 [default: it holds for good]", HelpName = "DAY" };

    private static readonly Flag Prune = new("--prune") { Description = "Take out acceptances that have expired, or are about nothing any more" };

    public static Command Create()
    {
        var command = new Command(Name, $"Accepts breaks, with a reason, in {AcceptanceFile.Name}.");
        ComparisonArguments.AddTo(command);
        Option[] options = [Reason, Rule, Element, Fingerprint, All, By, Until, Prune];
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var prune = Prune.IsSet(arguments);
        var selects = Selector(arguments);
        if (selects is null && !prune)
            throw new ArgumentException("nothing is named to accept; write --element, --rule, --fingerprint or --all");
        var reason = arguments.GetValue(Reason)?.Trim();
        if (selects is not null && reason is not { Length: > 0 })
            throw new ArgumentException("Option '--reason' is required: why does the break hurt no one who matters?");
        var (result, path, before) = ComparisonArguments.Compare(arguments);
        List<Acceptance> kept = [.. before];
        using var output = Terminal.Output();
        if (prune)
        {
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            foreach (var gone in before.Where(a => a.IsExpired(today) || result.StaleAcceptances.Contains(a)))
            {
                kept.Remove(gone);
                output.WriteLine(Printable.OneLine($"took out {gone.Rule} of {gone.Element}"));
            }
        }

        var added = selects is null ? [] : result.Open.Where(selects).Select(f => Accept(f, reason!, arguments)).DistinctBy(a => (a.Rule, a.Element, a.Fingerprint)).ToArray();
        if (selects is not null && added.Length == 0)
            throw new ArgumentException("nothing that is named breaks; `protodiff check` with the same arguments shows what does");
        foreach (var acceptance in added)
            output.WriteLine(Printable.OneLine($"accepted {acceptance.Rule} of {acceptance.Element}"));
        if (added.Length > 0 || kept.Count < before.Count)
        {
            // What has expired and is accepted anew is replaced.
            kept.RemoveAll(a => added.Any(n => (n.Rule, n.Element) == (a.Rule, a.Element) && (a.Fingerprint is null || a.Fingerprint == n.Fingerprint)));
            AcceptanceFile.Write(path, [.. kept, .. added]);
            output.WriteLine(Printable.OneLine($"wrote {path}; commit it"));
        }

        return ExitCode.Compatible;
    }

    private static Func<Finding, bool>? Selector(ParseResult arguments)
    {
        var rules = Choices.Ids(arguments.GetValue(Rule));
        var elements = arguments.GetValue(Element) ?? [];
        var fingerprints = arguments.GetValue(Fingerprint) ?? [];
        if (All.IsSet(arguments))
            return _ => true;
        if (rules.Length + elements.Length + fingerprints.Length == 0)
            return null;
        return f => (rules.Length == 0 || rules.Contains(f.Rule)) && (elements.Length == 0 || elements.Contains(f.Element)) && (fingerprints.Length == 0 || fingerprints.Contains(f.Fingerprint));
    }

    private static Acceptance Accept(Finding finding, string reason, ParseResult arguments) => new()
    {
        Rule = finding.Rule,
        Element = finding.Element,
        Fingerprint = finding.Fingerprint,
        Reason = reason,
        By = arguments.GetValue(By) ?? GitUser.Email() ?? Environment.UserName,
        Date = DateOnly.FromDateTime(DateTime.UtcNow),
        Until = arguments.GetValue(Until) switch
        {
            null => null,
            var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
            var text => throw new ArgumentException($"\"{text}\" is no day; write --until 2027-01-31"),
        },
    };
}
