namespace Wirecheck.Acceptance.Tests.Support;

/// <summary>Tests that build, one after another: side by side they would only wait for each other.</summary>
[CollectionDefinition(Name)]
public sealed class BuildCollection : ICollectionFixture<BuildArea>
{
    public const string Name = "Builds";
}
