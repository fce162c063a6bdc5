using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Microneedling.Bot.Storage;

/// <summary>Moments are stored as UTC ticks: both databases can order and compare them.</summary>
public sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    moment => moment.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
