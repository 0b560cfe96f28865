namespace Wirecheck.ProtoDiff.Schema;

// Numbers of the options that Google's API guidelines give to methods and fields (googleapis/googleapis, google/api).

/// <summary>google.api.HttpRule, the option google.api.http of a method (annotations.proto, http.proto).</summary>
internal static class HttpRuleFields
{
    public const int Extension = 72295728;
    public const int Get = 2;
    public const int Put = 3;
    public const int Post = 4;
    public const int Delete = 5;
    public const int Patch = 6;
    public const int Body = 7;
    public const int Custom = 8;
    public const int AdditionalBindings = 11;
    public const int ResponseBody = 12;
    public const int CustomKind = 1;
    public const int CustomPath = 2;
}

/// <summary>google.api.FieldBehavior, the option google.api.field_behavior of a field (field_behavior.proto).</summary>
internal static class FieldBehaviorValues
{
    public const int Extension = 1052;
    public const int Required = 2;
    public const int OutputOnly = 3;
}
