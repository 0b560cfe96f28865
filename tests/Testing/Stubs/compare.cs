#:package Microsoft.CodeAnalysis.CSharp
#:property TreatWarningsAsErrors=false
#:property PublishAot=false

// What a stub declares, compared with the library's own assembly:
//
//     dotnet run tests/Testing/Stubs/compare.cs -- STUB.dll REAL.dll [MORE.dll …]
//
// Constructors without parameters are not compared: the compiler adds one where a stub declares none. MORE are assemblies that the library's own types come from. Prints each public type and member of the stub that the library does not have with the same
// signature: names, parameters with their names and default values, what is returned. Exit code 0: none; 1: some; 2: an assembly cannot be read.
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

if (args.Length < 2)
{
    Console.Error.WriteLine("usage: dotnet run compare.cs -- STUB.dll REAL.dll [MORE.dll ...]");
    return 2;
}

if (args.FirstOrDefault(path => !File.Exists(path)) is { } missing)
{
    Console.Error.WriteLine($"error: \"{missing}\" does not exist");
    return 2;
}

var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
var (stub, declared) = Load(args[0], []);
var (real, library) = Load(args[1], args[2..]);
if (stub is null || real is null)
{
    Console.Error.WriteLine($"error: \"{(stub is null ? args[0] : args[1])}\" is no assembly");
    return 2;
}

// Signatures as they are written in a caller's code; whether something may be null is said differently from version to version.
var format = SymbolDisplayFormat.FullyQualifiedFormat
    .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeContainingType)
    .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis)
    .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);
string[] modifiers = ["public ", "protected ", "internal ", "virtual ", "abstract ", "override ", "sealed ", "async ", "extern ", "readonly "];
var differences = 0;
foreach (var type in TypesIn(stub.GlobalNamespace))
{
    if (library.GetTypeByMetadataName(MetadataName(type)) is not { } own)
    {
        Report($"no type {type.ToDisplayString()}");
        continue;
    }

    var members = own.GetMembers().Concat(own.AllInterfaces.SelectMany(i => i.GetMembers())).Concat(Bases(own).SelectMany(b => b.GetMembers())).Select(Written).ToHashSet();
    foreach (var member in type.GetMembers().Where(m => m.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && !m.IsImplicitlyDeclared && m is not (IMethodSymbol { AssociatedSymbol: not null } or IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true })))
    {
        if (!members.Contains(Written(member))) Report($"no member {Written(member)}");
    }
}

Console.WriteLine(differences == 0 ? "every declaration of the stub is the library's" : $"{differences} of the stub's declarations are not the library's");
return differences == 0 ? 0 : 1;

(IAssemblySymbol? Assembly, CSharpCompilation Compilation) Load(string path, IEnumerable<string> more)
{
    var reference = MetadataReference.CreateFromFile(path);
    var own = Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, "*.dll").Where(file => file != Path.GetFullPath(path));
    var compilation = CSharpCompilation.Create("comparison", references: [reference, .. more.Concat(own).Concat(platform).DistinctBy(Path.GetFileName).Select(file => MetadataReference.CreateFromFile(file))]);
    return (compilation.GetAssemblyOrModuleSymbol(reference) as IAssemblySymbol, compilation);
}

void Report(string difference)
{
    differences++;
    Console.WriteLine(difference);
}

// What a member is called depends on no modifier, nor on which of its bases declares it.
string Written(ISymbol member)
{
    var text = member.OriginalDefinition.ToDisplayString(format).Replace("?", "", StringComparison.Ordinal);
    text = modifiers.Aggregate(text, (t, modifier) => t.Replace(modifier, "", StringComparison.Ordinal));
    return member.ContainingType is { } type ? text.Replace(type.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat).Replace("?", "", StringComparison.Ordinal) + ".", "", StringComparison.Ordinal) : text;
}

static string MetadataName(INamedTypeSymbol type) => type.ContainingType is { } outer ? $"{MetadataName(outer)}+{type.MetadataName}"
    : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName
    : $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";

static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
{
    for (var current = type.BaseType; current is not null; current = current.BaseType) yield return current;
}

static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space) =>
    space.GetTypeMembers().Where(t => t.DeclaredAccessibility == Accessibility.Public).Concat(space.GetNamespaceMembers().SelectMany(TypesIn));
