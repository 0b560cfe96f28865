using static Wirecheck.Testing.Tests.AnalyzerVerificationTests;

namespace Wirecheck.Testing.Tests;

/// <summary>Of each check one case that must pass and one that must fail.</summary>
public sealed class CodeFixVerificationTests
{
    private const string Two = "class [|one|] { }\nclass [|two|] { }\n";
    private const string TwoFixed = "class One { }\nclass Two { }\n";

    [Fact]
    public Task One_diagnostic_is_fixed() =>
        CSharpCodeFixVerifier<LowerCaseAnalyzer, UpperCaseFix, DefaultVerifier>.VerifyCodeFixAsync("class [|one|] { }", "class One { }");

    [Fact]
    public Task Expected_results_are_compared_before_the_fix() =>
        CSharpCodeFixVerifier<LowerCaseAnalyzer, UpperCaseFix, DefaultVerifier>.VerifyCodeFixAsync(
            "class {|#0:one|} { }",
            CSharpCodeFixVerifier<LowerCaseAnalyzer, UpperCaseFix, DefaultVerifier>.Diagnostic().WithLocation(0).WithArguments("one"),
            "class One { }");

    [Fact]
    public Task Several_diagnostics_are_fixed_one_by_one_and_all_at_once() => Run<UpperCaseFix>(Two, TwoFixed);

    [Fact]
    public Task A_wrong_diagnostic_before_the_fix_fails() => Fails(Run<UpperCaseFix>("class one { }", "class One { }"), "test state");

    [Fact]
    public Task A_wrong_fixed_text_fails() => Fails(Run<UpperCaseFix>(Two, TwoFixed.Replace("Two", "two_")), "-class two_ { }", "+class Two { }");

    [Fact]
    public Task A_fixed_text_with_other_white_space_fails() => Fails(Run<UpperCaseFix>(Two, TwoFixed + "\n"), "not as expected");

    [Fact]
    public Task A_fix_that_is_not_offered_fails() => Fails(Run<SilentFix>(Two, TwoFixed), "none was offered");

    [Fact]
    public Task That_no_fix_is_offered_can_be_expected() => Run<SilentFix>(Two, Two);

    [Fact]
    public Task A_fix_that_is_offered_where_none_is_expected_fails() => Fails(Run<IdleFix>(Two, Two), "No fix was expected");

    [Fact]
    public Task A_source_that_does_not_compile_fails() =>
        Fails(Run<UpperCaseFix>("class [|one|] : Missing { }", "class One : Missing { }"), "test state", "does not compile");

    [Fact]
    public Task A_fixed_source_that_does_not_compile_fails() => Fails(
        Run<BreakingFix>("class [|one|] { }", "class Nowhere.Broken { }", test => test.CodeActionValidationMode = CodeActionValidationMode.None),
        "fixed state",
        "does not compile");

    [Fact]
    public Task A_tree_that_is_not_that_of_its_text_fails() => Fails(
        Run<MalformedFix>("class [|one|] { }", "class One : object { }"), "tree of its text");

    [Fact]
    public Task A_tree_need_not_be_that_of_its_text() => Run<MalformedFix>(
        "class [|one|] { }", "class One : object { }", test => test.CodeActionValidationMode = CodeActionValidationMode.None);

    [Fact]
    public Task A_fix_all_that_differs_fails() => Fails(Run<ForgetfulFixAll>(Two, TwoFixed), "Fix all in document", "+class OneAll { }");

