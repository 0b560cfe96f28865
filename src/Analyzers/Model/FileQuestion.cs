using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Wirecheck.Analyzers.Model;

/// <summary>A question that a file answers by its words alone. The answer is kept with the file, so that somebody who types waits for one file and not for all.</summary>
internal sealed class FileQuestion
{
    private readonly Func<SyntaxTree, bool> _isSo;
    private readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> _answers = new();

    public FileQuestion(Func<SyntaxTree, bool> isSo) => _isSo = isSo;

    /// <summary>Whether it is so in any file. Asked last: the first time it reads every tree.</summary>
    public bool IsSoIn(Compilation compilation) => compilation.SyntaxTrees.Any(tree => _answers.GetValue(tree, t => new StrongBox<bool>(_isSo(t))).Value);
}
