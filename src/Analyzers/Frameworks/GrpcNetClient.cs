using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Grpc.Net.Client: channels, each with connections of its own.</summary>
internal sealed class GrpcNetClient : Framework
{
    private const string ChannelType = "Grpc.Net.Client.GrpcChannel";

    public override string MarkerType => ChannelType;

    public override bool Knows(IMethodSymbol method) => method.Name == "ForAddress" && method.ContainingType.FullName() == ChannelType;

    /// <summary>A channel opens connections through a handler that it makes, unless its options bring one (GrpcChannel.cs, <c>CreateInternalHttpInvoker</c>).</summary>
    public override Fact Classify(IInvocationOperation call, CommunicationModel model) =>
        new ClientCreation(call, Transport.Grpc, OwnsConnections: call.Argument("channelOptions") is not { } options || !MayBringHandler(options))
        {
            Address = call.Argument("address"),
        };

    private static bool MayBringHandler(IOperation options) =>
        options.Resolve() is not IObjectCreationOperation creation ||
        (creation.Initializer is { } initializer && initializer.Initializers.OfType<ISimpleAssignmentOperation>().Any(a =>
            a.Target is IPropertyReferenceOperation { Property.Name: "HttpHandler" or "HttpClient" }));
}
