using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Wirecheck.Benchmarks.RemoteCalls;

var callers = new Option<int>("--callers") { Description = "Concurrent callers", DefaultValueFactory = _ => 64 };
var calls = new Option<int>("--calls") { Description = "Calls a round", DefaultValueFactory = _ => 20_000 };
var rounds = new Option<int>("--rounds") { Description = "Rounds of each kind, taken in turns; figures are medians over them", DefaultValueFactory = _ => 5 };
var delay = new Option<int>("--delay") { Description = "Milliseconds that the server waits before it answers", DefaultValueFactory = _ => 0 };

var serve = new Command("serve", "The server's process, which the benchmark starts by itself.") { delay };
serve.SetAction((arguments, _) => Server.Run(TimeSpan.FromMilliseconds(arguments.GetValue(delay))));

var root = new RootCommand("An order with twenty lines, sent and sent back: JSON over HTTP/1.1 beside Protobuf over gRPC, two processes on loopback, without TLS.")
{
    callers, calls, rounds, delay, serve,
};
root.SetAction(async (arguments, _) =>
{
    using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["serve", "--delay", arguments.GetValue(delay).ToString(CultureInfo.InvariantCulture)])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    try
    {
        var json = Caller.Json(new Uri((await server.StandardOutput.ReadLineAsync())!));
        var grpc = Caller.Grpc(new Uri((await server.StandardOutput.ReadLineAsync())!));
        Report.Write(await Measure(json, grpc), arguments.GetValue(callers), arguments.GetValue(calls), arguments.GetValue(rounds));
    }
    finally
    {
        server.StandardInput.Close(); // which ends it
        await server.WaitForExitAsync();
    }

    async Task<(Caller, Round)[]> Measure(params Caller[] kinds)
    {
        var measured = kinds.ToDictionary(kind => kind, _ => new List<Round>());
        foreach (var kind in kinds) await Round.Run(kind, server, arguments.GetValue(callers), arguments.GetValue(calls)); // to warm up both ends

        for (var round = 0; round < arguments.GetValue(rounds); round++)
        {
            foreach (var kind in kinds) measured[kind].Add(await Round.Run(kind, server, arguments.GetValue(callers), arguments.GetValue(calls)));
        }

        return [.. kinds.Select(kind => (kind, Round.MedianOf(measured[kind])))];
    }
});

return await root.Parse(args).InvokeAsync();
