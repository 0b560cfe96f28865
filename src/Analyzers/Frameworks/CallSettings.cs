using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>What the arguments of a gRPC call say of its end: beside each other, in <c>CallOptions</c>, or in a code-first <c>CallContext</c>.</summary>
internal sealed class CallSettings
{
    private readonly Lookback _lookback = new();

    private CallSettings()
    {
    }

    /// <summary>The deadline they give; null when they give none.</summary>
    public IOperation? Deadline { get; private set; }

    /// <summary>The token they give; null when they give none, or one that is never cancelled because nobody chose one.</summary>
    public IOperation? Token { get; private set; }

    /// <summary>Whether options come from out of sight, so that anything may be in them.</summary>
    public bool IsOpaque { get; private set; }

    /// <summary>The options that come from out of sight, or what they are made from: a field, a parameter, a call.</summary>
    public IOperation? Source { get; private set; }

    public static CallSettings Of(IInvocationOperation call)
    {
        var settings = new CallSettings();
        foreach (var argument in call.Arguments) settings.Add(argument);
        return settings;
    }

    /// <summary>What <c>CallOptions</c>, or a <c>CallContext</c> made of them, say.</summary>
    public static CallSettings Of(IOperation options)
    {
        var settings = new CallSettings();
        settings.AddByType(options.Type, options);
        return settings;
    }

    private void Add(IArgumentOperation argument)
    {
        if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter is not { } parameter) return;

        var value = argument.Value;
        if (parameter.Name == GrpcCore.DeadlineParameter) AddDeadline(value);
        else if (parameter.Name == "propagationToken") IsOpaque |= !IsDefault(value);
        else AddByType(parameter.Type, value);
    }

    private void AddByType(ITypeSymbol? type, IOperation value)
    {
        switch (type?.FullName())
        {
            case GrpcCore.CallOptionsType:
                AddOptions(value);
                break;
            case CancellationTokens.TokenType:
                if (!IsDefault(value)) Token ??= value;
                break;
            case ProtobufNetGrpc.CallContextType when ProtobufNetGrpc.Contents(value) is { } inner:
                AddByType(inner.Type, inner);
                break;
            case ProtobufNetGrpc.CallContextType when !IsDefault(value):
                AddOutOfSight(value.Resolve());
                break;
        }
    }

    private void AddDeadline(IOperation value)
    {
        if (!IsDefault(value)) Deadline ??= value;
    }

    /// <summary>From the outermost <c>With…</c> inwards: the last setting is the one that counts.</summary>
    private void AddOptions(IOperation value)
    {
        var options = value.Resolve();
        if (!_lookback.Step())
        {
            IsOpaque = true;
            return;
        }

        switch (options)
        {
            case IDefaultValueOperation:
                break;

            case IObjectCreationOperation creation:
                foreach (var argument in creation.Arguments) Add(argument);
                break;

            case IInvocationOperation { Instance: { } instance, Arguments.Length: > 0 } with when with.TargetMethod.ContainingType.FullName() == GrpcCore.CallOptionsType:
                switch (with.TargetMethod.Name)
                {
                    case GrpcCore.WithDeadline: AddDeadline(with.Arguments[0].Value); break;
                    case GrpcCore.WithCancellationToken: AddByType(with.Arguments[0].Parameter?.Type, with.Arguments[0].Value); break;
                    case "WithPropagationToken": IsOpaque = true; break;
                }

                AddOptions(instance);
                break;

            default:
                AddOutOfSight(options);
                break;
        }
    }

    private void AddOutOfSight(IOperation options)
    {
        IsOpaque = true;
        Source = options;
    }

    private static bool IsDefault(IOperation value)
    {
        value = value.Resolve();
        return value is IDefaultValueOperation || value.ConstantValue is { HasValue: true, Value: null };
    }
}
