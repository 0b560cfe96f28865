using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>DotNetCore.CAP: subscribers by attribute. It delivers at least once, and leaves what comes twice to the subscriber (CAP documentation, "Idempotence").</summary>
internal sealed class Cap : MessageBus
{
    private readonly INamedTypeSymbol? _topic;

    public Cap(Compilation compilation) => _topic = compilation.GetBestType("DotNetCore.CAP.Internal.TopicAttribute");

    public override string MarkerType => "DotNetCore.CAP.ICapPublisher";

    protected override IReadOnlyCollection<string> Publishers { get; } = new[] { "DotNetCore.CAP.ICapPublisher" };

    protected override IReadOnlyCollection<string> PublishMethods { get; } = new[] { "Publish", "PublishAsync", "PublishDelay", "PublishDelayAsync" };

    protected override bool IsByConvention(IMethodSymbol method) => method is { MethodKind: MethodKind.Ordinary, IsAbstract: false } && method.HasAttribute(_topic);
}
