namespace Microneedling.Bot.Web.Staff;

/// <summary>Section <c>Staff</c>.</summary>
public sealed class StaffOptions
{
    /// <summary>A session ends after so many minutes without a click. Default: 30.</summary>
    public int IdleMinutes { get; set; } = 30;

    /// <summary>A session ends after so many hours whatever is clicked. Default: 12.</summary>
    public int LongestHours { get; set; } = 12;
}
