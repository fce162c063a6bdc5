using Microneedling.Bot;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Web;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Find() });
    Settings.CheckSections(builder.Configuration, "Logging", "AllowedHosts", "Urls", "Kestrel", "Storage", "Knowledge", "DirectLine", "Bot", "Widget", "Handoff");
    builder.Services.AddAssistant(builder.Configuration, builder.Environment.ContentRootPath);

    await using var app = builder.Build();
    await app.Services.GetRequiredService<StorageStart>().PrepareAsync();
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
