using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Grpc.Core.Api: generated clients and services, and what gives a call a deadline.</summary>
internal sealed class GrpcCore : Framework
{
    public const string CallOptionsType = "Grpc.Core.CallOptions";
    public const string ServerCallContextType = "Grpc.Core.ServerCallContext";
    public const string DeadlineParameter = "deadline";

    /// <summary>The methods of call options that set one of them.</summary>
    public const string WithDeadline = "WithDeadline";
    public const string WithCancellationToken = "WithCancellationToken";

    private const string ClientBaseType = "Grpc.Core.ClientBase";
    public const string ChannelBaseType = "Grpc.Core.ChannelBase";
    private const string CallInvokerType = "Grpc.Core.CallInvoker";
    private const string BindServiceMethodAttributeType = "Grpc.Core.BindServiceMethodAttribute";

    /// <summary>Services of gRPC itself, whose calls watch or inspect and are left open on purpose.</summary>
    private static readonly string[] InfrastructureNamespaces = { "Grpc.Health", "Grpc.Reflection" };

    private static readonly string[] InvokerMethods =
    {
        "BlockingUnaryCall", "AsyncUnaryCall", "AsyncServerStreamingCall", "AsyncClientStreamingCall", "AsyncDuplexStreamingCall",
    };

    /// <summary>How code asks a container, or the client factory, for a client.</summary>
    private static readonly string[] ContainerMethods = { "GetRequiredService", "GetService", "GetRequiredKeyedService", "GetKeyedService", "CreateClient" };

    private readonly INamedTypeSymbol? _clientBase;
    private readonly INamedTypeSymbol? _channelBase;
    private readonly INamedTypeSymbol? _callInvoker;
    private readonly INamedTypeSymbol? _bindServiceMethod;

    public GrpcCore(LibraryTypes types)
    {
        _clientBase = types.Find(ClientBaseType);
        _channelBase = types.Find(ChannelBaseType);
        _callInvoker = types.Find(CallInvokerType);
        _bindServiceMethod = types.Find(BindServiceMethodAttributeType);
    }

    public override string MarkerType => CallOptionsType;

    public override bool IsReason => true;

    /// <summary>
    /// A generated client's methods come in pairs, one with <c>CallOptions</c>, one with <c>deadline</c> among its parameters. An invoker's methods
    /// are what they are made of.
    /// </summary>
    public override bool Knows(IMethodSymbol method) =>
        !method.IsStatic &&
        (method.ContainingType.FullName() == CallOptionsType
            ? method.Name is ".ctor" or WithDeadline
            : IsInvokerCall(method) || IsClientCall(method));

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        var method = call.TargetMethod;
        var deadline = call.Argument(DeadlineParameter);
        if (method.Name == WithDeadline) return deadline is null ? null : new DeadlineSetting(call, deadline);

        var shape = method.ReturnType.Name switch
        {
            "AsyncClientStreamingCall" => CallShape.ClientStreaming,
            "AsyncServerStreamingCall" => CallShape.ServerStreaming,
            "AsyncDuplexStreamingCall" => CallShape.DuplexStreaming,
            _ => CallShape.Unary,
        };

