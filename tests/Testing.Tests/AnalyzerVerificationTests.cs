using Lower = Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerVerifier<
    Wirecheck.Testing.Tests.LowerCaseAnalyzer, Microsoft.CodeAnalysis.Testing.DefaultVerifier>;

namespace Wirecheck.Testing.Tests;

/// <summary>Of each check one case that must pass and one that must fail.</summary>
public sealed class AnalyzerVerificationTests
{
    private const string Source = "class {|#0:lower|} { }";

    [Fact]
    public Task Nothing_expected_and_nothing_reported() => Lower.VerifyAnalyzerAsync("class Upper { }");

    [Fact]
    public Task Markup_expects_the_only_rule() => Lower.VerifyAnalyzerAsync("class [|lower|] { } class [|another|] { class [|nested|] { } }");

    [Fact]
    public Task Markup_expects_a_rule_by_its_id() => Lower.VerifyAnalyzerAsync("class {|TEST001:lower|} { }");

    [Fact]
    public Task An_expected_result_is_compared_in_full() => Lower.VerifyAnalyzerAsync(
        Source, Lower.Diagnostic().WithLocation(0).WithArguments("lower").WithSeverity(DiagnosticSeverity.Warning));

    [Fact]
    public Task A_result_can_be_given_by_line_and_column() => Lower.VerifyAnalyzerAsync(
        "class lower { }", Lower.Diagnostic("TEST001").WithLocation(1, 7).WithMessage("Class 'lower' starts in lower case"));

    [Fact]
    public Task A_result_can_be_given_by_span() => Lower.VerifyAnalyzerAsync(
        "class lower { }", Lower.Diagnostic(LowerCaseAnalyzer.Rule).WithSpan("/0/Test0.cs", 1, 7, 1, 12).WithMessage(null));

    [Fact]
    public Task A_missing_diagnostic_fails() => Fails(
        Lower.VerifyAnalyzerAsync("class [|Upper|] { }"), "Expected, but not found", "WithSpan(1, 7, 1, 12)");

    [Fact]
    public Task An_unexpected_diagnostic_fails_and_is_shown_as_code() => Fails(
        Lower.VerifyAnalyzerAsync("class lower { }"),
        "Found, but not expected",
        "VerifyCS.Diagnostic().WithSpan(1, 7, 1, 12).WithArguments(\"lower\"),");

    [Fact]
    public Task A_second_unexpected_diagnostic_fails() => Fails(Lower.VerifyAnalyzerAsync("class [|lower|] { } class another { }"), "another");

    [Fact]
    public Task A_wrong_start_fails() => Fails(
        Lower.VerifyAnalyzerAsync("[|class lower|] { }"), "location: expected /0/Test0.cs(1,1)-(1,12), was /0/Test0.cs(1,7)-(1,12)");

    [Fact]
    public Task A_wrong_end_fails() => Fails(Lower.VerifyAnalyzerAsync("class [|low|]er { }"), "location: ");

    [Fact]
    public Task A_wrong_column_fails() => Fails(
        Lower.VerifyAnalyzerAsync("class lower { }", Lower.Diagnostic().WithLocation(1, 8).WithArguments("lower")), "location: ");

    [Fact]
    public Task A_wrong_file_fails() => Fails(
        Lower.VerifyAnalyzerAsync("class lower { }", Lower.Diagnostic().WithLocation("other.cs", 1, 7).WithArguments("lower")), "location: ");

    [Fact]
    public Task A_location_where_none_is_expected_fails() => Fails(
        Lower.VerifyAnalyzerAsync("class lower { }", Lower.Diagnostic().WithArguments("lower")), "location: expected none");

    [Fact]
    public Task A_wrong_argument_fails() => Fails(
        Lower.VerifyAnalyzerAsync(Source, Lower.Diagnostic().WithLocation(0).WithArguments("other")), "message: expected \"Class 'other'");

    [Fact]
    public Task A_wrong_message_fails() => Fails(
        Lower.VerifyAnalyzerAsync(Source, Lower.Diagnostic().WithLocation(0).WithMessage("Other")), "message: expected \"Other\"");

    [Fact]
    public Task A_wrong_severity_fails() => Fails(
        Lower.VerifyAnalyzerAsync(Source, Lower.Diagnostic().WithLocation(0).WithArguments("lower").WithSeverity(DiagnosticSeverity.Error)),
        "severity: expected Error, was Warning");

    [Fact]
    public Task A_wrong_id_fails() => Fails(Lower.VerifyAnalyzerAsync("class {|TEST002:lower|} { }"), "id: expected TEST002, was TEST001");

