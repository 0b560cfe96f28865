namespace Wirecheck.Testing.Tests;

/// <summary>Configuration files reach analyzers and the compiler, in a compilation and in a project.</summary>
public sealed class ConfigurationTests
{
    private const string Source = "class {|#0:Upper|} { }";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_editorconfig_holds_for_the_files_it_names(bool inProject)
    {
        var test = Test(inProject, ("/0/.editorconfig", "root = true\n[*0.cs]\nwirecheck.report = yes\n"));
        test.TestState.Sources.Add("class Another { }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult(OptionAnalyzer.PerFile).WithLocation(0).WithArguments("yes"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_editorconfig_elsewhere_does_not_hold(bool inProject) =>
        await Test(inProject, ("/1/.editorconfig", "root = true\n[*.cs]\nwirecheck.report = yes\n")).RunAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_globalconfig_holds_for_the_compilation(bool inProject)
    {
        var test = Test(inProject, ("/.globalconfig", "is_global = true\nwirecheck.global = yes\n"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(OptionAnalyzer.Global).WithLocation(0).WithArguments("yes"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_configuration_file_sets_the_severity(bool inProject)
    {
        var test = Test(
            inProject,
            ("/0/.editorconfig", "root = true\n[*.cs]\nwirecheck.report = yes\ndotnet_diagnostic.TEST002.severity = error\n"));
        test.ExpectedDiagnostics.Add(
            new DiagnosticResult(OptionAnalyzer.PerFile).WithLocation(0).WithArguments("yes").WithSeverity(DiagnosticSeverity.Error));
        await test.RunAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_globalconfig_sets_the_severity(bool inProject)
    {
        var test = Test(
            inProject,
            ("/0/.editorconfig", "root = true\n[*.cs]\nwirecheck.report = yes\n"),
            ("/.globalconfig", "is_global = true\ndotnet_diagnostic.TEST002.severity = warning\n"));
        test.ExpectedDiagnostics.Add(
            new DiagnosticResult(OptionAnalyzer.PerFile).WithLocation(0).WithArguments("yes").WithSeverity(DiagnosticSeverity.Warning));
        await test.RunAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Code_that_a_configuration_file_calls_generated_is_not_analyzed(bool inProject) =>
        await Test(inProject, ("/0/.editorconfig", "root = true\n[*.cs]\nwirecheck.report = yes\ngenerated_code = true\n")).RunAsync();

    private static CSharpAnalyzerTest<OptionAnalyzer, DefaultVerifier> Test(bool inProject, params (string, string)[] files)
    {
        var test = new CSharpAnalyzerTest<OptionAnalyzer, DefaultVerifier> { TestCode = Source };
        foreach (var file in files)
        {
            test.TestState.AnalyzerConfigFiles.Add(file);
        }

        if (inProject)
        {
            test.SolutionTransforms.Add((solution, _) => solution);
        }

        return test;
    }
}
