using System.Net.Sockets;

namespace Wirecheck.Benchmarks.RemoteCalls;

/// <summary>The connections of one client, and the bytes that go over them in both directions, everything that TCP carries included.</summary>
internal sealed class Wire
{
    private long _bytes;
    private int _connections;

    public long Bytes => Interlocked.Read(ref _bytes);

    public int Connections => Volatile.Read(ref _connections);

    public SocketsHttpHandler CreateHandler() => new()
    {
        EnableMultipleHttp2Connections = true,
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            Interlocked.Increment(ref _connections);
            return new CountingStream(socket, this);
        },
    };

    private sealed class CountingStream(Socket socket, Wire wire) : NetworkStream(socket, ownsSocket: true)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            Interlocked.Add(ref wire._bytes, read);
            return read;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Interlocked.Add(ref wire._bytes, buffer.Length);
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
