using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Loops in which code asks a broker for messages itself.</summary>
internal static class ConsumeLoops
{
    /// <summary>The calls that a loop asks for messages with; those of a loop within it are that loop's.</summary>
    public static IEnumerable<Reception> ReceptionsOf(ILoopOperation loop, CommunicationModel model)
    {
        var methods = model.Frameworks.ReceptionMethods;

        // By their names first: most loops ask for none.
        return methods.Count > 0 && loop.Syntax.DescendantNodes().Any(node => node is SimpleNameSyntax name && methods.Contains(name.Identifier.ValueText))
            ? loop.Descendants().OfType<IInvocationOperation>()
                .Where(call => methods.Contains(call.TargetMethod.Name))
                .Select(call => model.Frameworks.Classify(call, model))
                .OfType<Reception>()
                .Where(reception => reception.Loop.Syntax == loop.Syntax)
            : Enumerable.Empty<Reception>();
    }

    /// <summary>What a call that asks for messages is: in a loop, a reception.</summary>
    public static Reception? Receive(IInvocationOperation call) => Around(call) is { } loop ? new Reception(call, loop) : null;

    /// <summary>The loop of the same function that a call asks for the next message in: in its body, in its condition, or as what <c>await foreach</c> goes over.</summary>
    private static ILoopOperation? Around(IOperation call)
    {
        for (var inner = call; inner.Parent is { } outer and not (IAnonymousFunctionOperation or ILocalFunctionOperation); inner = outer)
        {
            switch (outer)
            {
                case IForEachLoopOperation { IsAsynchronous: true } over when over.Collection == inner: return over;
                case IForEachLoopOperation over when over.Collection == inner: continue;
                case ILoopOperation loop: return loop;
            }
        }

        return null;
    }
}
