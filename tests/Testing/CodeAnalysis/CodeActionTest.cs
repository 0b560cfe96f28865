using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test that applies one of the code actions it is offered.</summary>
public abstract class CodeActionTest<TVerifier> : AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>Which of the offered actions is applied; the first, unless set.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>The key of the action that is applied.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>A further check of the action that is applied.</summary>
    public Action<CodeAction, IVerifier>? CodeActionVerifier { get; set; }

    /// <summary>How far the tree that the action made must equal the tree of its text.</summary>
    public CodeActionValidationMode CodeActionValidationMode { get; set; } = CodeActionValidationMode.SemanticStructure;

    /// <summary>The enumeration of the language's kinds of syntax.</summary>
    public abstract Type SyntaxKindType { get; }

    /// <summary>The actions a user can choose: of an action with nested ones, the nested ones.</summary>
    protected virtual ImmutableArray<CodeAction> FilterCodeActions(ImmutableArray<CodeAction> actions) =>
        [.. actions.SelectMany(action => NestedActions.Of(action) is { IsEmpty: false } nested ? FilterCodeActions(nested) : [action])];

    private protected CodeAction? Choose(ImmutableArray<CodeAction> actions, bool isFirst, IVerifier verifier)
    {
        if (CodeActionIndex is { } index && CodeActionEquivalenceKey is { } key)
        {
            if (!isFirst && actions.All(action => action.EquivalenceKey != key))
            {
                return null;
            }

            verifier.True(
                index < actions.Length, $"No code action has the index {index}: {actions.Length} were offered: {Titles(actions)}");
            verifier.Equal(key, actions[index].EquivalenceKey, $"The code action {index} has the key '{actions[index].EquivalenceKey}', not '{key}'");
        }

        var chosen = CodeActionIndex is null && CodeActionEquivalenceKey is not null
            ? actions.FirstOrDefault(action => action.EquivalenceKey == CodeActionEquivalenceKey)
            : actions.ElementAtOrDefault(CodeActionIndex ?? 0);
        if (chosen is not null)
        {
            CodeActionVerifier?.Invoke(chosen, verifier);
        }

        return chosen;
    }

    private protected static string Titles(IEnumerable<CodeAction> actions) =>
        string.Join(", ", actions.Select(action => $"'{action.Title}' [{action.EquivalenceKey}]"));
}
