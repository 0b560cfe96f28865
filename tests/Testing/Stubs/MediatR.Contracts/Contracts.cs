namespace MediatR;

public interface IBaseRequest;

public interface IRequest : IBaseRequest;

public interface IRequest<out TResponse> : IBaseRequest;

public interface IStreamRequest<out TResponse>;

public interface INotification;
