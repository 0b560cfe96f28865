using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>System.Uri and what makes one: the address that an expression is.</summary>
internal static class Uris
{
    public const string UriType = "System.Uri";
    private const string BuilderType = "System.UriBuilder";
    private const string QueryHelpersType = "Microsoft.AspNetCore.WebUtilities.QueryHelpers";

    public static Address Of(IOperation value, CommunicationModel model, Lookback? lookback = null)
    {
        lookback ??= new Lookback();
        if (!lookback.Step()) return Address.Unknown;

        value = value.Resolve();
        if (lookback.Argument(value) is { } given) return Of(given, model, lookback);

        return value switch
        {
            IObjectCreationOperation creation when creation.Type?.FullName() == UriType => OfNew(creation, model, lookback),
            IObjectCreationOperation creation when creation.Type?.FullName() == BuilderType => OfBuilder(creation, model, lookback),
            IPropertyReferenceOperation { Instance: { } whole } property when IsWhole(property) => Of(whole, model, lookback),
            IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } whole } when whole.Type?.FullName() is UriType or BuilderType => Of(whole, model, lookback),
            IInvocationOperation { TargetMethod: { Name: "AddQueryString", ContainingType: var helpers } } added when helpers.FullName() == QueryHelpersType =>
                Of(added.Arguments[0].Value, model, lookback),
            IMemberReferenceOperation member when member.Type?.FullName() is UriType or BuilderType =>
                model.OriginOf(member) is { } origin ? Of(origin, model, lookback) : Address.Unknown,
            _ => Address.Parse(Text.Of(value, model, lookback)),
        };
    }

    /// <summary><c>new Uri(baseUri, relativeUri)</c> goes where its first argument goes, unless the second is an address of its own.</summary>
    private static Address OfNew(IObjectCreationOperation creation, CommunicationModel model, Lookback lookback)
    {
        if (creation.Arguments.IsEmpty) return Address.Unknown;

        var start = Of(creation.Arguments[0].Value, model, lookback);
        if (creation.Argument("relativeUri") is not { } relative) return start;

        var rest = Of(relative, model, lookback);
        return rest.Kind == AddressKind.Absolute ? rest : start with { IsProbe = start.IsProbe || rest.IsProbe };
    }

    /// <summary>A builder whose host is given where it is made. One that is given its host by a statement is not followed.</summary>
    private static Address OfBuilder(IObjectCreationOperation creation, CommunicationModel model, Lookback lookback)
    {
        var setLater = creation.Root().Descendants().OfType<ISimpleAssignmentOperation>().Any(assignment =>
            assignment.Target is IPropertyReferenceOperation { Property: { Name: "Host" or "Scheme", ContainingType: var type }, Instance: not IInstanceReferenceOperation } &&
            type.FullName() == BuilderType);
        if (setLater) return Address.Unknown;

        var host = creation.Assigned("Host") ?? creation.Argument("hostName") ?? creation.Argument("host");
        if (host is null) return creation.Argument("uri") is { } uri ? Of(uri, model, lookback) : Address.Unknown;

        var scheme = (creation.Assigned("Scheme") ?? creation.Argument("schemeName") ?? creation.Argument("scheme")) is { } given ? Text.Of(given, model, lookback).Known : "http";
        var name = Text.Of(host, model, lookback);
        return name.IsWhole ? Address.Parse(name with { Known = scheme + "://" + name.Known }) : Address.Unknown;
    }

    /// <summary>The text of an address: an address without a path ends in a slash.</summary>
    public static Text TextOf(IOperation value, CommunicationModel model, Lookback lookback)
    {
        if (!lookback.Step()) return Text.Unknown;
        if (value is IPropertyReferenceOperation { Instance: { } whole } property && IsWhole(property)) return TextOf(model.OriginOf(whole), model, lookback);
        if (value is not IObjectCreationOperation { Arguments.Length: 1 } creation || creation.Type?.FullName() != UriType) return Text.Unknown;

        var text = Text.Of(creation.Arguments[0].Value, model, lookback);
        return text.IsWhole && text.Known.IndexOf('/', Math.Min(text.Known.Length, "https://".Length)) < 0 ? text with { Known = text.Known + "/" } : text;
    }

    private static bool IsWhole(IPropertyReferenceOperation property) =>
        property.Property.Name is "AbsoluteUri" or "OriginalString" or "Uri" && property.Property.ContainingType.FullName() is UriType or BuilderType;
}
