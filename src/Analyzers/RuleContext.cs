using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers;

/// <summary>What a rule is given beside the fact it asked for.</summary>
internal readonly struct RuleContext
{
    private readonly Action<Diagnostic> _report;

    public RuleContext(CommunicationModel model, Options options, Action<Diagnostic> report)
    {
        Model = model;
        Options = options;
        _report = report;
    }

    public CommunicationModel Model { get; }

    public Options Options { get; }

    /// <summary>
    /// Whether somebody switched on a rule that is off by default, here or everywhere: its work is not to be done for nobody. (What the compiler
    /// does with a finding is its own affair.)
    /// </summary>
    public bool IsOn(DiagnosticDescriptor rule, IOperation at)
    {
        var options = Model.Compilation.Options;
        if (options.SpecificDiagnosticOptions.TryGetValue(rule.Id, out var severity) && severity != ReportDiagnostic.Suppress) return true;
        if (options.SyntaxTreeOptionsProvider is not { } provider) return false;

        return (provider.TryGetDiagnosticValue(at.Syntax.SyntaxTree, rule.Id, CancellationToken.None, out severity) && severity != ReportDiagnostic.Suppress) ||
            (provider.TryGetGlobalDiagnosticValue(rule.Id, CancellationToken.None, out severity) && severity != ReportDiagnostic.Suppress);
    }

    public void Report(DiagnosticDescriptor rule, Location location, IEnumerable<Location> related, params object[] arguments) =>
        _report(Diagnostic.Create(rule, location, related, arguments));
}
