namespace Wirecheck.ProtoDiff.Tool.Inputs.Roots;

/// <summary>What the user says of where the imports of one side start from.</summary>
/// <param name="Directories">Directories, before all others.</param>
/// <param name="Modules">The <c>buf.yaml</c> that tells its modules; those around it when null.</param>
internal sealed record SideSettings(ImportDirectories Directories, ConfigurationText? Modules = null);
