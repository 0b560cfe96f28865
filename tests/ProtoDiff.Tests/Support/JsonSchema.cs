using System.Text.Json;

namespace Wirecheck.ProtoDiff.Tests.Support;

/// <summary>
/// Tells whether a value is valid by a JSON schema (draft 7). It knows the keywords that ours is written with, and fails at any other, so that none passes unchecked.
/// </summary>
internal sealed class JsonSchema(JsonElement root)
{
    private static readonly string[] Annotations = ["$schema", "$id", "title", "description", "definitions"];

    public JsonElement Root => root;

    public bool Accepts(JsonElement value) => Accepts(root, value);

    private bool Accepts(JsonElement schema, JsonElement value) => schema.EnumerateObject().All(keyword => keyword.Name switch
    {
        "$ref" => Accepts(Resolve(keyword.Value.GetString()!), value),
        "const" => JsonElement.DeepEquals(keyword.Value, value),
        "enum" => keyword.Value.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)),
        "anyOf" => keyword.Value.EnumerateArray().Any(s => Accepts(s, value)),
        "type" => IsOf(keyword.Value.GetString()!, value.ValueKind),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Accepts(keyword.Value, item)),
        "properties" => Members(value).All(m => !keyword.Value.TryGetProperty(m.Name, out var property) || Accepts(property, m.Value)),
        "propertyNames" => Members(value).All(m => Accepts(keyword.Value, JsonSerializer.SerializeToElement(m.Name))),
        "additionalProperties" => Members(value).All(m => IsDeclared(schema, m.Name) || (keyword.Value.ValueKind != JsonValueKind.False && Accepts(keyword.Value, m.Value))),
        _ => Array.IndexOf(Annotations, keyword.Name) >= 0 ? true : throw new NotSupportedException($"\"{keyword.Name}\" is not checked here"),
    });

    private static IEnumerable<JsonProperty> Members(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];

    private static bool IsDeclared(JsonElement schema, string name) => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _);

    private static bool IsOf(string type, JsonValueKind kind) => type switch
    {
        "object" => kind == JsonValueKind.Object,
        "array" => kind == JsonValueKind.Array,
        "string" => kind == JsonValueKind.String,
        "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new NotSupportedException($"type \"{type}\" is not checked here"),
    };

    private JsonElement Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name));
}
