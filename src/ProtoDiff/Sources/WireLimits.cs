namespace Wirecheck.ProtoDiff.Sources;

/// <summary>Limits that keep hostile bytes from costing more than honest ones.</summary>
internal static class WireLimits
{
    /// <summary>How deep messages and groups may nest: the default of every protobuf runtime.</summary>
    public const int Depth = 100;

    /// <summary>The most bytes a 64-bit varint takes.</summary>
    public const int VarintBytes = 10;
}
