using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Reports;

/// <summary>Results to write reports about.</summary>
internal static class Samples
{
    /// <summary>What a name may hold that means something to a terminal, a shell, a markup language or a CI system.</summary>
    public const string Evil = "x\n::error::pwned\r\n##vso[task.complete]%0A,;|`</script>]]><img src=x onerror=alert(1)>@team #1 **b** \u001b[31m\u0000\u202e\uFFFE";

    private const string Released =
        """
        syntax = "proto3";
        package orders.v1;

        message Order {
          string user_id = 1;
          int64 total = 2;
          string note = 3;
          string state = 5;
        }

        """;

    private const string Changed =
        """
        syntax = "proto3";
        package orders.v1;

        message Order {
          string user_id = 1;
        	double total = 2;
          // protodiff:accept FIELD_SAME_TYPE nobody has read it since 2021
          bytes state = 5;
          string added = 6;
        }

        """;

    /// <summary>The comparison of two versions of orders/v1/orders.proto, the current one of which is in a directory.</summary>
    public static ComparisonResult Orders(string directory, bool explain = false)
    {
        const string Path = "orders/v1/orders.proto";
        var file = new FileInfo(System.IO.Path.Combine(directory, Path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, Changed);
        using var previous = DescriptorSet.FromBytes(ProtoCompiler.Compile((Path, Released)), "released");
        using var current = DescriptorSet.FromBytes(ProtoCompiler.Compile((Path, Changed)), directory, directory);
        return SchemaComparison.Compare(previous, current, new() { Explain = explain });
    }

    /// <summary>Findings whose names are what an attacker would choose: an error, a warning, and one that is accepted, which has no file.</summary>
    public static ComparisonResult Hostile { get; } = Result(
        Finding("FIELD_SAME_TYPE", "0000000000000001") with { Against = [Evil, "v2"] },
        Finding("FIELD_SAME_TYPE", "0000000000000001") with { Severity = Severity.Warning, StartLine = 3, EndLine = 4 },
        Finding("FILE_NO_DELETE", "0000000000000002") with
        {
            Path = "",
            Acceptance = new() { Rule = "FILE_NO_DELETE", Element = Evil, Reason = Evil, By = Evil, Until = new(2027, 1, 31) },
        });

    /// <summary>Nothing found, and nothing changed.</summary>
    public static ComparisonResult Compatible { get; } = Result() with { ChangedFiles = 0, Notes = [] };

    public static Finding Finding(string rule, string fingerprint) => new()
    {
        Rule = rule,
        Severity = Severity.Error,
        Path = $"{Evil}.proto",
        StartLine = 3,
        StartColumn = 5,
        EndLine = 3,
        EndColumn = 9,
        Message = $"Field \"{Evil}\" changed.",
        Advice = $"Keep `{Evil}`.",
        Change = ChangeKind.Retyped,
        Breaks = Breaks.Wire | Breaks.Source,
        Element = $"p.M.{Evil}",
        Fingerprint = fingerprint,
    };

    public static ComparisonResult Result(params Finding[] findings) => new()
    {
        Findings = findings,
        Input = Evil,
        PreviousFiles = 2,
        CurrentFiles = 2,
        ChangedFiles = 1,
        ParsedFiles = 2,
        Notes = [Evil],
    };

    /// <summary>What a format writes.</summary>
    public static string Write(string format, ComparisonResult result, bool useColor = false, string? workspace = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        ReportFormats.In(new(workspace)).Single(f => f.Name == format).Write(result, output, useColor);
        return output.ToString();
    }
}
