namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>Rules whose findings say that data breaks and that no exchange of one message between the two versions can prove, each with its reason.</summary>
internal static class NotAboutData
{
    public static readonly Dictionary<string, string> Reasons = new()
    {
        ["FIELD_NUMBER_REUSED"] = "what is misread was written by a version before both",
        ["RPC_SAME_IDEMPOTENCY_LEVEL"] = "retries and caches, not bytes",
        ["FILE_SAME_PACKAGE"] = "names in the paths of calls and in Any",
        ["MESSAGE_SAME_JSON_FORMAT"] = "a promise, which JSON need not break",
        ["ENUM_SAME_JSON_FORMAT"] = "a promise, which JSON need not break",
        ["FIELD_SAME_JAVA_UTF8_VALIDATION"] = "Java only",
        ["SERVICE_NO_DELETE"] = "a service may have no methods, or may have moved to another file",
        ["PACKAGE_SERVICE_NO_DELETE"] = "a service may have no methods",
        ["SERVICE_DELETED"] = "a service may have no methods",
        ["PACKAGE_RENAMED"] = "names in the paths of calls and in Any",
        ["SERVICE_RENAMED"] = "a service may have no methods",
        ["PACKAGE_NO_DELETE"] = "a package may have no services",
    };
}
