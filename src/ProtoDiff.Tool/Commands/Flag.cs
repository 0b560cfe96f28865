using System.CommandLine;

namespace Wirecheck.ProtoDiff.Tool.Commands;

/// <summary>
/// An option that is there or not, and takes no value. Not an <c>Option&lt;bool&gt;</c>: the command would have to wait for its code to be compiled
/// at every start, and the code for text is compiled already.
/// </summary>
internal sealed class Flag : Option<string?>
{
    public Flag(string name)
        : base(name) => Arity = ArgumentArity.Zero;

    /// <summary>Whether it was given.</summary>
    public bool IsSet(ParseResult arguments) => arguments.GetResult(this) is { Implicit: false };
}
