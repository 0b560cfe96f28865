using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeActions;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The actions in an action's submenu; public only in newer Roslyn versions.</summary>
internal static class NestedActions
{
    private static readonly PropertyInfo? Property =
        Find("NestedActions") ?? Find("NestedCodeActions");

    public static ImmutableArray<CodeAction> Of(CodeAction action) =>
        Property?.GetValue(action) is ImmutableArray<CodeAction> { IsDefault: false } nested ? nested : [];

    private static PropertyInfo? Find(string name) =>
        typeof(CodeAction).GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
