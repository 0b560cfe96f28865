using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Loops in which code asks a broker for messages itself.</summary>
internal static class ConsumeLoops
{
    /// <summary>The loop of the same function that a call asks for the next message in: in its body, in its condition, or as what <c>await foreach</c> goes over.</summary>
    public static ILoopOperation? Around(IOperation call)
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
