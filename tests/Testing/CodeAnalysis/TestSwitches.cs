namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Which of the compiler's own diagnostics a test accounts for.</summary>
public enum CompilerDiagnostics
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Errors.</summary>
    Errors = 1,

    /// <summary>Errors and warnings.</summary>
    Warnings = 2,

    /// <summary>Errors, warnings and suggestions.</summary>
    Suggestions = 3,

    /// <summary>All, hidden ones as well.</summary>
    All = 4,
}

/// <summary>How one location of an expected diagnostic is to be read.</summary>
[Flags]
public enum DiagnosticLocationOptions
{
    /// <summary>Start and end must match.</summary>
    None = 0,

    /// <summary>Only the start must match.</summary>
    IgnoreLength = 1,

    /// <summary>The location is the key of a <c>{|#0:…|}</c> span.</summary>
    InterpretAsMarkupKey = 2,

    /// <summary>The location is expected to be shown as unnecessary code.</summary>
    UnnecessaryCode = 4,
}

/// <summary>What is left out when an expected diagnostic is compared with an actual one.</summary>
[Flags]
public enum DiagnosticOptions
{
    /// <summary>Everything is compared.</summary>
    None = 0,

    /// <summary>Additional locations are not compared.</summary>
    IgnoreAdditionalLocations = 1,

    /// <summary>The severity is not compared.</summary>
    IgnoreSeverity = 2,
}

/// <summary>What becomes of markup in the sources of a state.</summary>
public enum MarkupMode
{
    /// <summary>The sources have no markup and are taken as they are.</summary>
    None,

    /// <summary>Markup is removed and means nothing.</summary>
    Ignore,

    /// <summary>Markup means an expected diagnostic, unless a tested fix can fix it.</summary>
    IgnoreFixable,

    /// <summary>Markup means an expected diagnostic.</summary>
    Allow,
}

/// <summary>How markup is read.</summary>
[Flags]
public enum MarkupOptions
{
    /// <summary>Strictly.</summary>
    None = 0,

    /// <summary>Of several descriptors that markup could mean, take the first.</summary>
    UseFirstDescriptor = 1,

    /// <summary>Read <c>$$</c> as code, not as a position.</summary>
    TreatPositionIndicatorsAsCode = 2,
}

/// <summary>What a fixed state takes over from the state before.</summary>
public enum StateInheritanceMode
{
    /// <summary>All that it does not set itself, except the diagnostics that a tested fix can fix.</summary>
    AutoInherit,

    /// <summary>Nothing.</summary>
    Explicit,

    /// <summary>All that it does not set itself.</summary>
    AutoInheritAll,
}

/// <summary>Checks that a test leaves out.</summary>
[Flags]
public enum TestBehaviors
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Do not check that generated code is left alone.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>Do not check that <c>#pragma warning disable</c> silences the diagnostics.</summary>
    SkipSuppressionCheck = 2,

    /// <summary>Do not check generated sources.</summary>
    SkipGeneratedSourcesCheck = 4,
}

/// <summary>Checks that a code fix test leaves out or narrows.</summary>
[Flags]
public enum CodeFixTestBehaviors
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Do not fix all in the document.</summary>
    SkipFixAllInDocumentCheck = 1,

    /// <summary>Do not fix all in the project.</summary>
    SkipFixAllInProjectCheck = 2,

    /// <summary>Do not fix all in the solution.</summary>
    SkipFixAllInSolutionCheck = 4,

    /// <summary>Do not fix all.</summary>
    SkipFixAllCheck = SkipFixAllInDocumentCheck | SkipFixAllInProjectCheck | SkipFixAllInSolutionCheck,

    /// <summary>Apply one fix only.</summary>
    FixOne = 8,

    /// <summary>Do not check that fixes are offered only where the IDE shows the diagnostic live.</summary>
    SkipLocalDiagnosticCheck = 16,
}

/// <summary>How far the tree that a fix made must equal the tree the compiler parses from the same text.</summary>
public enum CodeActionValidationMode
{
    /// <summary>It need not.</summary>
    None = 0,

    /// <summary>Nodes and tokens.</summary>
    SemanticStructure = 1,

    /// <summary>Nodes, tokens and trivia.</summary>
    Full = 2,
}
