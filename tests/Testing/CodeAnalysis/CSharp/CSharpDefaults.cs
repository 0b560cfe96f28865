namespace Microsoft.CodeAnalysis.CSharp.Testing;

internal static class CSharpDefaults
{
    public static readonly CSharpCompilationOptions CompilationOptions = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Default, DocumentationMode.Diagnose);
}
