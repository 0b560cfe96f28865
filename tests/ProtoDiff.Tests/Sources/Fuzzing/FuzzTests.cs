using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Tests.Support;
using Xunit.Abstractions;

namespace Wirecheck.ProtoDiff.Tests.Sources.Fuzzing;

/// <summary>
/// Sets damaged at random end in a verdict or in one error, at a cost that follows their size: no crash, no hang, no memory without bound. And a
/// verdict is one: nothing changed means nothing found, and source info decides only where findings stand. PROTODIFF_FUZZ_CASES makes it longer,
/// PROTODIFF_FUZZ_SEED repeats a case that failed. What it found stands by name in <see cref="MalformedInputTests"/>.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const int Cases = 1500;
    private const int MaxMutations = 5;
    private const long MaxAllocated = 400_000_000;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    private static readonly byte[][] Seeds =
    [
        ProtoCompiler.Compile(
            ("a.proto", """
                edition = "2023";
                package p;
                import "b.proto";
                import "google/protobuf/timestamp.proto";
                option features.utf8_validation = NONE;
                option java_package = "com.p";
                message M {
                  string s = 1 [features.field_presence = EXPLICIT, json_name = "t"];
                  M m = 2 [features.message_encoding = DELIMITED];
                  map<string, E> e = 3;
                  oneof o { int32 a = 4; google.protobuf.Timestamp b = 5; }
                  int64 j = 6 [jstype = JS_STRING];
                  E d = 7 [default = ONE];
                  q.Other other = 8;
                  extensions 100 to 199;
                  reserved 50 to 60, 70;
                  reserved gone;
                  message N { repeated N n = 1; enum I { I0 = 0; } }
                }
                enum E { option features.enum_type = CLOSED; ZERO = 0; ONE = 1; reserved 5 to 9; }
                extend M { E x = 100; }
                service S { rpc A(M) returns (stream M) { option idempotency_level = IDEMPOTENT; } rpc B(stream q.Other) returns (M); }
                """),
            ("b.proto", "syntax = \"proto3\"; package q; message Other { optional int32 a = 1; repeated string b = 2; K k = 3; enum K { U = 0; V = 1; } }")),
        ProtoCompiler.Compile(
            ("c.proto", """
                syntax = "proto2";
                message R {
                  required int32 i = 1;
                  optional string s = 2 [default = "é\001"];
                  optional bytes b = 3 [default = "\xff"];
                  optional double f = 4 [default = nan];
                  optional float h = 5 [default = 1.5];
                  optional uint64 u = 6 [default = 18446744073709551615];
                  optional group G = 7 { optional bool z = 1 [default = true]; }
                  repeated int32 packed = 8 [packed = true];
                  optional C c = 9 [default = Y];
                  enum C { option allow_alias = true; X = 0; Y = 1; Z = 1; }
                  extensions 20 to max;
                  extend R { optional R inner = 21; }
                }
                extend R { repeated string outer = 22; }
                """)),
    ];

    [Fact]
    public void Damaged_sets_end_in_a_verdict_or_an_error()
    {
        var cases = Variable("PROTODIFF_FUZZ_CASES") ?? Cases;
        var first = Variable("PROTODIFF_FUZZ_SEED") ?? Random.Shared.Next(1_000_000_000);
        if (Variable("PROTODIFF_FUZZ_SEED") is not null && Variable("PROTODIFF_FUZZ_CASES") is null)
            cases = 1;
        var verdicts = 0;
        for (var seed = first; seed < first + cases; seed++)
        {
            try
            {
                verdicts += Run(new Random(seed)) ? 1 : 0;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"PROTODIFF_FUZZ_SEED={seed}: {e.Message}", e);
            }
        }

        output.WriteLine($"seeds {first} to {first + cases - 1}: {verdicts} verdicts, {cases - verdicts} errors");
    }

    private static bool Run(Random random)
    {
        var seed = Seeds[random.Next(Seeds.Length)];
        var (previous, current) = (Damage(seed, random), random.Next(3) == 0 ? seed : Damage(seed, random));
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        var hasVerdict = Verdict(previous, current) is not null;
        hasVerdict &= Verdict(current, previous) is not null;
        if (Verdict(previous, previous) is { } same)
            Assert.Equal((0, 0), (same.ChangedFiles, same.Findings.Count));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, MaxTime);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, MaxAllocated);
        return hasVerdict;
    }

    private static byte[] Damage(byte[] set, Random random)
    {
        var count = random.Next(1, MaxMutations + 1);
        if (random.Next(3) > 0)
        {
            var parsed = FileDescriptorSet.Parser.ParseFrom(set);
            var mutator = new SetMutator(random);
            for (var i = 0; i < count; i++)
                mutator.Mutate(parsed);
            set = parsed.ToByteArray();
            count = random.Next(4) == 0 ? 1 : 0;
        }

        var bytes = new ByteMutator(random);
        for (var i = 0; i < count; i++)
            set = bytes.Mutate(set);
        return set;
    }

    /// <summary>What a comparison says; null for one error, in one line, that names an input.</summary>
    private static ComparisonResult? Verdict(byte[] previous, byte[] current)
    {
        ComparisonResult? verdict = null;
        foreach (var preset in Enum.GetValues<Preset>())
        {
            try
            {
                var rules = RuleSelection.Create(["FILE", "PACKAGE", "WIRE", "WIRE_JSON", "CSR"], preset: preset);
                verdict = Compare.Bytes(previous, current, new ComparisonOptions { Rules = rules });
                AssertComplete(verdict);
                AssertSameWithoutSourceInfo(verdict, previous, current, rules);
            }
            catch (SchemaException e)
            {
                Assert.Matches("^\"(previous|current)\" ", e.Message);
                return null;
            }
        }

        return verdict;
    }

    private static void AssertComplete(ComparisonResult result)
    {
        foreach (var finding in result.Findings)
        {
            Assert.True(finding.StartLine >= 1 && finding.StartColumn >= 1 && finding.EndLine >= finding.StartLine, $"{finding}");
            Assert.NotEmpty(finding.Message);
        }

        foreach (var format in ReportFormats.All)
            format.Write(result, TextWriter.Null, useColor: false);
    }

    private static void AssertSameWithoutSourceInfo(ComparisonResult result, byte[] previous, byte[] current, RuleSelection rules)
    {
        if (Stripped(previous) is not { } before || Stripped(current) is not { } after)
            return;
        var stripped = Compare.Bytes(before, after, new ComparisonOptions { Rules = rules });
        Assert.Equal(What(result), What(stripped));
        Assert.All(stripped.Findings, f => Assert.Equal((1, 1), (f.StartLine, f.StartColumn)));

        static IEnumerable<string> What(ComparisonResult result) =>
            result.Findings.Select(f => $"{f.Rule} {f.Path} {f.Element} {f.Message}").Distinct().Order(StringComparer.Ordinal);
    }

    // Only what Google.Protobuf reads: it keeps what it does not know, as it stands. Of bytes cut off in a group it runs out of bounds.
    private static byte[]? Stripped(byte[] bytes)
    {
        try
        {
            var set = FileDescriptorSet.Parser.ParseFrom(bytes);
            foreach (var file in set.File)
                file.SourceCodeInfo = null;
            return set.ToByteArray();
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static int? Variable(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : null;
}
