using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A diagnostic that a test expects. Immutable: every <c>With…</c> returns a new one.</summary>
public readonly struct DiagnosticResult
{
    /// <summary>No diagnostics.</summary>
    public static readonly DiagnosticResult[] EmptyDiagnosticResults = [];

    private readonly ImmutableArray<DiagnosticLocation> _spans;
    private readonly string? _message;
    private readonly bool _anyMessage;

    /// <summary>Expects <paramref name="id"/> with any message.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity severity)
        : this()
    {
        Id = id;
        Severity = severity;
    }

    /// <summary>Expects a diagnostic of <paramref name="descriptor"/>, with its default severity and its message.</summary>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this()
    {
        Id = descriptor.Id;
        Severity = descriptor.DefaultSeverity;
        MessageFormat = descriptor.MessageFormat;
    }

    /// <summary>The primary location, then the additional ones.</summary>
    public ImmutableArray<DiagnosticLocation> Spans
    {
        get => _spans.IsDefault ? [] : _spans;
        private init => _spans = value;
    }

    /// <summary>The rule.</summary>
    public string Id { get; }

    /// <summary>The severity.</summary>
    public DiagnosticSeverity Severity { get; private init; }

    /// <summary>What is not compared.</summary>
    public DiagnosticOptions Options { get; private init; }

    /// <summary>The message format, from which the message is made unless it is given.</summary>
    public LocalizableString? MessageFormat { get; private init; }

    /// <summary>What goes into <see cref="MessageFormat"/>.</summary>
    public object?[]? MessageArguments { get; private init; }

    /// <summary>Whether the diagnostic is expected to be suppressed; <see langword="null"/> if that does not matter.</summary>
    public bool? IsSuppressed { get; private init; }

    /// <summary>Whether a location is expected.</summary>
    public bool HasLocation => !Spans.IsEmpty;

    /// <summary>The message; <see langword="null"/> if any message will do.</summary>
    public string? Message
    {
        get
        {
            if (_anyMessage || _message is not null || MessageFormat is null)
            {
                return _anyMessage ? null : _message;
            }

            var format = MessageFormat.ToString(CultureInfo.InvariantCulture);
            try
            {
                return string.Format(CultureInfo.InvariantCulture, format, MessageArguments ?? []);
            }
            catch (FormatException)
            {
                return format;
            }
        }
        private init
        {
            _message = value;
            _anyMessage = value is null;
        }
    }

    /// <summary>Expects an error of the compiler.</summary>
    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    /// <summary>Expects a warning of the compiler.</summary>
    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    /// <summary>Expects <paramref name="severity"/>.</summary>
    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>Leaves <paramref name="options"/> out of the comparison.</summary>
    public DiagnosticResult WithOptions(DiagnosticOptions options) => this with { Options = options };

    /// <summary>Expects <paramref name="arguments"/> in the message.</summary>
    public DiagnosticResult WithArguments(params object[] arguments) => this with { MessageArguments = arguments };

    /// <summary>Expects <paramref name="message"/>, or any message if it is <see langword="null"/>.</summary>
    public DiagnosticResult WithMessage(string? message) => this with { Message = message };

    /// <summary>Expects a message made from <paramref name="messageFormat"/>.</summary>
    public DiagnosticResult WithMessageFormat(LocalizableString messageFormat) => this with { MessageFormat = messageFormat };

    /// <summary>Expects the diagnostic to be suppressed, or not to be.</summary>
    public DiagnosticResult WithIsSuppressed(bool? isSuppressed) => this with { IsSuppressed = isSuppressed };

    /// <summary>Expects no location.</summary>
    public DiagnosticResult WithNoLocation() => this with { Spans = [] };

    /// <summary>Adds a location that starts at <paramref name="line"/> and <paramref name="column"/>, both from 1.</summary>
    public DiagnosticResult WithLocation(int line, int column) => WithLocation(string.Empty, line, column);

    /// <summary>Adds a location that starts at <paramref name="location"/>.</summary>
    public DiagnosticResult WithLocation(LinePosition location) => WithLocation(string.Empty, location);

    /// <summary>Adds a location that starts at <paramref name="line"/> and <paramref name="column"/> of <paramref name="path"/>.</summary>
    public DiagnosticResult WithLocation(string path, int line, int column) =>
        WithLocation(path, new LinePosition(line - 1, column - 1));

    /// <summary>Adds a location that starts at <paramref name="location"/> of <paramref name="path"/>.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location) =>
        WithLocation(path, location, DiagnosticLocationOptions.None);

    /// <summary>Adds a location that starts at <paramref name="location"/> of <paramref name="path"/>.</summary>
    public DiagnosticResult WithLocation(string path, LinePosition location, DiagnosticLocationOptions options) =>
        WithSpan(new FileLinePositionSpan(path, location, location), options | DiagnosticLocationOptions.IgnoreLength);

    /// <summary>Adds the span that is marked <c>{|#markupKey:…|}</c>.</summary>
    public DiagnosticResult WithLocation(int markupKey) => WithLocation(markupKey, DiagnosticLocationOptions.None);

    /// <summary>Adds the span that is marked <c>{|#markupKey:…|}</c>.</summary>
    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options)
    {
        var key = new LinePosition(0, markupKey);
        return WithSpan(new FileLinePositionSpan(string.Empty, key, key), options | DiagnosticLocationOptions.InterpretAsMarkupKey);
    }

    /// <summary>Adds a span; lines and columns count from 1.</summary>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) =>
        WithSpan(string.Empty, startLine, startColumn, endLine, endColumn);

    /// <summary>Adds a span of <paramref name="path"/>; lines and columns count from 1.</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) =>
        WithSpan(new FileLinePositionSpan(path, new(startLine - 1, startColumn - 1), new(endLine - 1, endColumn - 1)));

    /// <summary>Adds a span.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span) => WithSpan(span, DiagnosticLocationOptions.None);

    /// <summary>Adds a span.</summary>
    public DiagnosticResult WithSpan(FileLinePositionSpan span, DiagnosticLocationOptions options) =>
        this with { Spans = Spans.Add(new DiagnosticLocation(span, options)) };

    /// <summary>Puts the locations that name no file into <paramref name="path"/>.</summary>
    public DiagnosticResult WithDefaultPath(string path) => WithEachLocation(location =>
        location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey) || location.Span.Path.Length > 0
            ? location
            : new DiagnosticLocation(new FileLinePositionSpan(path, location.Span.Span), location.Options));

    /// <summary>Moves the locations down by <paramref name="offset"/> lines.</summary>
    public DiagnosticResult WithLineOffset(int offset) => WithEachLocation(location =>
    {
        var (start, end) = (location.Span.StartLinePosition, location.Span.EndLinePosition);
        var span = new FileLinePositionSpan(
            location.Span.Path, new(start.Line + offset, start.Character), new(end.Line + offset, end.Character));
        return new DiagnosticLocation(span, location.Options);
    });

    /// <inheritdoc/>
    public override string ToString()
    {
        var where = string.Empty;
        if (HasLocation)
        {
            var (span, options) = (Spans[0].Span, Spans[0].Options);
            var end = options.HasFlag(DiagnosticLocationOptions.IgnoreLength)
                ? string.Empty
                : $",{span.EndLinePosition.Line + 1},{span.EndLinePosition.Character + 1}";
            var path = span.Path.Length == 0 ? "?" : span.Path;
            where = $"{path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}{end}): ";
        }

        var message = Message is null ? string.Empty : $": {Message}";
        return $"{where}{Severity.ToString().ToLowerInvariant()} {Id}{message}";
    }

    /// <summary>Replaces markup keys by the spans that carry them.</summary>
    internal DiagnosticResult WithMarkupLocations(IReadOnlyDictionary<string, FileLinePositionSpan> spans) => WithEachLocation(location =>
    {
        if (!location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey))
        {
            return location;
        }

        var key = $"#{location.Span.StartLinePosition.Character}";
        return spans.TryGetValue(key, out var span)
            ? new DiagnosticLocation(span, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey)
            : throw new InvalidOperationException($"The sources have no markup location '{key}'.");
    });

    private DiagnosticResult WithEachLocation(Func<DiagnosticLocation, DiagnosticLocation> change) =>
        HasLocation ? this with { Spans = Spans.Select(change).ToImmutableArray() } : this;
}