    [Fact]
    public Task An_additional_location_can_be_expected() => Lower.VerifyAnalyzerAsync(
        "class {|#0:lower|} : {|#1:object|} { }", Lower.Diagnostic().WithLocation(0).WithLocation(1).WithArguments("lower"));

    [Fact]
    public Task An_additional_location_that_is_not_expected_fails() => Fails(
        Lower.VerifyAnalyzerAsync("class {|#0:lower|} : object { }", Lower.Diagnostic().WithLocation(0).WithArguments("lower")),
        "additional locations: expected 0, were 1");

    [Fact]
    public Task A_wrong_additional_location_fails() => Fails(
        Lower.VerifyAnalyzerAsync(
            "class {|#0:lower|} {|#1:: object|} { }", Lower.Diagnostic().WithLocation(0).WithLocation(1).WithArguments("lower")),
        "additional location 0: ");

    [Fact]
    public Task A_vague_expectation_leaves_the_exact_diagnostic_to_the_exact_one() => Lower.VerifyAnalyzerAsync(
        "class [|lower|] { } class {|#0:another|} { }",
        new DiagnosticResult(LowerCaseAnalyzer.Rule).WithMessage(null).WithLocation(0));

    [Fact]
    public Task A_markup_key_that_is_not_in_the_source_fails() => Fails(
        Lower.VerifyAnalyzerAsync("class lower { }", Lower.Diagnostic().WithLocation(0)), "#0");

    [Theory]
    [InlineData(CompilerDiagnostics.None)]
    [InlineData(CompilerDiagnostics.Errors)]
    [InlineData(CompilerDiagnostics.All)]
    public async Task An_analyzer_that_throws_fails_always(CompilerDiagnostics compilerDiagnostics)
    {
        var test = new CSharpAnalyzerTest<ThrowingAnalyzer, DefaultVerifier>
        {
            TestCode = "#pragma warning disable\nclass Upper { }",
            CompilerDiagnostics = compilerDiagnostics,
            DisabledDiagnostics = { "AD0001" },
        };
        await Fails(test.RunAsync(), "AD0001", "boom");
    }

    [Fact]
    public Task A_source_that_does_not_compile_fails() => Fails(
        Lower.VerifyAnalyzerAsync("class Upper : Missing { }"), "does not compile", "CompilerError(\"CS0246\")");

    [Fact]
    public Task A_compiler_error_can_be_expected_by_markup() => Lower.VerifyAnalyzerAsync("class Upper : {|CS0246:Missing|} { }");

    [Fact]
    public Task A_compiler_error_can_be_expected_by_result() => Lower.VerifyAnalyzerAsync(
        "class Upper : {|#0:Missing|} { }", DiagnosticResult.CompilerError("CS0246").WithLocation(0).WithArguments("Missing"));

    [Fact]
    public Task A_compiler_error_with_another_argument_fails() => Fails(
        Lower.VerifyAnalyzerAsync(
            "class Upper : {|#0:Missing|} { }", DiagnosticResult.CompilerError("CS0246").WithLocation(0).WithArguments("Other")),
        "arguments: expected (Other), was (Missing)");

    [Fact]
    public Task An_expected_compiler_error_that_does_not_come_fails() => Fails(
        Lower.VerifyAnalyzerAsync("class Upper : {|CS0246:object|} { }"), "Expected, but not found");

    [Theory]
    [InlineData(CompilerDiagnostics.Errors, false)]
    [InlineData(CompilerDiagnostics.Warnings, true)]
    public async Task Compiler_warnings_count_if_the_test_says_so(CompilerDiagnostics compilerDiagnostics, bool counts)
    {
        var test = new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
        {
            TestCode = "class Upper { void M() { int unused; } }",
            CompilerDiagnostics = compilerDiagnostics,
        };
        await (counts ? Fails(test.RunAsync(), "CompilerWarning(\"CS0168\")") : test.RunAsync());
    }

    [Fact]
    public async Task A_disabled_diagnostic_is_not_reported()
    {
        var test = new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier> { TestCode = "class lower { }", DisabledDiagnostics = { "TEST001" } };
        await test.RunAsync();
    }

    [Fact]
    public async Task Sources_can_have_names_and_be_several()
    {
        var test = new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
        {
            TestState =
            {
                Sources = { ("/0/Folder/First.cs", "class [|first|] { }"), "class [|second|] { }" },
                ExpectedDiagnostics = { },
            },
        };
        await test.RunAsync();
    }

