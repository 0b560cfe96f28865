using Microsoft.EntityFrameworkCore;

namespace Checkout.Loyalty;

public class PointsStore(DbContextOptions<PointsStore> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();
}

public class Account
{
    public required string Id { get; set; }

    public int Points { get; set; }
}
