using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirecheck.Analyzers.Model;

/// <summary>The calls of one compilation that may be registrations, by their names and by the words in them.</summary>
internal sealed class RegistrationIndex
{
    public RegistrationIndex(CommunicationModel model)
    {
        var files = model.Compilation.SyntaxTrees.Select(SyntaxFacts.Of).ToArray();
        Calls = files.SelectMany(file => file.Registrations).Select(call => (call, model.Frameworks.RegisteredBy(call.Method))).ToImmutableArray();
        ByWord = Calls.SelectMany(call => call.Call.Words.Select(word => (word, call))).ToLookup(pair => pair.word, pair => pair.call, StringComparer.Ordinal);
        MayBeWrappers = files.SelectMany(file => file.MayBeWrappers).ToLookup(call => call.Method, call => call.Call, StringComparer.Ordinal);
    }

    /// <summary>Every call, with what it may tell.</summary>
    public ImmutableArray<(RegistrationCall Call, RegistrationKinds Tells)> Calls { get; }

    /// <summary>The same calls by the words in them.</summary>
    public ILookup<string, (RegistrationCall Call, RegistrationKinds Tells)> ByWord { get; }

    /// <summary>Calls that may be of a method which registers something for its callers, by that method's name.</summary>
    public ILookup<string, InvocationExpressionSyntax> MayBeWrappers { get; }
}
