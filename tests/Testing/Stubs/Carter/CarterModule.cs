using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Carter;

public interface ICarterModule
{
    void AddRoutes(IEndpointRouteBuilder app);
}

public static class RouteExtensions
{
    public static RouteHandlerBuilder MapPost<T>(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Delegate handler) => throw null!;

    public static RouteHandlerBuilder MapPut<T>(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Delegate handler) => throw null!;
}
