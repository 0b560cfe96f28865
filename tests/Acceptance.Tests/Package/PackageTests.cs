using System.IO.Compression;
using System.Xml.Linq;
using Wirecheck.Acceptance.Tests.Support;

namespace Wirecheck.Acceptance.Tests.Package;

[Collection(BuildCollection.Name)]
public sealed class PackageTests(AnalyzerPackage package) : IClassFixture<AnalyzerPackage>
{
    private static readonly string[] AllWarnings =
    [
        ConsumerProject.At("WIRE1001", "warning"),
        ConsumerProject.At("WIRE2001", "warning"),
        ConsumerProject.At("WIRE3001", "warning"),
    ];

    private readonly ConsumerProject _consumer = package.Consumer;

    [Fact]
    public void The_package_holds_the_analyzers_their_fixes_and_the_presets_and_nothing_else()
    {
        using var archive = ZipFile.OpenRead(package.File);

        // The last four of every package: NuGet's own.
        string[] expected =
        [
            "analyzers/dotnet/cs/Wirecheck.Analyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/Wirecheck.Analyzers.dll",
            "build/Wirecheck.Analyzers.props",
            "buildTransitive/Wirecheck.Analyzers.props",
            "presets/audit.globalconfig",
            "presets/recommended.globalconfig",
            "presets/strict.globalconfig",
            "readme.md",
            "Wirecheck.Analyzers.nuspec",
            "[Content_Types].xml",
            "_rels/.rels",
            "package/services/metadata/core-properties/",
        ];
        var actual = archive.Entries.Select(e => e.FullName.EndsWith(".psmdcp", StringComparison.Ordinal) ? e.FullName[..^e.Name.Length] : e.FullName);
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_is_a_development_dependency_that_brings_nothing_along()
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var nuspec = archive.GetEntry("Wirecheck.Analyzers.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();

        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("Apache-2.0", Value("license"));
        Assert.Equal("readme.md", Value("readme"));
        Assert.Null(Value("dependencies"));

        string? Value(string name) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value;
    }

    [Fact]
    public void Each_rule_warns_at_its_line()
    {
        var output = _consumer.Build().Succeeded();

        Assert.Equal(AllWarnings, _consumer.Diagnostics(output));
        Assert.Contains("    3 Warning(s)\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_strict_preset_fails_the_build()
    {
        var output = _consumer.Build("-p:WirecheckPreset=strict").Failed();

        Assert.Equal(AllWarnings.Select(w => w.Replace("warning", "error", StringComparison.Ordinal)), _consumer.Diagnostics(output));
    }

    [Fact]
    public void The_audit_preset_warns_of_everything_even_of_a_category_that_is_off() =>
        _consumer.WithEditorConfig("dotnet_analyzer_diagnostic.category-Wirecheck.Grpc.severity = none", () =>
        {
            var output = _consumer.Build("-p:WirecheckPreset=audit").Succeeded();

            Assert.Equal(AllWarnings.Append(ConsumerProject.At("WIRE1009", "warning")).Order(StringComparer.Ordinal), _consumer.Diagnostics(output));
        });

    [Fact]
    public void The_editorconfig_of_the_project_goes_before_a_preset() =>
        _consumer.WithEditorConfig("dotnet_diagnostic.WIRE1001.severity = none", () =>
        {
            var output = _consumer.Build("-p:WirecheckPreset=strict").Failed();

            Assert.Equal(
                [ConsumerProject.At("WIRE2001", "error"), ConsumerProject.At("WIRE3001", "error")],
                _consumer.Diagnostics(output));
        });

    [Fact]
    public void Severities_of_rules_and_categories_go_before_the_recommended_preset() =>
        _consumer.WithEditorConfig(
            """
            dotnet_diagnostic.WIRE1001.severity = none
            dotnet_analyzer_diagnostic.category-Wirecheck.Grpc.severity = error
            """,
            () =>
            {
                var output = _consumer.Build().Failed();

                Assert.Equal(
                    [ConsumerProject.At("WIRE2001", "error"), ConsumerProject.At("WIRE3001", "warning")],
                    _consumer.Diagnostics(output));
            });

    [Fact]
    public void A_preset_that_does_not_exist_is_an_error_that_names_those_that_do()
    {
        var output = _consumer.Build("-p:WirecheckPreset=strickt").Failed();

        Assert.Contains("There is no WirecheckPreset \"strickt\": it is recommended, strict, audit or none.", output, StringComparison.Ordinal);
    }
}
