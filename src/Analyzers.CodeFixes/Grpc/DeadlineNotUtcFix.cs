using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wirecheck.Analyzers.CodeFixes.Grpc;

/// <summary>
/// The fix of WIRE2003: takes the time in UTC where it is read, when it is read for the deadline alone, and converts it at the call when
/// something else uses it, too.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeadlineNotUtcFix)), Shared]
public sealed class DeadlineNotUtcFix : ReplacementFix
{
    // Locals that are each other's initial value stand in code that does not compile.
    private const int MostLocals = 8;

    /// <summary>Made by the IDE.</summary>
    public DeadlineNotUtcFix()
        : base(RuleCatalog.DeadlineNotUtc, "Use UTC")
    {
    }

    private protected override (SyntaxNode? Old, SyntaxNode? New) Replacement(SyntaxNode reported, SemanticModel model, CodeFixContext context)
    {
        if (reported is not ExpressionSyntax deadline ||
            context.Diagnostics[0].AdditionalLocations.FirstOrDefault() is not { } location ||
            location.SourceTree != deadline.SyntaxTree ||
            deadline.SyntaxTree.GetRoot(context.CancellationToken).FindNode(location.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax source ||
            model.GetOperation(deadline, context.CancellationToken) is not { } value ||
            model.GetOperation(source, context.CancellationToken) is not { } read) return default;

        if (IsReadFor(value, source, MostLocals)) return (source, InUtc(source, read));

        return (deadline, Moments.IsLocal(read) && value.Type?.FullName() == Moments.DateTimeType ? Converted(deadline) : null);
    }

    /// <summary>Whether the time is read in the deadline itself, or into locals that nothing but the deadline uses.</summary>
    private static bool IsReadFor(IOperation value, SyntaxNode source, int locals)
    {
        if (value.Syntax.Span.Contains(source.Span)) return true;
        if (locals == 0) return false;

        foreach (var use in value.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
        {
            var body = use.Root();
            var isOnlyUse = body.Descendants().OfType<ILocalReferenceOperation>().Count(other => IsOf(other.Local, use)) == 1;
            var origin = body.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(declarator => IsOf(declarator.Symbol, use))?.GetVariableInitializer()?.Value;
            if (isOnlyUse && origin is not null && IsReadFor(origin, source, locals - 1)) return true;
        }

        return false;

        static bool IsOf(ILocalSymbol local, ILocalReferenceOperation use) => SymbolEqualityComparer.Default.Equals(local, use.Local);
    }

    /// <summary>The same moment in UTC; null for one in no zone, which only its author can place.</summary>
    private static ExpressionSyntax? InUtc(ExpressionSyntax source, IOperation read) => read switch
    {
        IPropertyReferenceOperation { Property.Name: nameof(DateTime.Now) } => Renamed(source, nameof(DateTime.UtcNow)),
        IPropertyReferenceOperation { Property.Name: nameof(DateTimeOffset.DateTime) or nameof(DateTimeOffset.LocalDateTime) } => Renamed(source, nameof(DateTimeOffset.UtcDateTime)),
        IInvocationOperation { TargetMethod.Name: nameof(DateTime.ToLocalTime) } when source is InvocationExpressionSyntax call =>
            call.WithExpression(Renamed(call.Expression, nameof(DateTime.ToUniversalTime))),
        _ => Moments.IsLocal(read) ? Converted(source) : null,
    };

    private static ExpressionSyntax Renamed(ExpressionSyntax member, string name) => member switch
    {
        MemberAccessExpressionSyntax access => access.WithName(IdentifierName(name).WithTriviaFrom(access.Name)),
        _ => IdentifierName(name).WithTriviaFrom(member), // `using static`
    };

    private static ExpressionSyntax Converted(ExpressionSyntax moment)
    {
        var isPrimary = moment is MemberAccessExpressionSyntax or IdentifierNameSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ParenthesizedExpressionSyntax;
        var receiver = isPrimary ? moment.WithoutTrivia() : ParenthesizedExpression(moment.WithoutTrivia());
        return InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, IdentifierName(nameof(DateTime.ToUniversalTime)))).WithTriviaFrom(moment);
    }
}
