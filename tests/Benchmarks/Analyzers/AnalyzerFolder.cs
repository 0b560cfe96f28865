using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wirecheck.Benchmarks.Analyzers;

/// <summary>The analyzers that a package ships, as the compiler would load them.</summary>
internal static class AnalyzerFolder
{
    /// <summary>The package's name, where the folder lies in a cache of packages; else the folder's own.</summary>
    public static string NameOf(DirectoryInfo folder)
    {
        var parts = folder.FullName.TrimEnd(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar);
        var analyzers = Array.LastIndexOf(parts, "analyzers");
        return analyzers > 1 ? $"{parts[analyzers - 2]} {parts[analyzers - 1]}" : folder.Name;
    }

    public static ImmutableArray<DiagnosticAnalyzer> Load(DirectoryInfo folder)
    {
        if (!folder.Exists) throw new BenchmarkException($"there is no folder {folder.FullName}");

        var files = folder.GetFiles("*.dll");
        var context = new AssemblyLoadContext(folder.FullName);
        context.Resolving += (_, name) => files.FirstOrDefault(f => Path.GetFileNameWithoutExtension(f.Name) == name.Name) is { } file ? context.LoadFromAssemblyPath(file.FullName) : null;
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. files.Select(file => context.LoadFromAssemblyPath(file.FullName)).SelectMany(Types).Where(IsForCSharp).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!),
        ];
        return analyzers.IsEmpty ? throw new BenchmarkException($"there are no analyzers in {folder.FullName}") : analyzers;
    }

    /// <summary>Fixes in the same folder may need parts of an IDE, which are not here.</summary>
    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }

    private static bool IsForCSharp(Type type) =>
        !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) &&
        type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true;
}
