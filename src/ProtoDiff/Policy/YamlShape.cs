using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wirecheck.ProtoDiff.Policy;

/// <summary>
/// Refuses what no configuration needs and a hostile one is made of, before anything is built of it: nesting without end, and names that are not
/// texts, whose comparison would follow whatever they refer to.
/// </summary>
internal static class YamlShape
{
    private const int MostLevels = 64;

    /// <summary>Looks at a text from its start to its end.</summary>
    /// <exception cref="ConfigurationException">It is built like that. The message names the line.</exception>
    /// <exception cref="YamlException">It is not YAML.</exception>
    public static void Check(string name, string text)
    {
        // Of each level, whether a name comes next: in a list none does.
        var levels = new Stack<Level>();
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            var what = parser.Current!;
            if (what is MappingEnd or SequenceEnd)
            {
                levels.Pop();
                continue;
            }

            if (what is not (NodeEvent or AnchorAlias))
                continue;
            if (levels.TryPeek(out var level) && level.TakesName() && what is not Scalar)
                throw Error("a name is a text");
            if (what is not (MappingStart or SequenceStart))
                continue;
            if (levels.Count == MostLevels)
                throw Error($"settings nest deeper than {MostLevels}");
            levels.Push(new(isMapping: what is MappingStart));

            ConfigurationException Error(string message) => new($"{name}({what.Start.Line},{what.Start.Column}): {message}");
        }
    }

    /// <summary>A mapping or a list that is open.</summary>
    private sealed class Level(bool isMapping)
    {
        private bool _isValueNext;

        /// <summary>Counts something in it, and tells whether that has to be a name.</summary>
        public bool TakesName()
        {
            var isName = isMapping && !_isValueNext;
            _isValueNext = isName;
            return isName;
        }
    }
}
