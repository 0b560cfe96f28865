using System.Diagnostics;
using Wirecheck.ProtoDiff.Reports;

namespace Wirecheck.ProtoDiff.Tool;

/// <summary>
/// What the command is at, for people who wait: one line on standard error, where that is a terminal, once the work takes longer than people notice; and gone
/// before anything else is written.
/// </summary>
internal sealed class Progress : IDisposable
{
    private const int MaxLength = 68; // of the 80 columns that every terminal has

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);
    private static readonly bool IsWanted = Terminal.ShowsProgress;
    private static readonly Lock Gate = new();

    private static Progress? _current;
    private static long _start;
    private static int _shown;

    private readonly Timer _timer;
    private string _doing;

    private Progress(string doing)
    {
        _doing = doing;
        if (_start == 0)
            _start = Stopwatch.GetTimestamp();
        var remaining = Patience - Stopwatch.GetElapsedTime(_start);
        _timer = new(_ => Draw(), null, remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    /// <summary>Starts a piece of work, which ends when what is returned is disposed.</summary>
    /// <param name="doing">What is done, such as "compiling 12 files".</param>
    /// <returns>The work; null when nobody waits at a terminal, and for a part of another piece: the whole is what people wait for.</returns>
    public static Progress? Show(string doing) => IsWanted && _current is null ? _current = new(doing) : null;

    /// <summary>Says what is done next.</summary>
    public void Next(string doing) => Volatile.Write(ref _doing, doing);

    /// <summary>Takes the line off the terminal.</summary>
    public static void Erase()
    {
        lock (Gate)
        {
            // With spaces: what erases a line is another sequence for each terminal.
            if (_shown > 0)
                Terminal.WriteError($"\r{new string(' ', _shown)}\r");
            _shown = 0;
        }
    }

    public void Dispose()
    {
        lock (Gate)
            _current = null;
        _timer.Dispose();
        Erase();
    }

    private void Draw()
    {
        lock (Gate)
        {
            // A last tick may come after the end.
            if (_current != this)
                return;
            var text = Printable.OneLine($"protodiff: {Volatile.Read(ref _doing)}");
            var line = $"{(text.Length > MaxLength ? $"{text[..MaxLength]}…" : text)} ({Stopwatch.GetElapsedTime(_start).TotalSeconds:0} s)";
            Terminal.WriteError($"\r{line.PadRight(_shown)}");
            _shown = line.Length;
        }
    }
}
