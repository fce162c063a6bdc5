using Microneedling.Bot;
using Microneedling.Bot.Web;
using Microneedling.Bot.Web.BotFramework;
using Microneedling.Bot.Web.Commands;
using Microneedling.Bot.Web.DirectLine;
using Microneedling.Bot.Web.Observability;
using Microneedling.Bot.Web.Plain;
using Microneedling.Bot.Web.Security;
using Microneedling.Bot.Web.Staff;
using Microneedling.Bot.Web.Widget;

try
{
    if (await CommandLine.TryRunAsync(args) is { } exit) return exit;

    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Find() });
    Settings.CheckSections(builder.Configuration, "Logging", "AllowedHosts", "Urls", "Kestrel", "Storage", "Knowledge", "DirectLine", "Bot", "Widget", "Limits", "Proxy", "Handoff", "Staff", "Telemetry");
    builder.Services.AddAssistant(builder.Configuration, builder.Environment.ContentRootPath);
    builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(Door.Configure);
    builder.Services.AddDoor(builder.Configuration);
    builder.Services.AddDirectLine(builder.Configuration);
    builder.Services.AddBotFramework(builder.Configuration);
    builder.Services.AddChatPages(builder.Configuration);
    builder.Services.AddStaff(builder.Configuration);
    builder.Services.AddObservability(builder.Configuration);

    // Until it has started, what goes wrong is told below in a sentence; the host would add a stack trace.
    var started = false;
    builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => started && level >= LogLevel.Information);

    await using var app = builder.Build();
    app.Lifetime.ApplicationStarted.Register(() => started = true);
    await app.Services.PrepareAsync();
    app.UseDoor();
    app.MapDirectLine();
    app.MapBotFramework();
    app.MapChatPages();
    app.MapPlainPages();
    app.MapStaff();
    app.MapHealth();
    await app.RunAsync();
    return 0;
}
catch (StartupFault fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
catch (IOException fault) when (fault.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    Console.Error.WriteLine($"{fault.Message} Stop the other program, or choose another address with --urls http://localhost:PORT.");
    return 1;
}
