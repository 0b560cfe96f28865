using Microsoft.EntityFrameworkCore;

namespace Checkout.Loyalty;

public class PointsStore(DbContextOptions<PointsStore> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Credit> Credits => Set<Credit>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Credit>().HasKey(credit => credit.OrderId);
}

public class Account
{
    public required string Id { get; set; }

    public int Points { get; set; }
}

/// <summary>The points of one order: what an account has is their sum.</summary>
public class Credit
{
    public required Guid OrderId { get; set; }

    public required string AccountId { get; set; }

    public required int Points { get; set; }
}
