using Microsoft.CodeAnalysis;
using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Frameworks;

/// <summary>Calls that leave nothing behind for anybody but whoever reads logs: logging, and what is computed in memory.</summary>
internal static class Bookkeeping
{
    private static readonly string[] LoggingSpaces = { "Microsoft.Extensions.Logging", "Serilog", "NLog", "log4net", "System.Diagnostics.Metrics" };

    private static readonly string[] LoggingTypes =
    {
        "System.Console", "System.IO.TextWriter", "System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.Diagnostics.Activity", "System.Diagnostics.Stopwatch",
    };

    private static readonly string[] ComputingSpaces = { "System.Text", "System.Globalization", "System.Linq", "System.Runtime.CompilerServices", "Newtonsoft.Json" };

    /// <summary>Types of the namespace System that do more than compute.</summary>
    private static readonly string[] ActingTypes = { "Environment", "AppDomain", "Activator", "IProgress", "Progress", "Lazy", "IServiceProvider" };

    /// <summary>How methods are called that only look at what they are given.</summary>
    private static readonly string[] LookingPrefixes = { "Deserialize", "Serialize", "Decode", "Encode", "Parse", "TryParse", "Get", "To", "From", "Is", "Has", "Map", "Convert", "Validate", "Create" };

    /// <summary>Whether a method writes a log: a logger's, or one of a type that is called after logs.</summary>
    public static bool IsLogging(IMethodSymbol method) =>
        method.ContainingType is { } type &&
        (LoggingTypes.Contains(type.FullName()) || In(type, LoggingSpaces) || type.Name.EndsWith("Log", StringComparison.Ordinal) || type.Name.IndexOf("Logger", StringComparison.Ordinal) >= 0);

    /// <summary>Whether a method of the base class library, or of a serializer, works on values in memory.</summary>
    public static bool IsComputing(IMethodSymbol method) =>
        method.ContainingType is { } type && method.MethodKind != MethodKind.DelegateInvoke &&
        (In(type, ComputingSpaces) || (type.ContainingNamespace?.ToDisplayString() == "System" && !ActingTypes.Contains(type.Name)));

    /// <summary>Whether a method hands values to other code of the process: a collection, a task, a timer.</summary>
    public static bool IsHandingOver(IMethodSymbol method) =>
        method.ContainingType is { } type && (In(type, "System.Collections") || In(type, "System.Threading"));

    /// <summary>Whether a method's name says that it only looks at what it is given.</summary>
    public static bool IsLooking(IMethodSymbol method) => LookingPrefixes.Any(prefix => method.Name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether an exception type is that of every failure.</summary>
    public static bool IsAnyFailure(ITypeSymbol exception) => exception.FullName() == "System.Exception";

    private static bool In(INamedTypeSymbol type, params string[] spaces)
    {
        var name = type.ContainingNamespace?.ToDisplayString() ?? "";
        return spaces.Any(space => name == space || name.StartsWith(space + ".", StringComparison.Ordinal));
    }
}
