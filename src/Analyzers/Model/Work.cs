using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>Which calls do something that outlasts the process, themselves or in functions of this compilation. Made anew for each question.</summary>
internal sealed class Work
{
    private const int DeepestCall = 8;

    private readonly CommunicationModel _model;
    private readonly Dictionary<IMethodSymbol, IOperation?> _behind = new(SymbolEqualityComparer.Default);
    private int _depth;

    public Work(CommunicationModel model) => _model = model;

    public Effect? EffectOf(IInvocationOperation call)
    {
        var original = _model.AsWritten(call);
        if (original.IsDiscarded()) return null;

        var target = original.TargetMethod;
        switch (_model.Frameworks.Classify(original, _model))
        {
            case RemoteCall { Access: Access.Write or Access.IdempotentWrite } remote: return new Effect(original, $"call '{remote.Name}'", original);
            case Publish { IsReply: false }: return new Effect(original, "publish a message", original);
            case Commit: return new Effect(original, "save its changes", original);
            case StoreWrite write: return new Effect(original, write.Description, original);
            case null when Conventions.IsOutsideEffect(target.Name): return new Effect(original, $"call '{target.ShortName()}'", original);
            case null when BehindOf(target) is { } origin: return new Effect(original, $"call '{target.ShortName()}'", origin);
            default: return null;
        }
    }

    /// <summary>The first effect behind a call of this compilation's own code.</summary>
    private IOperation? BehindOf(IMethodSymbol target)
    {
        if (_behind.TryGetValue(target, out var known)) return known;
        if (_depth == DeepestCall) return null;

        // Nothing is behind a method that is asked about while it is looked through: that cuts cycles.
        _behind[target] = null;
        _depth++;
        var found = _model.Implementations.Of(target)
            .Select(_model.BodyOf)
            .OfType<IOperation>()
            .SelectMany(body => FunctionBody.OwnOperations(body, _model))
            .OfType<IInvocationOperation>()
            .Select(EffectOf)
            .FirstOrDefault(effect => effect is not null);
        _depth--;
        return _behind[target] = found?.Origin;
    }
}
