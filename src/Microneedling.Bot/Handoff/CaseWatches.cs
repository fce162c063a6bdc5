using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff;

/// <summary>Who sees what every context saves of cases.</summary>
internal sealed class CaseWatches(CaseFeed feed, TimeProvider clock) : IContextOptions
{
    public void Apply(DbContextOptionsBuilder db) => db.AddInterceptors(new CaseFeedWatch(feed), new CaseFigures(clock));
}
