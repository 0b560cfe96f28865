namespace Checkout.Contracts;

/// <summary>An order was placed and waits for its payment.</summary>
public record OrderCreated(Guid OrderId, string UserId, decimal Amount);
