using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Razor Pages: the handlers of a page's model.</summary>
internal sealed class RazorPages : Framework
{
    private static readonly string[] Verbs = { "Get", "Head", "Post", "Put", "Patch", "Delete", "Options" };

    private readonly INamedTypeSymbol? _pageModel;
    private readonly INamedTypeSymbol? _nonHandler;

    public RazorPages(LibraryTypes types)
    {
        _pageModel = types.Find(MarkerType);
        _nonHandler = types.Find("Microsoft.AspNetCore.Mvc.RazorPages.NonHandlerAttribute");
    }

    public override string MarkerType => "Microsoft.AspNetCore.Mvc.RazorPages.PageModel";

    public override bool IsReason => true;

    public override bool Knows(IMethodSymbol method) => false;

    /// <summary><c>OnGet</c>, <c>OnPostAsync</c>, <c>OnPostJoinListAsync</c> (Microsoft.AspNetCore.Mvc.RazorPages, DefaultPageApplicationModelPartsProvider).</summary>
    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsGenericMethod: false, IsAbstract: false } &&
        IsHandlerName(method.Name) && method.ContainingType.DerivesFrom(_pageModel) && !method.HasAttribute(_nonHandler)
            ? new EntryPoint(EntryPointKind.HttpRequest, method.ShortName()) { IsMadePerCall = true }
            : null;

    private static bool IsHandlerName(string name) => name.StartsWith("On", StringComparison.Ordinal) && Verbs.Any(verb =>
        string.CompareOrdinal(name, 2, verb, 0, verb.Length) == 0 && (name.Length == 2 + verb.Length || !char.IsLower(name[2 + verb.Length])));
}
