using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>What ends the calls of a client whose own time-out is off, or is a reason to have it off.</summary>
internal static class Timeouts
{
    /// <summary>Names in code that ends calls by time, that reads answers as long as they come, or that leaves time-outs to another library.</summary>
    private static readonly string[] Words =
    {
        CancellationTokens.CancelAfter, "WaitAsync", CancellationTokens.SourceName, "ResponseHeadersRead", "GetStreamAsync", "SseParser", "AsAsyncEnumerable", "GetFromJsonAsAsyncEnumerable",
        "GrpcChannel", "GrpcChannelOptions", "FlurlClient", "ClientWebSocket", "ResiliencePipeline",
    };

    private static readonly string[] WordParts = { "Timeout", "Resilience", "Policy", "Flurl", "Grpc", "event-stream" };

    public static bool MayEndCalls(TimeoutSetting setting, CommunicationModel model)
    {
        if (setting.Operation.EnclosingFunction() is not IAnonymousFunctionOperation lambda) return Speaks(setting.Operation.Syntax, setting);

        // Of a client that is registered, the class that takes it and the steps of its registration say what ends its calls.
        if (EntryPoints.InvocationTaking(lambda) is not { } step) return true;

        var registration = model.Frameworks.Classify(step, model) as ClientRegistration ?? model.Frameworks.RegistrationOf(step, model);
        if (registration is null || registration.IsKept || model.Registrations.Has(ProcessFacts.TimeoutOfEveryClient) || model.Registrations.Has(ProcessFacts.UnseenClientDefaults)) return true;
        if (registration.Transport != Transport.Http || registration.Steps.Skip(1).Any(s => ClientBuilder.MayEndCalls(s, model))) return true;

        return registration.Client is not { } client || !client.IsInSource(model.Compilation) || client.DeclaringSyntaxReferences.Any(r => Speaks(r.GetSyntax(), null));
    }

    /// <summary>Whether the whole type around a place speaks of time, or of streams.</summary>
    private static bool Speaks(SyntaxNode place, TimeoutSetting? setting)
    {
        var type = place.FirstAncestorOrSelf<Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax>() ?? place.SyntaxTree.GetRoot();
        return type.DescendantTokens().Any(token =>
            (setting is null || !setting.Operation.Syntax.Span.Contains(token.Span)) &&
            (token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken)) &&
            (Words.Contains(token.ValueText) || WordParts.Any(part => token.ValueText.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)));
    }
}
