using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirecheck.Analyzers.Model;

/// <summary>How long an object that a function creates is in use.</summary>
internal enum Lifespan
{
    /// <summary>It is kept out of sight, or may be.</summary>
    Unknown,

    /// <summary>By the function that creates it, while that runs.</summary>
    Call,

    /// <summary>By the object that creates it, in a field.</summary>
    Instance,
}

/// <summary>How long created objects are in use, as far as one function shows it.</summary>
internal static class Lifespans
{
    /// <summary>Follows what is created to where it ends up. What is handed to code elsewhere, or returned, may be kept there.</summary>
    public static Lifespan Of(IOperation creation, CommunicationModel model) => Of(creation, model, new Lookback());

    private static Lifespan Of(IOperation value, CommunicationModel model, Lookback lookback)
    {
        while (lookback.Step())
        {
            switch (value.Parent)
            {
                case IConversionOperation or IParenthesizedOperation or ICoalesceOperation:
                case IConditionalOperation conditional when conditional.Condition != value:
                    value = value.Parent;
                    break;

                // new ShippingClient(new HttpClient()), new Options { Client = new HttpClient() }: in use as long as what it is part of.
                case IArgumentOperation { Parent: IObjectCreationOperation whole }:
                    value = whole;
                    break;
                case ISimpleAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation whole } }:
                    value = whole;
                    break;

                case IInvocationOperation call when call.Instance == value:
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } extension } when extension.Arguments[0].Value == value:
                    call = value.Parent as IInvocationOperation ?? (IInvocationOperation)value.Parent!.Parent!;
                    if (!SymbolEqualityComparer.Default.Equals(call.Type, value.Type) && !model.Frameworks.Wraps(call.TargetMethod)) return Lifespan.Call;
                    value = call; // a step that returns what it configures, or something around it
                    break;

                case IPropertyReferenceOperation property when property.Instance == value:
                case IUsingOperation:
                    return Lifespan.Call;

                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return OfLocal(declarator.Symbol, declarator, model, lookback);

                case IAssignmentOperation assignment when assignment.Value == value:
                    return assignment.Target switch
                    {
                        ILocalReferenceOperation { Local: var local } => OfLocal(local, assignment, model, lookback),
                        IMemberReferenceOperation { Member.IsStatic: false, Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } } => Lifespan.Instance,
                        _ => Lifespan.Unknown,
                    };

                case IFieldInitializerOperation field when !field.InitializedFields.Any(f => f.IsStatic):
                case IPropertyInitializerOperation automatic when !automatic.InitializedProperties.Any(p => p.IsStatic):
                    return Lifespan.Instance;

                default:
                    return Lifespan.Unknown;
            }
        }

        return Lifespan.Unknown;
    }

    /// <summary>A local that is disposed here is in use here only; any other as long as the longest of its uses says.</summary>
    private static Lifespan OfLocal(ILocalSymbol local, IOperation declaration, CommunicationModel model, Lookback lookback)
    {
        for (var operation = declaration.Parent; operation is IVariableDeclarationOperation or IVariableDeclarationGroupOperation or IUsingDeclarationOperation or IUsingOperation; operation = operation.Parent)
        {
            if (operation is IUsingDeclarationOperation or IUsingOperation) return Lifespan.Call;
        }

        var function = declaration.EnclosingFunction();
        var longest = Lifespan.Call;
        foreach (var reference in function.Descendants().OfType<ILocalReferenceOperation>().Where(r => SymbolEqualityComparer.Default.Equals(r.Local, local)))
        {
            if (reference.Parent is IAssignmentOperation assignment && assignment.Target == reference) continue;
            if (reference.EnclosingFunction() is IAnonymousFunctionOperation lambda && lambda != function && !FunctionBody.RunsInPlace(lambda, model)) return Lifespan.Unknown;

            switch (Of(reference, model, lookback))
            {
                case Lifespan.Unknown: return Lifespan.Unknown;
                case Lifespan.Instance: longest = Lifespan.Instance; break;
            }
        }

        return longest;
    }
}
