using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Grpc.Core.Api: generated clients and services, and what gives a call a deadline.</summary>
internal sealed class GrpcCore : Framework
{
    public const string CallOptionsType = "Grpc.Core.CallOptions";
    public const string ServerCallContextType = "Grpc.Core.ServerCallContext";
    private const string ClientBaseType = "Grpc.Core.ClientBase";
    private const string ChannelBaseType = "Grpc.Core.ChannelBase";
    private const string BindServiceMethodAttributeType = "Grpc.Core.BindServiceMethodAttribute";

    /// <summary>Services of gRPC itself, whose calls watch or inspect and are left open on purpose.</summary>
    private static readonly string[] InfrastructureNamespaces = { "Grpc.Health", "Grpc.Reflection" };

    /// <summary>How code asks a container, or the client factory, for a client.</summary>
    private static readonly string[] ContainerMethods = { "GetRequiredService", "GetService", "GetRequiredKeyedService", "GetKeyedService", "CreateClient" };

    private readonly INamedTypeSymbol? _clientBase;
    private readonly INamedTypeSymbol? _channelBase;
    private readonly INamedTypeSymbol? _bindServiceMethod;

    public GrpcCore(Compilation compilation)
    {
        _clientBase = compilation.GetBestType(ClientBaseType);
        _channelBase = compilation.GetBestType(ChannelBaseType);
        _bindServiceMethod = compilation.GetBestType(BindServiceMethodAttributeType);
    }

    public override string MarkerType => CallOptionsType;

    public override bool IsReason => true;

    /// <summary>A generated client's methods come in pairs, one with <c>CallOptions</c>, one with <c>deadline</c> among its parameters.</summary>
    public override bool Knows(IMethodSymbol method) =>
        !method.IsStatic &&
        method.ContainingType.DerivesFrom(_clientBase) &&
        method.Parameters.Any(p => p.Name == "deadline" || p.Type.FullName() == CallOptionsType) &&
        !InfrastructureNamespaces.Any(name => method.ContainingType.ContainingNamespace.ToDisplayString().StartsWith(name, StringComparison.Ordinal));

    public override Fact Classify(IInvocationOperation call, CommunicationModel model)
    {
        var method = call.TargetMethod;
        var shape = method.ReturnType.Name switch
        {
            "AsyncClientStreamingCall" => CallShape.ClientStreaming,
            "AsyncServerStreamingCall" => CallShape.ServerStreaming,
            "AsyncDuplexStreamingCall" => CallShape.DuplexStreaming,
            _ => CallShape.Unary,
        };

        return new RemoteCall(call, Transport.Grpc, shape, Conventions.AccessOf(method.Name), method.ShortName());
    }

    /// <summary>A service method overrides one that the generated base class declares.</summary>
    public override EntryPoint? EntryPoint(IMethodSymbol method)
    {
        if (_bindServiceMethod is null || !method.IsOverride || method.IsAbstract) return null;

        var declared = method;
        while (declared.OverriddenMethod is { } overridden) declared = overridden;

        var isService = declared.ContainingType.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, _bindServiceMethod));
        return isService ? new EntryPoint(EntryPointKind.GrpcRequest, method.ShortName()) : null;
    }

    /// <summary>Whether anything in sight gives the call a deadline, or anything out of sight may.</summary>
    public override bool MayEnd(RemoteCall call, CommunicationModel model) =>
        ArgumentsMayEndCall(call.Operation) || WaitsWithTimeout(call.Operation) || ClientMayEndCall(call.Operation, model);

    /// <summary>Whether a call's own arguments end it by time: of a generated client, or of a code-first one.</summary>
    public static bool ArgumentsMayEndCall(IInvocationOperation call)
    {
        var lookback = new Lookback();
        return call.Arguments.Any(a => a.ArgumentKind != ArgumentKind.DefaultValue && ArgumentMayEndCall(a.Value, a.Parameter, lookback));
    }

    /// <summary><c>client.GetAsync(…).ResponseAsync.WaitAsync(timeout)</c>.</summary>
    private static bool WaitsWithTimeout(IInvocationOperation call) =>
        call.Parent is IPropertyReferenceOperation { Property.Name: "ResponseAsync", Parent: IInvocationOperation { TargetMethod.Name: "WaitAsync" } };

    private static bool ArgumentMayEndCall(IOperation value, IParameterSymbol? parameter, Lookback lookback)
    {
        if (parameter?.Name == "deadline") return !IsDefault(value);

        return parameter?.Type.FullName() switch
        {
            CallOptionsType => OptionsMayEndCall(value, lookback),
            ProtobufNetGrpc.CallContextType => ProtobufNetGrpc.Contents(value) is { } inner ? ContentsMayEndCall(inner, lookback) : !IsDefault(value),
            CancellationTokens.TokenType => CancellationTokens.MayExpire(value),
            _ => false,
        };
    }

    private static bool ContentsMayEndCall(IOperation value, Lookback lookback) => value.Type?.FullName() switch
    {
        CallOptionsType => OptionsMayEndCall(value, lookback),
        CancellationTokens.TokenType => CancellationTokens.MayExpire(value),
        _ => true,
    };

    private static bool OptionsMayEndCall(IOperation value, Lookback lookback)
    {
        if (!lookback.Step()) return true;

        var options = value.Resolve();
        return options switch
        {
            IDefaultValueOperation => false,

            IObjectCreationOperation creation => creation.Arguments.Any(a =>
                a.ArgumentKind != ArgumentKind.DefaultValue && ArgumentMayEndCall(a.Value, a.Parameter, lookback)),

            IInvocationOperation { Instance: { } instance } with when with.TargetMethod.ContainingType.FullName() == CallOptionsType =>
                with.TargetMethod.Name switch
                {
                    "WithDeadline" or "WithPropagationToken" => true,
                    "WithCancellationToken" => CancellationTokens.MayExpire(with.Arguments[0].Value) || OptionsMayEndCall(instance, lookback),
                    _ => OptionsMayEndCall(instance, lookback),
                },

            _ => true,
        };
    }

    /// <summary>A client that the container makes is what its registrations say; one made in sight is what it is made on; any other may do anything.</summary>
    private bool ClientMayEndCall(IInvocationOperation call, CommunicationModel model)
    {
        if (call.Instance is not { Type: INamedTypeSymbol type } client) return true;

        var origin = client.Resolve();
        if (origin is IMemberReferenceOperation member) origin = model.OriginOf(member);
        return origin switch
        {
            IObjectCreationOperation creation => InvokerMayEndCall(creation),
            IParameterReferenceOperation => model.Registrations.MayEndGrpcCall(type, call, model),
            IInvocationOperation made when ContainerMethods.Contains(made.TargetMethod.Name) && !made.TargetMethod.IsInSource(model.Compilation) =>
                model.Registrations.MayEndGrpcCall(type, call, model),
            _ => true,
        };
    }

    /// <summary><c>new Client(channel)</c> adds nothing; <c>channel.Intercept(…)</c> or an invoker from elsewhere may.</summary>
    private bool InvokerMayEndCall(IObjectCreationOperation creation)
    {
        if (creation.Arguments.Length == 0) return true;

        var invoker = creation.Arguments[0].Value.Resolve();
        return invoker is IInvocationOperation { TargetMethod.Name: "Intercept" } || invoker.Type is not INamedTypeSymbol type || !type.DerivesFrom(_channelBase);
    }

    private static bool IsDefault(IOperation value)
    {
        value = value.Resolve();
        return value is IDefaultValueOperation || value.ConstantValue is { HasValue: true, Value: null };
    }
}
