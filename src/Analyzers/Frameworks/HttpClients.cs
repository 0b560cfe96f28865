using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>System.Net.Http and System.Net.Http.Json.</summary>
internal sealed class HttpClients : Framework
{
    public const string HttpClientType = "System.Net.Http.HttpClient";
    private const string InvokerType = "System.Net.Http.HttpMessageInvoker";
    private const string JsonExtensionsType = "System.Net.Http.Json.HttpClientJsonExtensions";
    private const string RequestType = "System.Net.Http.HttpRequestMessage";
    private const string UriType = "System.Uri";

    /// <summary>Whether repeating the request differs from sending it once: RFC 9110, section 9.2.2.</summary>
    private static readonly (string Prefix, Access Access)[] Methods =
    {
        ("Get", Access.Read), ("Head", Access.Read), ("Options", Access.Read),
        ("Put", Access.IdempotentWrite), ("Delete", Access.IdempotentWrite),
        ("Post", Access.Write), ("Patch", Access.Write),
    };

    public override string MarkerType => HttpClientType;

    public override bool Knows(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public } &&
        method.ContainingType.FullName() is HttpClientType or InvokerType or JsonExtensionsType &&
        (method.Name is "Send" or "SendAsync" || Methods.Any(m => method.Name.StartsWith(m.Prefix, StringComparison.Ordinal))) &&
        !method.Name.EndsWith("AsAsyncEnumerable", StringComparison.Ordinal) &&
        method.Name != "GetHashCode" && method.Name != "GetType";

    public override Fact Classify(IInvocationOperation call, CommunicationModel model) =>
        new RemoteCall(call, Transport.Http, CallShape.Unary, AccessOf(call, model), "HttpClient." + call.TargetMethod.Name);

    /// <summary>The address a call goes to: its own absolute one, or the base address of the client it is made on.</summary>
    public static Address AddressOf(IInvocationOperation call, CommunicationModel model)
    {
        var address = UrlOf(call) is { } url ? UriText(url, model) : Address.Unknown;
        if (address.Kind != AddressKind.Relative || call.Receiver() is not { } client) return address;

        var baseAddress = BaseAddressOf(client, model);
        return baseAddress with { IsProbe = baseAddress.IsProbe || address.IsProbe };
    }

    /// <summary>The address in <c>client.BaseAddress = …</c> inside a lambda, constructor or initializer, or null when there is none.</summary>
    public static Address? AssignedBaseAddress(IOperation body, CommunicationModel model)
    {
        Address? found = null;
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "BaseAddress" } target } assignment ||
                target.Property.ContainingType.FullName() != HttpClientType) continue;

            var address = UriText(assignment.Value, model);
            found = found is null || found == address ? address : Address.Unknown;
        }

        return found;
    }

    private static Address UriText(IOperation value, CommunicationModel model)
    {
        value = value.Resolve();
        if (value is IFieldReferenceOperation { Field.IsReadOnly: true } field && model.Initializer(field.Field) is { } initializer) value = initializer.Resolve();
        if (value is IObjectCreationOperation creation && creation.Type?.FullName() == UriType)
        {
            // new Uri(baseUri, relative) goes where its first argument goes.
            return creation.Arguments.Length > 0 ? UriText(creation.Arguments[0].Value, model) : Address.Unknown;
        }

        return Address.Parse(Text.Of(value, model));
    }

    private static Address BaseAddressOf(IOperation client, CommunicationModel model)
    {
        var origin = client.Resolve();
        switch (origin)
        {
            case IObjectCreationOperation creation:
                return creation.Initializer is { } initializer ? AssignedBaseAddress(initializer, model) ?? Address.Unknown : Address.Unknown;

            case IInvocationOperation { TargetMethod.Name: "CreateClient" } created:
                return HttpClientFactory.AddressOf(created, model);

            case IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor }:
                return model.Registrations.HttpAddressOf(constructor.ContainingType);

            case IFieldReferenceOperation or IPropertyReferenceOperation:
                return model.OriginOf((IMemberReferenceOperation)origin) switch
                {
                    null => Address.Unknown,
                    // In a typed client the constructor's HttpClient is the registered one, unless the constructor sets another address.
                    IParameterReferenceOperation parameter => ConstructorAddress(parameter, model),
                    var value => BaseAddressOf(value, model),
                };

            default:
                return Address.Unknown;
        }
    }

    private static Address ConstructorAddress(IParameterReferenceOperation parameter, CommunicationModel model) =>
        AssignedBaseAddress(parameter.Root(), model) ?? BaseAddressOf(parameter, model);

    private static IOperation? UrlOf(IInvocationOperation call) =>
        call.Argument("requestUri") ?? (call.Argument("request") is { } request ? RequestUri(request) : null);

    private static IOperation? RequestUri(IOperation request) =>
        request.Resolve() is IObjectCreationOperation creation && creation.Type?.FullName() == RequestType
            ? creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == "requestUri")?.Value ?? AssignedMember(creation, "RequestUri")
            : null;

    private static Access AccessOf(IInvocationOperation call, CommunicationModel model)
    {
        var name = call.TargetMethod.Name;
        if (name is "Send" or "SendAsync")
        {
            if (call.Argument("request")?.Resolve() is not IObjectCreationOperation creation) return Access.Unknown;

            var method = creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == "method")?.Value ?? AssignedMember(creation, "Method");
            if (method is null) return Access.Read; // an HttpRequestMessage without a method is a GET
            if (method.Resolve() is not IPropertyReferenceOperation property) return Access.Unknown;
            name = property.Property.Name;
        }

        var access = Methods.FirstOrDefault(m => name.StartsWith(m.Prefix, StringComparison.Ordinal)).Access;
        var asks = access == Access.Write && UrlOf(call) is { } url && Conventions.IsQuestion(Text.Of(url, model).Known);
        return asks ? Access.Read : access;
    }

    private static IOperation? AssignedMember(IObjectCreationOperation creation, string property) =>
        creation.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(a => a.Target is IPropertyReferenceOperation p && p.Property.Name == property)?.Value;
}
