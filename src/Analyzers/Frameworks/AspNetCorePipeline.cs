using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>What ASP.NET Core runs around a handler, for every request: middleware, endpoint filters, and the filters of MVC.</summary>
internal sealed class AspNetCorePipeline : Framework
{
    private const string UseMiddlewareType = "Microsoft.AspNetCore.Builder.UseMiddlewareExtensions";

    /// <summary>Interfaces all of whose methods a request runs.</summary>
    private static readonly string[] Contracts =
    {
        "Microsoft.AspNetCore.Http.IMiddleware", "Microsoft.AspNetCore.Http.IEndpointFilter",
        "Microsoft.AspNetCore.Mvc.Filters.IActionFilter", "Microsoft.AspNetCore.Mvc.Filters.IAsyncActionFilter",
        "Microsoft.AspNetCore.Mvc.Filters.IAuthorizationFilter", "Microsoft.AspNetCore.Mvc.Filters.IAsyncAuthorizationFilter",
        "Microsoft.AspNetCore.Mvc.Filters.IResourceFilter", "Microsoft.AspNetCore.Mvc.Filters.IAsyncResourceFilter",
        "Microsoft.AspNetCore.Mvc.Filters.IResultFilter", "Microsoft.AspNetCore.Mvc.Filters.IAsyncResultFilter",
        "Microsoft.AspNetCore.Mvc.Filters.IExceptionFilter", "Microsoft.AspNetCore.Mvc.Filters.IAsyncExceptionFilter",
        "Microsoft.AspNetCore.Mvc.Filters.IPageFilter", "Microsoft.AspNetCore.Mvc.Filters.IAsyncPageFilter",
    };

    /// <summary>Methods that take a function to run for every request, and the parameter that it is.</summary>
    private static readonly (string Type, string Method, string Parameter, string Name)[] Registrars =
    {
        ("Microsoft.AspNetCore.Builder.UseExtensions", "Use", "middleware", "middleware"),
        ("Microsoft.AspNetCore.Builder.RunExtensions", "Run", "handler", "terminal middleware"),
        ("Microsoft.AspNetCore.Http.EndpointFilterExtensions", "AddEndpointFilter", "routeHandlerFilter", "endpoint filter"),
    };

    public override string MarkerType => "Microsoft.AspNetCore.Builder.IApplicationBuilder";

    public override bool IsReason => true;

    /// <summary>Without <c>Use</c> and <c>Run</c>, which name too much else: a function given to them by name is not followed.</summary>
    public override IReadOnlyCollection<string> RegistrationMethods { get; } = new[] { "UseMiddleware", "AddEndpointFilter" };

    public override RegistrationKinds Registers => RegistrationKinds.Handlers;

    public override bool Knows(IMethodSymbol method) => Registrars.Any(r => r.Method == method.Name && r.Type == method.ContainingType.FullName());

    public override Fact? Classify(IInvocationOperation call, CommunicationModel model)
    {
        var registrar = Registrars.First(r => r.Method == call.TargetMethod.Name);
        return call.Argument(registrar.Parameter)?.DelegateTarget() is { } target
            ? new Handler(call, target, new EntryPoint(EntryPointKind.HttpRequest, target.HandlerName(registrar.Name)))
            : null;
    }

    /// <summary>
    /// Middleware by convention is a class with a method <c>Invoke</c> or <c>InvokeAsync</c> that takes the request
    /// (Microsoft.AspNetCore.Builder, UseMiddlewareExtensions).
    /// </summary>
    public override void Register(IInvocationOperation call, CommunicationModel model, Registrations registrations)
    {
        if (Knows(call.TargetMethod.Declared())) registrations.AddHandler(Classify(call, model) as Handler);
        if (call.TargetMethod.ContainingType.FullName() != UseMiddlewareType) return;

        var middleware = call.TargetMethod.TypeArguments.FirstOrDefault() ?? (call.Argument("middleware")?.Unwrap() as ITypeOfOperation)?.TypeOperand;
        for (var type = middleware as INamedTypeSymbol; type is not null; type = type.BaseType)
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(IsInvoke)) registrations.AddHandler(method, NameOf(method));
        }
    }

    public override EntryPoint? EntryPoint(IMethodSymbol method, CommunicationModel model) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation && !method.IsAbstract && method.ImplementsMemberOf(type => Contracts.Contains(type.FullName()))
            ? NameOf(method)
            : null;

    private static EntryPoint NameOf(IMethodSymbol method) => new(EntryPointKind.HttpRequest, method.ShortName());

    private static bool IsInvoke(IMethodSymbol method) =>
        method is { Name: "Invoke" or "InvokeAsync", IsStatic: false, DeclaredAccessibility: Accessibility.Public, Parameters.Length: > 0 } && method.Parameters[0].Type.Name == "HttpContext";
}
