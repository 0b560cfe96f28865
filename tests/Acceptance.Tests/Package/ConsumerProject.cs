using System.Reflection;
using Wirecheck.Acceptance.Tests.Support;

namespace Wirecheck.Acceptance.Tests.Package;

/// <summary>A service outside of the repository that installed the package. It breaks each headline rule once, and one that is off by default.</summary>
internal sealed class ConsumerProject
{
    private const string Source = """
        using MassTransit;
        using Microsoft.AspNetCore.Mvc;
        using Shop.Contracts;

        namespace Consumer;

        public class OrdersController(HttpClient http, Inventory.InventoryClient inventory) : ControllerBase
        {
            public Task<string> Get(CancellationToken cancellationToken) =>
                http.GetStringAsync("http://shipping/quotes", cancellationToken); // WIRE1001, WIRE1009

            public async Task<int> Stock(string itemId) =>
                (await inventory.GetStockAsync(new GetStockRequest { ItemId = itemId })).Available; // WIRE2001
        }

        public record OrderCreated(Guid OrderId, decimal Amount);

        public class PaymentConsumer(HttpClient cards) : IConsumer<OrderCreated>
        {
            public Task Consume(ConsumeContext<OrderCreated> context) => // WIRE3001
                cards.PostAsync($"https://api.cards.example.com/charges?amount={context.Message.Amount}", null);
        }
        """;

    private readonly string _directory;

    public ConsumerProject(BuildArea area)
    {
        _directory = area.CreateDirectory("consumer");

        // Nothing above the folder is inherited.
        foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            Write(name, "<Project />");

        Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{area.Feed}" />
              </packageSources>
            </configuration>
            """);

        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <RestorePackagesPath>{area.Packages}</RestorePackagesPath>
                <RestoreAdditionalProjectFallbackFolders>{PackageCache}</RestoreAdditionalProjectFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <PackageReference Include="MassTransit" Version="{CentralPackages.VersionOf("MassTransit")}" />
                <PackageReference Include="Wirecheck.Analyzers" Version="{area.Version}" PrivateAssets="all" />
                <Reference Include="{Library("Wirecheck.Testing.Contracts")};{Library("Grpc.Core.Api")};{Library("Google.Protobuf")}" />
              </ItemGroup>
            </Project>
            """);

        Write("Service.cs", Source);
    }

    /// <summary>What a build says of a rule, at the line that is marked with its id.</summary>
    public static string At(string id, string severity)
    {
        var lines = Source.Split('\n');
        var line = Array.FindIndex(lines, l => l.Split("// ") is [_, var ids] && ids.Split(", ").Contains(id));
        var column = lines[line].IndexOf(Starts[id], StringComparison.Ordinal);
        return $"Service.cs({line + 1},{column + 1}): {severity} {id}";
    }

    /// <summary>What the finding of a rule starts with.</summary>
    private static readonly Dictionary<string, string> Starts = new()
    {
        ["WIRE1001"] = "http.",
        ["WIRE1009"] = "\"http://",
        ["WIRE2001"] = "inventory.",
        ["WIRE3001"] = "Consume(",
    };

    public Command Build(params string[] options) =>
        Command.DotNet(_directory, ["build", Path.Combine(_directory, "Consumer.csproj"), "--no-incremental", .. options]);

    public string[] Diagnostics(string output) => BuildOutput.Diagnostics(output, _directory);

    /// <summary>Runs an action while the project has an .editorconfig.</summary>
    public void WithEditorConfig(string text, Action action)
    {
        Write(".editorconfig", "root = true\n[*.cs]\n" + text);
        try
        {
            action();
        }
        finally
        {
            File.Delete(Path.Combine(_directory, ".editorconfig"));
        }
    }

    /// <summary>The cache of the machine: what is there is not downloaded again.</summary>
    private static string PackageCache =>
        typeof(ConsumerProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "NuGetPackageRoot").Value!;

    private static string Library(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_directory, name), text);
}
