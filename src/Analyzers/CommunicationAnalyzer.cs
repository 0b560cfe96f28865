using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Frameworks;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers;

/// <summary>
/// The one analyzer. It looks at each invocation once, asks the frameworks what it means, and hands the meaning to the rules that asked for
/// that kind. A compilation that references nothing that communicates costs one look-up per known library and nothing after.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CommunicationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleCatalog.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (CommunicationModel.Of(start.Compilation, start.Options.AnalyzerConfigOptionsProvider) is not { } model) return;

            var dispatcher = new Dispatcher(model);
            start.RegisterOperationAction(dispatcher.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(dispatcher.OnCreation, OperationKind.ObjectCreation);
            start.RegisterOperationAction(dispatcher.OnPropertyReference, OperationKind.PropertyReference);
            start.RegisterOperationAction(dispatcher.OnAssignment, OperationKind.SimpleAssignment);
            start.RegisterOperationAction(dispatcher.OnEventAssignment, OperationKind.EventAssignment);
            start.RegisterOperationAction(dispatcher.OnLocalFunction, OperationKind.LocalFunction);
            start.RegisterOperationAction(dispatcher.OnLoop, OperationKind.Loop);
            start.RegisterOperationBlockAction(dispatcher.OnBody);
        });
    }

    private sealed class Dispatcher
    {
        private readonly CommunicationModel _model;

        public Dispatcher(CommunicationModel model) => _model = model;

        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            var fact = _model.Frameworks.Classify(call, _model);
            Inspect(fact, context);

            if (_model.EntryPoints.Enclosing(call, context.ContainingSymbol) is not { AnswersRequest: true } entryPoint || call.IsDiscarded()) return;

            var reached = fact is RemoteCall direct
                ? ImmutableArray.Create(ReachedCall.Direct(direct))
                : _model.Reachability.From(call);
            if (reached.IsEmpty) return;

            var path = Context(call, context.ReportDiagnostic);
            foreach (var rule in Rules.OfRequestPaths) rule.Inspect(call, entryPoint, reached, path);
        }

        public void OnCreation(OperationAnalysisContext context) =>
            Inspect(_model.Frameworks.Classify((IObjectCreationOperation)context.Operation, _model), context);

        public void OnPropertyReference(OperationAnalysisContext context) =>
            Inspect(_model.Frameworks.Classify((IPropertyReferenceOperation)context.Operation, _model), context);

        public void OnAssignment(OperationAnalysisContext context) =>
            Inspect(_model.Frameworks.Classify((ISimpleAssignmentOperation)context.Operation, _model), context);

        public void OnEventAssignment(OperationAnalysisContext context) =>
            Inspect(_model.Frameworks.Classify((IEventAssignmentOperation)context.Operation, _model), context);

        /// <summary>Findings belong to what is being looked at: those elsewhere wait until the whole compilation is, and an IDE offers no fix for them.</summary>
        public void OnLocalFunction(OperationAnalysisContext context) => Inspect(Consumer.Of((ILocalFunctionOperation)context.Operation, _model), context);

        /// <summary>As with local functions: what a consumer does is looked at where all of it is.</summary>
        public void OnLoop(OperationAnalysisContext context)
        {
            foreach (var reception in ConsumeLoops.ReceptionsOf((ILoopOperation)context.Operation, _model)) Inspect(Consumer.InLoop(reception, _model), context);
        }

        public void OnBody(OperationBlockAnalysisContext context)
        {
            if (context.OwningSymbol is not IMethodSymbol method ||
                _model.EntryPoints.Of(method) is not { Kind: EntryPointKind.Message } entryPoint ||
                Consumer.Of(method, entryPoint, _model) is not { } consumer) return;

            Inspect(consumer, Context(context.OperationBlocks[0], context.ReportDiagnostic));
        }

        private void Inspect(Fact? fact, OperationAnalysisContext context)
        {
            switch (fact)
            {
                case RemoteCall call: Inspect(Rules.OfRemoteCalls, call, context); break;
                case BlockingWait wait: Inspect(Rules.OfWaits, wait, context); break;
                case DeadlineSetting deadline: Inspect(Rules.OfDeadlines, deadline, context); break;
                case ClientCreation creation: Inspect(Rules.OfCreations, creation, context); break;
                case ClientRegistration registration: Inspect(Rules.OfRegistrations, registration, context); break;
                case ResilienceStep step: Inspect(Rules.OfResilience, step, context); break;
                case ServiceRegistration service: Inspect(Rules.OfServices, service, context); break;
                case AddressSetting setting: Inspect(Rules.OfAddresses, setting, context); break;
                case BodyRead read: Inspect(Rules.OfBodies, read, context); break;
                case TimeoutSetting timeout: Inspect(Rules.OfTimeouts, timeout, context); break;
                case Subscription subscription: Inspect(Rules.OfSubscriptions, subscription, context); break;
                case Settlement settlement: Inspect(Rules.OfSettlements, settlement, context); break;
                case TransactionStart transaction: Inspect(Rules.OfTransactions, transaction, context); break;
                case Publish publish:
                    Inspect(Rules.OfPublishes, publish, context);
                    InspectPairs(publish, context);
                    break;
                case Commit or StoreWrite: InspectPairs(fact, context); break;
                case Guard guard: Inspect(Rules.OfGuards, guard, context); break;
                case AutomaticSettlement setting: Inspect(Rules.OfAutomaticSettlements, setting, context); break;
                case Reception reception: Inspect(Rules.OfReceptions, reception, context); break;
                case Handler { EntryPoint.Kind: EntryPointKind.Message } handler:
                    Inspect(Rules.OfHandlers, handler, context);
                    Inspect(Consumer.InPlace(handler), context);
                    break;
            }
        }

        private void InspectPairs(Fact write, OperationAnalysisContext context)
        {
            foreach (var pair in WritePair.At(write, _model)) Inspect(Rules.OfWritePairs, pair, context);
        }

        private void Inspect<TFact>(ImmutableArray<IFactRule<TFact>> rules, TFact fact, OperationAnalysisContext context)
            where TFact : Fact
        {
            var ruleContext = Context(context.Operation, context.ReportDiagnostic);
            foreach (var rule in rules) rule.Inspect(fact, ruleContext);
        }

        private void Inspect(Consumer? consumer, OperationAnalysisContext context)
        {
            if (consumer is not null) Inspect(consumer, Context(context.Operation, context.ReportDiagnostic));
        }

        private static void Inspect(Consumer consumer, RuleContext context)
        {
            foreach (var rule in Rules.OfConsumers) rule.Inspect(consumer, context);
        }

        private RuleContext Context(IOperation operation, Action<Diagnostic> report) =>
            new(_model, _model.OptionsOf(operation.Syntax.SyntaxTree), report);
    }
}
