using System.IO.Compression;

namespace Grpc.Core
{
    public static class AsyncStreamReaderExtensions
    {
        public static IAsyncEnumerable<T> ReadAllAsync<T>(
            this IAsyncStreamReader<T> streamReader, CancellationToken cancellationToken = default) => throw null!;
    }

    public enum ConnectivityState
    {
        Idle,
        Connecting,
        Ready,
        TransientFailure,
        Shutdown,
    }
}

namespace Grpc.Net.Compression
{
    public interface ICompressionProvider
    {
        string EncodingName { get; }

        Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

        Stream CreateDecompressionStream(Stream stream);
    }
}
