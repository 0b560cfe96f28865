using Wirecheck.Acceptance.Tests.Support;

namespace Wirecheck.Acceptance.Tests.Samples;

/// <summary>samples/Checkout and what is wrong with it.</summary>
internal static class Sample
{
    /// <summary>What a build of the Incident edition shows. Repaired shows nothing.</summary>
    public static readonly string[] Incident =
    [
        "Contracts/protos/orders.proto(10,7,10,17): warning RPC_RENAMED",
        "Contracts/protos/orders.proto(15,3,15,8): warning FIELD_SAME_TYPE",
        "Contracts/protos/orders.proto(16,20,16,21): warning FIELD_RENUMBERED",
        "Contracts/protos/orders.proto(16,3,16,9): warning FIELD_SAME_TYPE",
        "Contracts/protos/orders.proto(36,1,41,2): warning ENUM_VALUE_NO_DELETE",
        "Email/ConfirmationWorker.cs(15,35): warning WIRE3001",
        "Email/ConfirmationWorker.cs(27,27): warning WIRE3007",
        "Email/ReceiptWorker.cs(20,70): warning WIRE3005",
        "Loyalty/LoyaltyWorker.cs(14,48): warning WIRE3001",
        "Loyalty/LoyaltyWorker.cs(22,26): warning WIRE3102",
        "Orders/CheckoutService.cs(14,27): warning WIRE2001",
        "Orders/CheckoutService.cs(26,25): warning WIRE3201",
        "Orders/OrderGrpcService.cs(13,25): warning WIRE3201",
        "Orders/OrdersController.cs(11,27): warning WIRE1001",
        "Payments/PaymentConsumer.cs(14,22): warning WIRE3003",
        "Shipping/ShippingWorker.cs(24,35): warning WIRE3001",
    ];

    /// <summary>The projects that both editions have, under the same names.</summary>
    private static readonly string[] Projects = ["Contracts", "Email", "Loyalty", "Orders", "Payments", "Shipping"];

    public static string Directory(string edition) => Repository.File("samples", "Checkout", edition);

    public static string Build(string edition, BuildArea area)
    {
        // Projects of the same name share their output below --artifacts-path: what the other edition left is in the way.
        foreach (var output in (string[])["bin", "obj"])
        {
            foreach (var project in Projects.Select(p => Path.Combine(area.Artifacts, output, p)).Where(System.IO.Directory.Exists))
                System.IO.Directory.Delete(project, recursive: true);
        }

        var protoDiff = Path.Combine(area.Artifacts, "bin", "ProtoDiff.Tool", "debug", "protodiff.dll");
        return Command.DotNet(
            Repository.Root,
            "build", $"samples/Checkout/{edition}", "--artifacts-path", area.Artifacts, $"-p:ProtoDiffToolPath={protoDiff}").Succeeded();
    }
}
