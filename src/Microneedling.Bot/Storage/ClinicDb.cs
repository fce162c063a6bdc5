using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Storage;

/// <summary>
/// Everything that is kept. Each capability maps its own tables with an <see cref="IEntityTypeConfiguration{T}"/>
/// beside the entity; they are found here and reached with <c>Set&lt;T&gt;()</c>.
/// One context serves one turn or one request, and one <c>SaveChangesAsync</c> is its one transaction.
/// </summary>
public sealed class ClinicDb(DbContextOptions<ClinicDb> options) : IdentityDbContext<StaffMember>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ClinicDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder) =>
        builder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
}
