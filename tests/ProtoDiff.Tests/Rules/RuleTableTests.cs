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
            Assert.Matches("^[A-Z]+(_[A-Z0-9]+)+$", rule.Id);
            Assert.All([rule.Finds, rule.WhoBreaks, rule.Instead], text => Assert.EndsWith(".", text, StringComparison.Ordinal));
            Assert.NotEqual(Categories.None, rule.Categories.V2);
        });
    }

    // The sizes of the sets of buf 1.75.0 (buf config ls-breaking-rules); what is in them is compared where that command is there.
    [Theory]
    [InlineData(ConfigVersion.V2, "FILE", 51)]
    [InlineData(ConfigVersion.V2, "PACKAGE", 51)]
    [InlineData(ConfigVersion.V2, "WIRE_JSON", 22)]
    [InlineData(ConfigVersion.V2, "WIRE", 15)]
    [InlineData(ConfigVersion.V2, "CSR", 32)]
    [InlineData(ConfigVersion.V1, "FILE", 49)]
    [InlineData(ConfigVersion.V1, "PACKAGE", 49)]
    [InlineData(ConfigVersion.V1, "WIRE_JSON", 21)]
    [InlineData(ConfigVersion.V1, "WIRE", 14)]
    [InlineData(ConfigVersion.V1, "CSR", 0)]
    [InlineData(ConfigVersion.V1Beta1, "FILE", 49)]
    [InlineData(ConfigVersion.V1Beta1, "PACKAGE", 48)]
    [InlineData(ConfigVersion.V1Beta1, "WIRE_JSON", 21)]
    [InlineData(ConfigVersion.V1Beta1, "WIRE", 14)]
    public void Categories_are_as_large_as_those_of_buf(ConfigVersion version, string category, int expected)
    {
        Assert.Equal(expected, RuleSelection.Create([category], preset: Preset.Buf, version: version).Rules.Count());
    }

    [Theory]
    [InlineData(ConfigVersion.V1, "FIELD_SAME_CTYPE", "FIELD_SAME_CPP_STRING_TYPE")]
    [InlineData(ConfigVersion.V1Beta1, "FIELD_SAME_LABEL", "FIELD_SAME_CARDINALITY FIELD_WIRE_COMPATIBLE_CARDINALITY FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY")]
    [InlineData(ConfigVersion.V1, "FILE_SAME_PHP_GENERIC_SERVICES", "")]
    [InlineData(ConfigVersion.V2, "MESSAGE_SAME_MESSAGE_SET_WIRE_FORMAT", "")]
    public void Old_ids_stand_for_the_rules_that_replaced_them(ConfigVersion version, string id, string expected)
    {
        Assert.Equal(expected, string.Join(' ', RuleSelection.Create([id], version: version).Rules.Select(r => r.Id)));
    }

    [Theory]
    [InlineData(ConfigVersion.V2, "FIELD_SAME_LABEL")]
    [InlineData(ConfigVersion.V1, "FIELD_SAME_DEFAULT")]
    [InlineData(ConfigVersion.V1Beta1, "FIELD_WIRE_COMPATIBLE_TYPE")]
    public void A_rule_that_a_version_does_not_have_is_refused(ConfigVersion version, string id)
    {
        Assert.Throws<ArgumentException>(() => RuleSelection.Create([id], version: version));
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

        Assert.Equal(["FIELD_WIRE_COMPATIBLE_TYPE", "MAP_KEY_TYPE", "FIELD_WIRE_COMPATIBLE_CARDINALITY", "RPC_NO_DELETE"], selection.Rules.Select(r => r.Id));
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
