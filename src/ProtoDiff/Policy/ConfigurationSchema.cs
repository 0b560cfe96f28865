using System.Text.Encodings.Web;
using System.Text.Json;
using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>
/// The JSON schema of <c>protodiff.yaml</c>, by which editors complete and check it: of draft 7, which they all know. It holds what <see cref="ConfigurationFile"/>
/// reads, and names every rule.
/// </summary>
public static class ConfigurationSchema
{
    /// <summary>Writes docs/protodiff/protodiff.schema.json.</summary>
    public static void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(
            $$"""
            {
              "$schema": "http://json-schema.org/draft-07/schema#",
              "$id": "https://raw.githubusercontent.com/wirecheck/wirecheck/main/docs/protodiff/protodiff.schema.json",
              "title": "protodiff.yaml",
              "description": "How a Protobuf schema is compared with its released versions.",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "version": {
                  "description": "The form of this file.",
                  "enum": [1, "1"]
                },
                "preset": {
                  "description": "Which rules take part: all, or those of buf breaking only.",
                  "enum": ["default", "buf"]
                },
                "use": {
                  "description": "Categories and rules to check; FILE when left out.",
                  "anyOf": [{ "$ref": "#/definitions/id" }, { "type": "array", "items": { "$ref": "#/definitions/id" } }]
                },
                "except": {
                  "description": "Categories and rules not to check.",
                  "anyOf": [{ "$ref": "#/definitions/id" }, { "type": "array", "items": { "$ref": "#/definitions/id" } }]
                },
                "against": {
                  "description": "What to compare with when the command line names nothing, each as --against takes it.",
                  "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]
                },
                "severity": {
                  "description": "Severities by rule or category; a rule has precedence over its categories.",
                  "type": "object",
                  "propertyNames": { "$ref": "#/definitions/id" },
                  "additionalProperties": { "enum": ["error", "warning", "off"] }
                },
                "deletions": {
                  "description": "Whether what was deprecated before, and whose numbers and names are reserved, may be deleted with a warning.",
                  "enum": ["never", "after_deprecation"]
                },
                "ignore": {
                  "description": "Files and directories whose findings are left out, from the import root.",
                  "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]
                },
                "ignore_only": {
                  "description": "Files and directories that some rules or categories leave alone, from the import root.",
                  "type": "object",
                  "propertyNames": { "$ref": "#/definitions/id" },
                  "additionalProperties": {
                    "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]
                  }
                },
                "ignore_unstable_packages": {
                  "description": "Whether packages whose last part is an unstable version, such as v1beta1, are left alone.",
                  "type": "boolean"
                }
              },
              "definitions": {
                "id": {
                  "description": "A category or a rule.",
                  "anyOf": [
            {{string.Join(",\n", Ids().Select(i => $$"""        { "const": "{{i.Id}}", "description": "{{JsonEncodedText.Encode(i.Description, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}}" }"""))}}
                  ]
                }
              }
            }

            """.ReplaceLineEndings("\n"));
    }

    private static IEnumerable<(string Id, string Description)> Ids() =>
    [
        .. CategoryNames.All.Select(c => (c.Name, $"{RuleTable.All.Count(r => r.Categories.V2.HasFlag(c.Category))} rules")),
        .. RuleTable.All.Select(r => (r.Id, r.Finds)),
        .. DeprecatedRules.InV2.Select(id => (id, "Deprecated: it finds nothing any more.")),
    ];
}