    [Theory]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck, "Fix all in project")]
    [InlineData(CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck, "Fix all in solution")]
    public Task Every_scope_is_checked(CodeFixTestBehaviors behaviors, string context) =>
        Fails(Run<ForgetfulFixAll>(Two, TwoFixed, test => test.CodeFixTestBehaviors = behaviors), context);

    [Fact]
    public Task Fix_all_can_be_skipped() =>
        Run<ForgetfulFixAll>(Two, TwoFixed, test => test.CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck);

    [Fact]
    public Task A_fix_without_fix_all_is_checked_one_by_one() => Run<SingleFix>(Two, TwoFixed);

    [Fact]
    public Task Fix_all_can_have_a_text_of_its_own() => Run<ForgetfulFixAll>(Two, TwoFixed, test =>
    {
        test.BatchFixedCode = "class OneAll { }\nclass TwoAll { }\n";
        test.NumberOfFixAllIterations = 2;
    });

    [Fact]
    public Task Fix_all_in_more_iterations_than_said_fails() => Fails(
        Run<ForgetfulFixAll>(Two, TwoFixed, test => test.BatchFixedCode = "class OneAll { }\nclass TwoAll { }\n"), "exactly 1 iterations");

    [Fact]
    public async Task Several_documents_are_fixed()
    {
        var test = Test<UpperCaseFix>();
        test.TestState.Sources.AddRange(Sources("class [|one|] { }", "class [|two|] { }"));
        test.FixedState.Sources.AddRange(Sources("class One { }", "class Two { }"));
        await test.RunAsync();
    }

    [Fact]
    public Task The_number_of_iterations_can_be_exact() => Run<UpperCaseFix>(Two, TwoFixed, test => test.NumberOfIncrementalIterations = 2);

    [Fact]
    public Task A_wrong_number_of_iterations_fails() =>
        Fails(Run<UpperCaseFix>(Two, TwoFixed, test => test.NumberOfIncrementalIterations = 3), "exactly 3 iterations, but there were 2");

    [Fact]
    public Task Too_many_iterations_fail() =>
        Fails(Run<UpperCaseFix>(Two, TwoFixed, test => test.NumberOfIncrementalIterations = 1), "more to fix");

    [Fact]
    public Task A_code_action_is_chosen_by_index() => Run<UpperCaseFix>("class [|one|] { }", "class TheOne { }", test => test.CodeActionIndex = 1);

    [Fact]
    public Task A_code_action_is_chosen_by_key() =>
        Run<UpperCaseFix>("class [|one|] { }", "class TheOne { }", test => test.CodeActionEquivalenceKey = "the");

    [Fact]
    public Task A_key_that_is_not_that_of_the_index_fails() => Fails(
        Run<UpperCaseFix>("class [|one|] { }", "class TheOne { }", test =>
        {
            test.CodeActionIndex = 0;
            test.CodeActionEquivalenceKey = "the";
        }),
        "has the key 'upper', not 'the'");

    [Fact]
    public Task A_key_that_is_not_offered_fails() => Fails(
        Run<UpperCaseFix>("class [|one|] { }", "class One { }", test => test.CodeActionEquivalenceKey = "other"), "none was offered");

    [Fact]
    public Task A_chosen_action_can_be_checked_further() => Fails(
        Run<UpperCaseFix>("class [|one|] { }", "class One { }", test => test.CodeActionVerifier = (_, verifier) => verifier.Fail("checked")),
        "checked");

    [Fact]
    public Task Annotations_are_simplified_and_formatted() => Run<AnnotatingFix>(
        "class [|one|]\n{\n}\n", "class One\n{\n    int F;\n}\n");

    [Fact]
    public Task One_fix_only_leaves_the_rest() => Run<UpperCaseFix>(Two, "class One { }\nclass [|two|] { }\n", test =>
    {
        test.CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck;
        test.FixedState.MarkupHandling = MarkupMode.Allow;
    });

    [Fact]
    public Task A_diagnostic_that_remains_and_is_not_expected_fails() => Fails(
        Run<UpperCaseFix>(Two, "class One { }\nclass two { }\n", test =>
            test.CodeFixTestBehaviors = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck),
        "fixed state",
        "Found, but not expected");

    [Fact]
    public Task A_fix_of_a_diagnostic_that_the_IDE_does_not_show_fails() =>
        Fails(Test<EndOfCompilationAnalyzer, SilentFix>("class [|one|] { }", "class One { }").RunAsync(), "when the compilation ends");

    [Fact]
    public Task A_configuration_file_reaches_the_fix() => Run<AnnotatingFix>(
        "class [|one|]\n{\n}\n",
        "class One\n{\n  int F;\n}\n",
        test => test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nindent_size = 2\n")));

    [Fact]
    public Task A_diagnostic_of_the_compiler_is_fixed() =>
        Test<EmptyDiagnosticAnalyzer, UnusedVariableFix>(
            "class Upper { void M() { int {|CS0168:unused|}; } }", "class Upper { void M() { } }").RunAsync();

    [Fact]
    public async Task An_analyzer_that_throws_fails() =>
        await Fails(Test<ThrowingAnalyzer, UpperCaseFix>("class Upper { }", "class Upper { }").RunAsync(), "AD0001");

    private static IEnumerable<(string, Microsoft.CodeAnalysis.Text.SourceText)> Sources(params string[] sources) =>
        sources.Select((source, i) => ($"/0/Test{i}.cs", Microsoft.CodeAnalysis.Text.SourceText.From(source)));

    private static CSharpCodeFixTest<LowerCaseAnalyzer, TFix, DefaultVerifier> Test<TFix>()
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new() => new();

    private static CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> Test<TAnalyzer, TFix>(string source, string fixedSource)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new()
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new() =>
        new() { TestCode = source, FixedCode = fixedSource };

    private static Task Run<TFix>(
        string source, string fixedSource, Action<CSharpCodeFixTest<LowerCaseAnalyzer, TFix, DefaultVerifier>>? configure = null)
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
    {
        var test = Test<LowerCaseAnalyzer, TFix>(source, fixedSource);
        configure?.Invoke(test);
        return test.RunAsync();
    }
}
