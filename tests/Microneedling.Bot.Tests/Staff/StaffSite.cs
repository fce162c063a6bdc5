using System.Text.RegularExpressions;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Handoff;
using Microneedling.Bot.Tests.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microneedling.Bot.Tests.Staff;

/// <summary>The whole program in the test host: visitors who speak, and browsers of staff that keep cookies.</summary>
public sealed partial class StaffSite : WebApplicationFactory<Program>
{
    public const string Password = "a long calm sentence";
    private readonly TestFolder folder = new();
    private bool gone;

    public MovableClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        Directory.CreateDirectory(folder.File("knowledge/articles"));
        File.Copy(Path.Combine(Repository.Root, "knowledge", "articles", "acne-scars.md"), folder.File("knowledge/articles/acne-scars.md"));
        builder.UseSetting("Knowledge:Path", folder.File("knowledge"));
        builder.UseSetting("Storage:ConnectionString", $"Data Source={folder.File("assistant.db")}");
        foreach (var (key, value) in TestDatabase.Pairs(folder.Path, TestDatabase.Default)) builder.UseSetting(key, value);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(services =>
        {
            services.Insert(0, ServiceDescriptor.Scoped<IResponder, SendsIntakes>());
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        });
    }

    /// <summary>A browser with nobody signed in.</summary>
    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });

    public async Task<string> InvitationAsync(string email, string role)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Invitations>().InviteAsync(email, role, Actor.Console, default);
    }

    /// <summary>A browser in which someone of that role has just made an account.</summary>
    public async Task<HttpClient> SignedInAsync(string name, string role)
    {
        var code = await InvitationAsync($"{name}@example.com", role);
        var browser = Browser();
        var answer = await PostAsync(browser, $"/staff/set-up?code={code}", "/staff/set-up", ("code", code), ("name", name), ("password", Password));
        Assert.Equal("/staff", answer.Headers.Location?.ToString());
        return browser;
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string name, string password = Password) =>
        PostAsync(browser, "/staff/sign-in", "/staff/sign-in", ("email", $"{name}@example.com"), ("password", password));

    /// <summary>Fills in a form of a page and sends it.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await browser.GetStringAsync(page)).Groups[1].Value;
        return await browser.PostAsync(action, new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    /// <summary>A visitor sends a questionnaire.</summary>
    public async Task<string> CaseAsync(string chatId, params string[] saidBefore)
    {
        foreach (var text in saidBefore.Append($"send {chatId}"))
            await Services.GetRequiredService<TurnRunner>().RunAsync(new Activity
            {
                Type = ActivityTypes.Message,
                ChannelId = "directline",
                Conversation = new ConversationAccount { Id = chatId },
                From = new ChannelAccount { Id = "visitor" },
                Text = text,
            }, default);
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClinicDb>().Set<Case>().Where(row => row.ChatId == chatId).Select(row => row.Reference).FirstAsync();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || gone) return;
        gone = true;
        folder.Dispose();
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
