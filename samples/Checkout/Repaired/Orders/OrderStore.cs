using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Orders;

public class OrderStore(DbContextOptions<OrderStore> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    public Order Add(string userId, IEnumerable<string> itemIds, decimal amount)
    {
        var order = new Order(Guid.NewGuid(), userId, [.. itemIds], amount, DateTimeOffset.UtcNow);
        Orders.Add(order);

        return order;
    }

    // Messages wait in tables of this database until the order they tell of is saved.
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddTransactionalOutboxEntities();
}

public record Order(Guid OrderId, string UserId, string[] ItemIds, decimal Amount, DateTimeOffset CreatedAt);
