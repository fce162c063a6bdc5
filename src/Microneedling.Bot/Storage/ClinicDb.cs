using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Storage;

/// <summary>
/// Everything that is kept. Each capability maps its own tables with an <see cref="IEntityTypeConfiguration{T}"/>
/// beside the entity; they are found here and reached with <c>Set&lt;T&gt;()</c>.
/// One context serves one turn or one request, and one <c>SaveChangesAsync</c> is its one transaction.
/// </summary>
public sealed class ClinicDb(DbContextOptions<ClinicDb> options) : IdentityDbContext<StaffMember>(options)
{
    private readonly WriterGate gate = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<WriterGate>() ?? new WriterGate(closed: false);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var held = await gate.EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var held = gate.Enter();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ClinicDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder) =>
        builder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
}