    [Fact]
    public async Task A_source_without_markup_is_taken_as_it_is()
    {
        var test = new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
        {
            TestState = { Sources = { "class Upper { string S = \"[|\"; }" }, MarkupHandling = MarkupMode.None },
        };
        await test.RunAsync();
    }

    [Fact]
    public async Task A_test_without_sources_fails() => await Fails(new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>().RunAsync(), "Sources");

    [Fact]
    public async Task Top_level_statements_need_an_executable()
    {
        const string Statements = "System.Console.WriteLine();";
        await Fails(Lower.VerifyAnalyzerAsync(Statements), "CS8805");
        var test = new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
        {
            TestState = { Sources = { Statements }, OutputKind = OutputKind.ConsoleApplication },
        };
        await test.RunAsync();
    }

    [Fact]
    public async Task References_can_be_added()
    {
        const string Source = "class Upper { Microsoft.CodeAnalysis.Testing.DefaultVerifier F; }";
        await Fails(Lower.VerifyAnalyzerAsync(Source), "does not compile");
        var test = new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
        {
            TestState = { Sources = { Source }, AdditionalReferences = { typeof(DefaultVerifier).Assembly } },
        };
        await test.RunAsync();
    }

    [Fact]
    public async Task Reference_assemblies_are_found_on_this_machine()
    {
        var test = new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
        {
            TestCode = "class Upper { System.Net.Http.HttpClient F; System.Threading.Channels.Channel<int> G; }",
            ReferenceAssemblies = new ReferenceAssemblies(
                "net10.0", new PackageIdentity("Microsoft.NETCore.App.Ref", "10.0.0"), Path.Combine("ref", "net10.0")),
        };
        await test.RunAsync();
    }

    [Fact]
    public async Task Reference_assemblies_of_a_machine_without_targeting_packs_are_the_runtime()
    {
        var test = new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
        {
            TestCode = "class Upper { System.Net.Http.HttpClient F; }",
            ReferenceAssemblies = new ReferenceAssemblies("net10.0", new PackageIdentity("No.Such.Pack", "1.0.0"), "ref"),
        };
        await test.RunAsync();
    }

    [Fact]
    public async Task A_solution_can_be_transformed_before_it_is_analyzed()
    {
        var test = new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
        {
            TestCode = "class Upper { Added F; }",
            SolutionTransforms =
            {
                (solution, project) => solution.AddDocument(DocumentId.CreateNewId(project), "Added.cs", "class Added { }", filePath: "/0/Added.cs"),
            },
        };
        await test.RunAsync();
    }

    [Fact]
    public async Task A_matched_pair_can_be_checked_further()
    {
        var test = new CSharpAnalyzerTest<LowerCaseAnalyzer, DefaultVerifier>
        {
            TestCode = "class [|lower|] { }",
            DiagnosticVerifier = (_, _, verifier) => verifier.Fail("checked"),
        };
        await Fails(test.RunAsync(), "checked");
    }

    [Fact]
    public Task A_rule_that_a_pragma_silences_is_not_reported() => Lower.VerifyAnalyzerAsync("#pragma warning disable TEST001\nclass lower { }");

    [Fact]
    public async Task An_analyzer_that_reports_in_generated_code_without_saying_so_fails()
    {
        var test = new CSharpAnalyzerTest<CarelessAnalyzer, DefaultVerifier> { TestCode = "class [|Upper|] { }" };
        await Fails(test.RunAsync(), "generated code");
        test = new CSharpAnalyzerTest<CarelessAnalyzer, DefaultVerifier>
        {
            TestCode = "class [|Upper|] { }",
            TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck,
        };
        await test.RunAsync();
    }

    [Fact]
    public async Task With_several_rules_markup_must_name_one()
    {
        var test = new CSharpAnalyzerTest<OptionAnalyzer, DefaultVerifier> { TestCode = "class [|Upper|] { }" };
        await Fails(test.RunAsync(), "UseFirstDescriptor");
    }

    [Fact]
    public async Task With_several_rules_the_first_can_be_the_default()
    {
        var test = new CSharpAnalyzerTest<OptionAnalyzer, DefaultVerifier>
        {
            TestCode = "class [|Upper|] { }",
            MarkupOptions = MarkupOptions.UseFirstDescriptor,
            TestState = { AnalyzerConfigFiles = { ("/.editorconfig", "root = true\n[*.cs]\nwirecheck.report = yes\n") } },
        };
        await test.RunAsync();
    }

    internal static async Task Fails(Task verification, params string[] messages)
    {
        var exception = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => verification);
        Assert.All(messages, message => Assert.Contains(message, exception.Message));
    }
}
