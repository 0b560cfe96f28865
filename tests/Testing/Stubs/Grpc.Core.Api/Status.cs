namespace Grpc.Core;

public enum StatusCode
{
    OK = 0,
    Cancelled = 1,
    Unknown = 2,
    InvalidArgument = 3,
    DeadlineExceeded = 4,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    Unauthenticated = 16,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Aborted = 10,
    OutOfRange = 11,
    Unimplemented = 12,
    Internal = 13,
    Unavailable = 14,
    DataLoss = 15,
}

public struct Status
{
    public static readonly Status DefaultSuccess;

    public static readonly Status DefaultCancelled;

    public Status(StatusCode statusCode, string detail) => throw null!;

    public Status(StatusCode statusCode, string detail, Exception? debugException) => throw null!;

    public StatusCode StatusCode => throw null!;

    public string Detail => throw null!;

    public Exception? DebugException => throw null!;
}

public class RpcException : Exception
{
    public RpcException(Status status) => throw null!;

    public RpcException(Status status, string message) => throw null!;

    public RpcException(Status status, Metadata trailers) => throw null!;

    public RpcException(Status status, Metadata trailers, string message) => throw null!;

    public Status Status => throw null!;

    public StatusCode StatusCode => throw null!;

    public Metadata Trailers => throw null!;
}
