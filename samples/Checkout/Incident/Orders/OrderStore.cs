using Microsoft.EntityFrameworkCore;

namespace Checkout.Orders;

public class OrderStore(DbContextOptions<OrderStore> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    public async Task<Order> SaveAsync(
        string userId, IEnumerable<string> itemIds, decimal amount, CancellationToken cancellationToken)
    {
        var order = new Order(Guid.NewGuid(), userId, [.. itemIds], amount, DateTimeOffset.UtcNow);
        Orders.Add(order);
        await SaveChangesAsync(cancellationToken);

        return order;
    }
}

public record Order(Guid OrderId, string UserId, string[] ItemIds, decimal Amount, DateTimeOffset CreatedAt);
