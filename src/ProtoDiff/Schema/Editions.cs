namespace Wirecheck.ProtoDiff.Schema;

/// <summary>Numbers of google.protobuf.Edition (descriptor.proto).</summary>
internal static class Editions
{
    /// <summary>Before everything: what holds where no later edition says otherwise.</summary>
    public const int Legacy = 900;
    public const int Proto2 = 998;
    public const int Proto3 = 999;
    public const int Edition2023 = 1000;
    public const int Edition2024 = 1001;
}
