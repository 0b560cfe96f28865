using Wirecheck.ProtoDiff.Policy;
using Wirecheck.ProtoDiff.Reports;
using Wirecheck.ProtoDiff.Rules;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Rules;

public class RuleTableTests
{
    [Fact]
    public void The_page_about_the_rules_is_current()
    {
        var current = new StringWriter();
        RulesMarkdown.Write(current);
        var page = Repository.File("docs", "protodiff", "rules.md");

        Assert.True(
            File.ReadAllText(page).ReplaceLineEndings("\n") == current.ToString(),
            "docs/protodiff/rules.md is out of date: protodiff rules --format markdown > docs/protodiff/rules.md");
    }

    [Fact]
    public void Every_rule_is_complete_and_its_id_is_unique()
    {
        Assert.Distinct(RuleTable.All.Select(r => r.Id));
        Assert.All(RuleTable.All, rule =>
        {
            Assert.Matches("^[A-Z]+(_[A-Z]+)+$", rule.Id);
            Assert.All([rule.Finds, rule.WhoBreaks, rule.Instead], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
            Assert.NotEqual(Categories.None, rule.Categories.V2);
        });
    }

    [Fact]
    public void Every_rule_has_a_test_class()
    {
        var tests = Directory.GetFiles(Repository.File("tests", "ProtoDiff.Tests", "Rules"), "*.cs").Select(File.ReadAllText).ToArray();

        Assert.All(RuleTable.All, rule => Assert.Contains(tests, t => t.Contains($"\"{rule.Id}", StringComparison.Ordinal)));
    }

    // The sets of buf 1.75.0, as far as its rules are implemented here (buf config ls-breaking-rules).
    [Theory]
    [InlineData(ConfigVersion.V2, "FILE", "FIELD_SAME_TYPE FIELD_NO_DELETE ENUM_VALUE_NO_DELETE RPC_NO_DELETE")]
    [InlineData(ConfigVersion.V2, "PACKAGE", "FIELD_SAME_TYPE FIELD_NO_DELETE ENUM_VALUE_NO_DELETE RPC_NO_DELETE")]
    [InlineData(ConfigVersion.V2, "WIRE_JSON", "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED")]
    [InlineData(ConfigVersion.V2, "WIRE", "FIELD_WIRE_COMPATIBLE_TYPE FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED")]
    [InlineData(ConfigVersion.V2, "CSR", "FIELD_SAME_TYPE FIELD_NO_DELETE FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED ENUM_VALUE_NO_DELETE")]
    [InlineData(ConfigVersion.V1, "FILE", "FIELD_SAME_TYPE FIELD_NO_DELETE ENUM_VALUE_NO_DELETE RPC_NO_DELETE")]
    [InlineData(ConfigVersion.V1, "CSR", "")]
    [InlineData(ConfigVersion.V1Beta1, "WIRE", "FIELD_SAME_TYPE FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED")]
    [InlineData(ConfigVersion.V1Beta1, "WIRE_JSON", "FIELD_SAME_TYPE FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED")]
    public void Categories_hold_the_rules_they_hold_for_buf(ConfigVersion version, string category, string expected)
    {
        var rules = RuleSelection.Create([category], preset: Preset.Buf, version: version).Rules.Select(r => r.Id);

        Assert.Equal(expected, string.Join(' ', rules));
    }

    [Fact]
    public void Without_a_selection_it_is_category_FILE()
    {
        Assert.Equal(RuleSelection.Create(["FILE"]).Rules, RuleSelection.Default.Rules);
    }

    [Fact]
    public void Rules_and_categories_can_be_added_and_taken_away()
    {
        var selection = RuleSelection.Create(use: ["WIRE", "RPC_NO_DELETE"], except: ["FIELD_RENUMBERED", "WIRE_JSON"]);

        Assert.Equal(["FIELD_WIRE_COMPATIBLE_TYPE", "RPC_NO_DELETE"], selection.Rules.Select(r => r.Id));
    }

    [Theory]
    [InlineData("NOPE")]
    [InlineData("file")]
    [InlineData("")]
    public void An_unknown_id_is_refused_by_name(string id)
    {
        var error = Assert.Throws<ArgumentException>(() => RuleSelection.Create([id]));

        Assert.Contains($"\"{id}\"", error.Message, StringComparison.Ordinal);
    }
}
