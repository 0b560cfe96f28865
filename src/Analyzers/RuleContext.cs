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

    public void Report(DiagnosticDescriptor rule, Location location, IEnumerable<Location> related, params object[] arguments) =>
        _report(Diagnostic.Create(rule, location, related, arguments));
}
