using System.Data;
using MassTransit.EntityFrameworkCoreIntegration;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MassTransit
{
    public static class EntityFrameworkOutboxConfigurationExtensions
    {
        public static void AddEntityFrameworkOutbox<TDbContext>(
            this IBusRegistrationConfigurator configurator, Action<IEntityFrameworkOutboxConfigurator>? configure = null)
            where TDbContext : DbContext => throw null!;

        public static void UseEntityFrameworkOutbox<TDbContext>(
            this IReceiveEndpointConfigurator configurator,
            IRegistrationContext context,
            Action<IOutboxOptionsConfigurator>? configure = null)
            where TDbContext : DbContext => throw null!;

        [Obsolete("Use the overload that takes an IRegistrationContext.")]
        public static void UseEntityFrameworkOutbox<TDbContext>(
            this IReceiveEndpointConfigurator configurator,
            IServiceProvider provider,
            Action<IOutboxOptionsConfigurator>? configure = null)
            where TDbContext : DbContext => throw null!;

        public static IEntityFrameworkOutboxConfigurator UseSqlServer(
            this IEntityFrameworkOutboxConfigurator configurator) => throw null!;

        public static IEntityFrameworkOutboxConfigurator UsePostgres(
            this IEntityFrameworkOutboxConfigurator configurator) => throw null!;

        public static IEntityFrameworkOutboxConfigurator UseMySql(
            this IEntityFrameworkOutboxConfigurator configurator) => throw null!;

        public static IEntityFrameworkOutboxConfigurator UseSqlite(
            this IEntityFrameworkOutboxConfigurator configurator) => throw null!;

        public static void AddTransactionalOutboxEntities(
            this ModelBuilder modelBuilder, Action<EntityTypeBuilder>? callback = null) => throw null!;

        public static void AddInboxStateEntity(
            this ModelBuilder modelBuilder, Action<EntityTypeBuilder<InboxState>>? callback = null) => throw null!;

        public static void AddOutboxStateEntity(
            this ModelBuilder modelBuilder, Action<EntityTypeBuilder<OutboxState>>? callback = null) => throw null!;

        public static void AddOutboxMessageEntity(
            this ModelBuilder modelBuilder, Action<EntityTypeBuilder<OutboxMessage>>? callback = null) => throw null!;
    }

    public interface IEntityFrameworkOutboxConfigurator : ITransactionalOutboxConfigurator
    {
        TimeSpan DuplicateDetectionWindow { set; }

        IsolationLevel IsolationLevel { set; }

        TimeSpan QueryDelay { set; }

        int QueryMessageLimit { set; }

        TimeSpan QueryTimeout { set; }

        void DisableInboxCleanupService();

        void UseBusOutbox(Action<IEntityFrameworkBusOutboxConfigurator>? configure = null);
    }

    public interface IEntityFrameworkBusOutboxConfigurator : IBusOutboxConfigurator
    {
        int MessageDeliveryLimit { set; }

        TimeSpan MessageDeliveryTimeout { get; set; }
    }
}

namespace MassTransit.EntityFrameworkCoreIntegration
{
    public class InboxState
    {
    }

    public class OutboxState
    {
    }

    public class OutboxMessage
    {
    }
}
