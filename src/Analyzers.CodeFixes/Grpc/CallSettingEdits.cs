using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Grpc;

/// <summary>A setting that a gRPC call is to have.</summary>
/// <param name="Parameter">The parameter of a generated method, and of <c>CallOptions</c>.</param>
/// <param name="With">The method of <c>CallOptions</c> that adds it.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsNullable">Whether the value may be null, which parameters take and <c>With…</c> does not.</param>
internal sealed record CallSetting(string Parameter, string With, ExpressionSyntax Value, bool IsNullable = false)
{
    public static CallSetting Deadline(ExpressionSyntax value, bool isNullable = false) => new(GrpcCore.DeadlineParameter, GrpcCore.WithDeadline, value, isNullable);

    public static CallSetting Token(ExpressionSyntax value) => new("cancellationToken", GrpcCore.WithCancellationToken, value);
}

/// <summary>Gives a gRPC call settings in whichever way it takes them: arguments of their own, <c>CallOptions</c>, or a code-first <c>CallContext</c>.</summary>
internal static class CallSettingEdits
{
    /// <summary>The node to replace, and what with; nulls where the call has no place for settings.</summary>
    public static (SyntaxNode? Old, SyntaxNode? New) Of(IInvocationOperation call, InvocationExpressionSyntax syntax, params CallSetting[] settings)
    {
        if (call.TargetMethod.Parameters.Any(parameter => parameter.Name == settings[0].Parameter && !IsContext(parameter)))
            return (syntax.ArgumentList, Set(syntax.ArgumentList, call.Arguments, settings));

        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter) continue;

            var given = argument.ArgumentKind == ArgumentKind.DefaultValue ? null : (argument.Syntax as ArgumentSyntax)?.Expression;
            if (parameter.Type.FullName() == GrpcCore.CallOptionsType && given is not null) return (given, WithSettings(given, argument.Value, settings));
            if (!IsContext(parameter)) continue;

            // A code-first call takes a context, into which call options convert.
            return given is null
                ? (syntax.ArgumentList, ArgumentLists.Append(syntax.ArgumentList, parameter.Name, NewOptions(settings)))
                : (given, InContext(given, argument.Value, settings));
        }

        return default;
    }

    private static bool IsContext(IParameterSymbol parameter) => parameter.Type.FullName() == ProtobufNetGrpc.CallContextType;

    private static ExpressionSyntax? InContext(ExpressionSyntax given, IOperation value, CallSetting[] settings)
    {
        if (ProtobufNetGrpc.Contents(value) is null) return NewOptions(settings).WithTriviaFrom(given);

        // new CallContext(options)
        if (value.Unwrap() is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } context &&
            context.Type?.FullName() == ProtobufNetGrpc.CallContextType &&
            (arguments[0].Syntax as ArgumentSyntax)?.Expression is { } inner)
            return WithSettings(inner, arguments[0].Value, settings) is { } options ? given.ReplaceNode(inner, options) : null;

        return value.Unwrap().Type?.FullName() switch
        {
            GrpcCore.CallOptionsType => WithSettings(given, value.Unwrap(), settings),
            CancellationTokens.TokenType => NewOptions(settings.Where(s => s.With != GrpcCore.WithCancellationToken).Prepend(CallSetting.Token(given.WithoutTrivia()))).WithTriviaFrom(given),
            _ => null,
        };
    }

    private static ExpressionSyntax? WithSettings(ExpressionSyntax options, IOperation value, CallSetting[] settings)
    {
        value = value.Unwrap();
        if (options is BaseObjectCreationExpressionSyntax creation && value is IObjectCreationOperation created)
        {
            var list = Set(creation.ArgumentList ?? ArgumentList(), created.Arguments, settings);
            return creation is ObjectCreationExpressionSyntax explicitly
                ? explicitly.WithType(explicitly.Type.WithoutTrailingTrivia()).WithArgumentList(list)
                : creation.WithArgumentList(list);
        }

        if (value is IDefaultValueOperation) return NewOptions(settings).WithTriviaFrom(options);

        if (settings.Any(setting => setting.IsNullable)) return null;

        return settings.Aggregate(Receiver(options), (receiver, setting) => InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, IdentifierName(setting.With)),
            ArgumentList(SingletonSeparatedList(Argument(setting.Value))))).WithTriviaFrom(options);
    }

    /// <summary>Replaces the arguments that are there, and adds those that are not.</summary>
    private static ArgumentListSyntax Set(ArgumentListSyntax list, ImmutableArray<IArgumentOperation> arguments, IEnumerable<CallSetting> settings)
    {
        var given = settings.ToLookup(setting => ExpressionOf(setting, arguments));
        var there = given.Where(group => group.Key is not null).ToDictionary(group => group.Key!, group => group.First().Value);
        list = list.ReplaceNodes(there.Keys, (old, _) => there[old].WithTriviaFrom(old));
        return given[null].Aggregate(list, (current, setting) => ArgumentLists.Append(current, setting.Parameter, setting.Value));
    }

    private static ExpressionSyntax? ExpressionOf(CallSetting setting, ImmutableArray<IArgumentOperation> arguments) =>
        (arguments.FirstOrDefault(a => a.Parameter?.Name == setting.Parameter && a.ArgumentKind != ArgumentKind.DefaultValue)?.Syntax as ArgumentSyntax)?.Expression;

    private static ExpressionSyntax Receiver(ExpressionSyntax expression) => expression.WithoutTrivia() switch
    {
        IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax => expression.WithoutTrivia(),
        var other => ParenthesizedExpression(other),
    };

    private static ExpressionSyntax NewOptions(IEnumerable<CallSetting> settings) =>
        ObjectCreationExpression(Shortened(ParseTypeName("global::" + GrpcCore.CallOptionsType)))
            .WithArgumentList(Set(ArgumentList(), ImmutableArray<IArgumentOperation>.Empty, settings));

    /// <summary>A qualified name that is shortened to what its place allows.</summary>
    public static T Shortened<T>(T name) where T : SyntaxNode =>
        name.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);
}
