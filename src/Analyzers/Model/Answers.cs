using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;

namespace Wirecheck.Analyzers.Model;

/// <summary>What becomes of an answer: a mark is only branched on, while a value that was looked up is used as well.</summary>
internal static class Answers
{
    // Locals that hold each other stand only in code that does not compile; while somebody types, that is most code.
    private const int MostLocals = 4;

    /// <summary>Whether conditions are all that an answer goes into, by itself or through the local that holds it.</summary>
    public static bool IsOnlyBranchedOn(this IOperation answer) => IsOnlyBranchedOn(answer, 0);

    private static bool IsOnlyBranchedOn(IOperation answer, int locals)
    {
        if (locals > MostLocals) return false;

        for (var operation = answer; operation.Parent is { } outer; operation = outer)
        {
            switch (outer)
            {
                case IConditionalOperation branch:
                    return branch.Condition == operation;

                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    var uses = outer.Root().Descendants().OfType<ILocalReferenceOperation>().Where(use => use.Local.IsSame(local)).ToArray();
                    return uses.Length > 0 && Array.TrueForAll(uses, use => IsOnlyBranchedOn(use, locals + 1));

                case IIsPatternOperation { Pattern: var pattern } when pattern.DescendantsAndSelf().Any(Declares):
                    return false;

                case IUnaryOperation or IBinaryOperation or IConversionOperation or IParenthesizedOperation or IIsPatternOperation or IAwaitOperation or IPropertyReferenceOperation or IArgumentOperation:
                case IInvocationOperation { TargetMethod.Name: TaskMembers.ConfigureAwait or "IsNullOrEmpty" or "IsNullOrWhiteSpace" }:
                    continue;

                default:
                    return false;
            }
        }

        return false;
    }

    private static bool Declares(IOperation pattern) => pattern is IDeclarationPatternOperation { DeclaredSymbol: not null } or IRecursivePatternOperation { DeclaredSymbol: not null };
}
