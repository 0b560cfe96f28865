using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>
/// A library that runs the methods of classes for messages, and is published through methods of its own. What differs from one to the next is in
/// the tables of each.
/// </summary>
internal abstract class MessageBus : Framework
{
    public sealed override bool IsReason => true;

    public sealed override bool IsBroker => true;

    /// <summary>The types whose methods hand messages over, extension classes included.</summary>
    protected abstract IReadOnlyCollection<string> Publishers { get; }

    /// <summary>Those methods.</summary>
    protected abstract IReadOnlyCollection<string> PublishMethods { get; }

    /// <summary>Those of them that answer the message being consumed.</summary>
    protected virtual IReadOnlyCollection<string> ReplyMethods => Array.Empty<string>();

    /// <summary>What calls of a configuring method say about the process.</summary>
    protected virtual IReadOnlyDictionary<string, ProcessFacts> Says => ImmutableDictionary<string, ProcessFacts>.Empty;

    /// <summary>The namespace that all of the library's own configuring methods are in, with its dot.</summary>
    protected abstract string RootNamespace { get; }

    public override IReadOnlyCollection<string> RegistrationMethods => Says.Keys.ToArray();

    public override RegistrationKinds Registers => RegistrationKinds.Inbox;

    public override bool Knows(IMethodSymbol member) => IsPublish(member);

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model) => IsPublish(call.TargetMethod.Declared())
        ? new Publish(call, call.Arguments.Any(argument => NewIds.IsDrawnIn(argument.Value))) { IsReply = ReplyMethods.Contains(call.TargetMethod.Name) }
        : null;

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) => IsConsumer(method) && ComesFromBroker(model)
        ? new EntryPoint(EntryPointKind.Message, method.ShortName()) { IsMadePerCall = true }
        : null;

    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        var space = call.TargetMethod.ContainingNamespace.ToDisplayString();
        if (Says.TryGetValue(call.TargetMethod.Name, out var fact) && (space + ".").StartsWith(RootNamespace, StringComparison.Ordinal) && IsSaid(call)) registrations.Note(fact);
    }

    /// <summary>Whether the library runs a method for a message.</summary>
    protected abstract bool IsConsumer(IMethodSymbol method);

    /// <summary>Whether what is consumed comes from a broker, which delivers at least once, as far as that is in sight.</summary>
    protected virtual bool ComesFromBroker(CommunicationModel model) => true;

    /// <summary>Whether the arguments of a configuring call leave it at what its name says.</summary>
    protected virtual bool IsSaid(IInvocationOperation call) => true;

    private bool IsPublish(IMethodSymbol method) =>
        (PublishMethods.Contains(method.Name) || ReplyMethods.Contains(method.Name)) && Publishers.Contains(method.ContainingType?.FullName());
}
