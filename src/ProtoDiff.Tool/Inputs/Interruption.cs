using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>
/// What happens when the command is told to stop: programs it started are stopped, its temporary files go, and it ends. Whoever makes
/// something that has to go does so through <see cref="Guard{T}"/>, so that nothing is made while things are cleared away, or after.
/// </summary>
internal static class Interruption
{
    private const int SignalExitBase = 128;

    private static readonly Lock Gate = new();
    private static readonly HashSet<Process> Programs = [];
    private static readonly HashSet<TemporaryDirectory> Directories = [];
    private static PosixSignalRegistration[]? _signals;

    /// <summary>Runs a short step that no interruption may cut in two.</summary>
    public static T Guard<T>(Func<T> step)
    {
        lock (Gate)
            return step();
    }

    /// <summary>Makes a directory that an interruption deletes.</summary>
    public static void Add(TemporaryDirectory directory, Action create)
    {
        lock (Gate)
        {
            _signals ??=
            [
                .. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
                    .Select(s => PosixSignalRegistration.Create(s, Stop)),
            ];
            create();
            Directories.Add(directory);
        }
    }

    /// <summary>Starts a program that an interruption stops.</summary>
    public static void Start(Process program)
    {
        lock (Gate)
        {
            program.Start();
            Programs.Add(program);
        }
    }

    public static void Remove(TemporaryDirectory directory, Action delete)
    {
        lock (Gate)
        {
            Directories.Remove(directory);
            delete();
        }
    }

    public static void Remove(Process program)
    {
        lock (Gate)
            Programs.Remove(program);
    }

    // The gate stays closed to the end: the rest of the command stands still at its next step.
    private static void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        Gate.Enter();
        Progress.Erase();
        foreach (var program in Programs)
        {
            try
            {
                program.Kill(entireProcessTree: true);
                program.WaitForExit();
            }
            catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException or NotSupportedException)
            {
                // It has ended already.
            }
        }

        foreach (var directory in Directories)
            directory.Delete();
        Environment.Exit(SignalExitBase + NumberOf(context.Signal));
    }

    // As a shell tells it (POSIX, "Signal Actions"): these four have the same numbers everywhere.
    private static int NumberOf(PosixSignal signal) => signal switch
    {
        PosixSignal.SIGHUP => 1,
        PosixSignal.SIGINT => 2,
        PosixSignal.SIGQUIT => 3,
        _ => 15,
    };
}
