namespace Wirecheck.ProtoDiff.Rules;

/// <summary>The versions of <c>buf.yaml</c>, which differ in what their categories hold.</summary>
public enum ConfigVersion
{
    /// <summary>The current one.</summary>
    V2,

    /// <summary>Without CSR and the newest rules.</summary>
    V1,

    /// <summary>The first one.</summary>
    V1Beta1,
}
