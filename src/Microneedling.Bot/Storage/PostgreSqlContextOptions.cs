using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Storage;

/// <summary>The contexts use PostgreSQL.</summary>
internal sealed class PostgreSqlContextOptions(string connectionString) : IContextOptions
{
    public void Apply(DbContextOptionsBuilder db) => db.UseNpgsql(connectionString);
}
