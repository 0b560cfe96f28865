using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>protobuf-net.Grpc: code-first services, whose contract is an interface.</summary>
internal sealed class ProtobufNetGrpc : Framework
{
    public const string CallContextType = "ProtoBuf.Grpc.CallContext";

    private static readonly string[] ContractAttributes =
    {
        "ProtoBuf.Grpc.Configuration.ServiceAttribute", "System.ServiceModel.ServiceContractAttribute",
    };

    private readonly INamedTypeSymbol? _channelBase;

    public ProtobufNetGrpc(LibraryTypes types) => _channelBase = types.Find(GrpcCore.ChannelBaseType);

    public override string MarkerType => CallContextType;

    public override bool IsReason => true;

    /// <summary>An operation without a <c>CallContext</c> has no way to take a deadline from its caller.</summary>
    public override bool Knows(IMethodSymbol method) =>
        method.ContainingType.TypeKind == TypeKind.Interface &&
        IsContract(method.ContainingType) &&
        method.Parameters.Any(p => p.Type.FullName() == CallContextType);

    public override Fact Classify(IInvocationOperation call, CommunicationModel model)
    {
        var method = call.TargetMethod;
        var streamsUp = method.Parameters.Any(p => IsStream(p.Type));
        var shape = (streamsUp, IsStream(method.ReturnType)) switch
        {
            (false, false) => CallShape.Unary,
            (true, false) => CallShape.ClientStreaming,
            (false, true) => CallShape.ServerStreaming,
            (true, true) => CallShape.DuplexStreaming,
        };

        return new RemoteCall(call, Transport.Grpc, shape, Conventions.AccessOf(method.Name), method.ShortName());
    }

    public override bool MayEnd(RemoteCall call, CommunicationModel model) =>
        GrpcCore.SettingsMayEndCall(call.Operation) || ClientMayEndCall(call.Operation, model);

    public override bool MayInherit(RemoteCall call, CommunicationModel model) =>
        GrpcCore.SettingsMayInherit(call.Operation) || ClientMayEndCall(call.Operation, model);

    public override ImmutableArray<ClientRegistration> RegistrationsOf(RemoteCall call, CommunicationModel model) =>
        call.Operation.Instance?.Type is INamedTypeSymbol type ? model.Registrations.GrpcClients(type) : ImmutableArray<ClientRegistration>.Empty;

    public override bool Wraps(IMethodSymbol method) => method.Name == "CreateGrpcService";

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) =>
        method is { MethodKind: MethodKind.Ordinary, IsAbstract: false } && method.ImplementsMemberOf(IsContract)
            ? new EntryPoint(EntryPointKind.GrpcRequest, method.ShortName()) { IsMadePerCall = true, CallerContext = method.Parameters.FirstOrDefault(p => p.Type.FullName() == CallContextType) }
            : null;

    /// <summary>The <c>CallOptions</c> or token a <c>CallContext</c> is made of, or null when it is not made in sight.</summary>
    public static IOperation? Contents(IOperation context)
    {
        var value = context.Resolve();
        if (value is IObjectCreationOperation { Arguments.Length: > 0 } creation && creation.Type?.FullName() == CallContextType) value = creation.Arguments[0].Value.Resolve();

        // An implicit conversion from CallOptions or a token leaves its operand.
        return value.Type?.FullName() is GrpcCore.CallOptionsType or CancellationTokens.TokenType ? value : null;
    }

    /// <summary>A client that the container makes is what its registrations say; one made on a channel adds nothing; any other may do anything.</summary>
    private bool ClientMayEndCall(IInvocationOperation call, CommunicationModel model)
    {
        if (call.Instance is not { Type: INamedTypeSymbol type } client) return true;

        var origin = GrpcCore.OriginOf(client, model);
        if (GrpcCore.IsContainers(origin, model)) return model.Registrations.MayEndGrpcCall(type, call, model);
        return origin is not IInvocationOperation { TargetMethod.Name: "CreateGrpcService" } made || made.Receiver()?.Resolve() is not { } channel || !GrpcCore.IsChannel(channel, _channelBase);
    }

    private static bool IsContract(INamedTypeSymbol type) =>
        type.GetAttributes().Any(a => a.AttributeClass is { } attribute && ContractAttributes.Contains(attribute.FullName()));

    private static bool IsStream(ITypeSymbol type) => type.Name is "IAsyncEnumerable" or "IObservable";
}