        var access = IsInvokerCall(method) ? Access.Unknown : Conventions.AccessOf(method.Name);
        return new RemoteCall(call, Transport.Grpc, shape, access, method.ShortName()) { Deadline = deadline };
    }

    public override Fact? Classify(IObjectCreationOperation creation, CommunicationModel model) =>
        creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == DeadlineParameter && a.ArgumentKind != ArgumentKind.DefaultValue) is { Value: var deadline }
            ? new DeadlineSetting(creation, deadline)
            : null;

    /// <summary>A service method overrides one that the generated base class declares.</summary>
    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model)
    {
        if (_bindServiceMethod is null || !method.IsOverride || method.IsAbstract) return null;

        var declared = method;
        while (declared.OverriddenMethod is { } overridden) declared = overridden;

        var isService = declared.ContainingType.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, _bindServiceMethod));
        return isService
            ? new EntryPoint(EntryPointKind.GrpcRequest, method.ShortName()) { IsMadePerCall = true, CallerContext = method.Parameters.FirstOrDefault(p => p.Type.FullName() == ServerCallContextType) }
            : null;
    }

    /// <summary>Whether anything in sight gives the call a deadline, or anything out of sight may.</summary>
    public override bool MayEnd(RemoteCall call, CommunicationModel model) =>
        SettingsMayEndCall(call.Operation) || WaitsWithTimeout(call.Operation) || ClientMayEndCall(call.Operation, model);

    /// <summary>Whether the call's end is the caller's, or a client that is out of sight may make it so.</summary>
    public override bool MayInherit(RemoteCall call, CommunicationModel model) =>
        SettingsMayInherit(call.Operation) || WaitsWithTimeout(call.Operation) || ClientMayEndCall(call.Operation, model);

    public override bool Wraps(IMethodSymbol method) =>
        method.Name is "CreateCallInvoker" or "Intercept" && IsOfGrpc(method);

    /// <summary>Whether a call's own arguments end it by time: of a generated client, or of a code-first one.</summary>
    public static bool SettingsMayEndCall(IInvocationOperation call)
    {
        var settings = CallSettings.Of(call);
        return settings.IsOpaque || settings.Deadline is not null || (settings.Token is { } token && CancellationTokens.MayExpire(token));
    }

    /// <summary>
    /// Whether a call's own arguments carry the deadline or the cancellation of the call being served. A token that is not of this call is a
    /// decision, and so is <c>None</c>; a deadline is not, when it only counts from now.
    /// </summary>
    public static bool SettingsMayInherit(IInvocationOperation call)
    {
        var settings = CallSettings.Of(call);
        return settings.IsOpaque || settings.Token is not null || (settings.Deadline is { } deadline && !Moments.IsFromNow(deadline, byFixedTime: true));
    }

    /// <summary><c>client.GetAsync(…).ResponseAsync.WaitAsync(timeout)</c>.</summary>
    private static bool WaitsWithTimeout(IInvocationOperation call) =>
        call.Parent is IPropertyReferenceOperation { Property.Name: "ResponseAsync", Parent: IInvocationOperation { TargetMethod.Name: "WaitAsync" } };

    /// <summary>A client that the container makes is what its registrations say; one made in sight is what it is made on; any other may do anything.</summary>
    private bool ClientMayEndCall(IInvocationOperation call, CommunicationModel model)
    {
        if (call.Instance is not { Type: INamedTypeSymbol type } client) return true;
        if (IsInvokerCall(call.TargetMethod)) return !IsPlainInvoker(client.Resolve());

        var origin = OriginOf(client, model);
        return IsContainers(origin, model)
            ? model.Registrations.MayEndGrpcCall(type, call, model) || IsHandedOver(origin, type, model)
            : origin is not IObjectCreationOperation creation || InvokerMayEndCall(creation);
    }

    /// <summary>Whether no container here knows the client, and the class that takes it is made by code that has one from somewhere.</summary>
    private static bool IsHandedOver(IOperation? origin, INamedTypeSymbol client, CommunicationModel model) =>
        origin is IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var holder } } &&
        model.Registrations.GrpcClients(client).IsEmpty &&
        model.HandMade.Contains(holder);

    public override ImmutableArray<ClientRegistration> RegistrationsOf(RemoteCall call, CommunicationModel model) =>
        call.Operation.Instance is { Type: INamedTypeSymbol type } client && !IsInvokerCall(call.Operation.TargetMethod) && IsContainers(OriginOf(client, model), model)
            ? model.Registrations.GrpcClients(type)
            : ImmutableArray<ClientRegistration>.Empty;

    /// <summary>What a client was made by; null where that is out of sight.</summary>
    public static IOperation? OriginOf(IOperation client, CommunicationModel model)
    {
        var origin = client.Resolve();
        return origin is IMemberReferenceOperation member ? model.OriginOf(member) : origin;
    }

    /// <summary>Whether the container makes it: it is a parameter, or asked for by a method that is not this project's.</summary>
    public static bool IsContainers(IOperation? origin, CommunicationModel model) => origin is IParameterReferenceOperation ||
        (origin is IInvocationOperation made && ContainerMethods.Contains(made.TargetMethod.Name) && !made.TargetMethod.IsInSource(model.Compilation));

    /// <summary>Whether a value is a channel of gRPC's own, which sends calls as they are. One of anybody else's making may add a deadline to each.</summary>
    public static bool IsChannel(IOperation value, INamedTypeSymbol? channelBase) =>
        value.Type is INamedTypeSymbol type && type.DerivesFrom(channelBase) && IsOfGrpc(type);

    private static bool IsOfGrpc(ISymbol symbol) => symbol.ContainingNamespace?.ToDisplayString().StartsWith("Grpc.", StringComparison.Ordinal) == true;

    /// <summary><c>new Client(channel)</c> adds nothing; <c>channel.Intercept(…)</c> or an invoker from elsewhere may.</summary>
    private bool InvokerMayEndCall(IObjectCreationOperation creation) =>
        creation.Arguments.Length == 0 || creation.Arguments[0].Value.Resolve() is not { } invoker || !(IsChannel(invoker) || IsPlainInvoker(invoker));

    /// <summary><c>channel.CreateCallInvoker()</c>.</summary>
    private bool IsPlainInvoker(IOperation invoker) =>
        invoker is IInvocationOperation { TargetMethod.Name: "CreateCallInvoker", Instance: { } channel } && IsChannel(channel.Resolve());

    private bool IsChannel(IOperation value) => IsChannel(value, _channelBase);

    private bool IsClientCall(IMethodSymbol method) =>
        method.ContainingType.DerivesFrom(_clientBase) &&
        method.Parameters.Any(p => p.Name == DeadlineParameter || p.Type.FullName() == CallOptionsType) &&
        !InfrastructureNamespaces.Any(name => method.ContainingType.ContainingNamespace.ToDisplayString().StartsWith(name, StringComparison.Ordinal));

    private bool IsInvokerCall(IMethodSymbol method) => InvokerMethods.Contains(method.Name) && method.ContainingType.DerivesFrom(_callInvoker);
}
