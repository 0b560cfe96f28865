using Wirecheck.Acceptance.Tests.Support;

namespace Wirecheck.Acceptance.Tests.Package;

/// <summary>Wirecheck.Analyzers, packed once, and a project elsewhere that uses it.</summary>
public sealed class AnalyzerPackage
{
    public AnalyzerPackage(BuildArea area)
    {
        File = area.Pack("Analyzers.Package", "Wirecheck.Analyzers");
        Consumer = new ConsumerProject(area);
    }

    public string File { get; }

    internal ConsumerProject Consumer { get; }
}
