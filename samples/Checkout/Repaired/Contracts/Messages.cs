namespace Checkout.Contracts;

/// <summary>An order was placed and waits for its payment.</summary>
public record OrderCreated(Guid OrderId, string UserId, decimal Amount);

/// <summary>An order was placed and waits for a parcel.</summary>
public record ShippingRequested(Guid OrderId, string PostalCode, string[] ItemIds);

/// <summary>An order was paid.</summary>
public record OrderPaid(Guid OrderId, string UserId, decimal Amount);

/// <summary>A customer got points for an order.</summary>
public record PointsCredited(Guid OrderId, string UserId, int Points);
