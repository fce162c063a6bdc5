using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.Staff;

/// <summary>The staff pages on a phone and on a desk, light and dark.</summary>
[Collection(nameof(Clinic))]
public sealed class StaffAccessibilityTests(Browser browser, ClinicServer clinic)
{
    [RequiresTheory(Tools.Chromium)]
    [InlineData(ColorScheme.Light, 320), InlineData(ColorScheme.Dark, 320), InlineData(ColorScheme.Light, 1280), InlineData(ColorScheme.Dark, 1280)]
    public async Task AxeFindsNothingAndNothingIsCutOff(ColorScheme colours, int width)
    {
        var visitor = await ChatPage.OpenAsync(await browser.PageAsync(), clinic.Server.Address);
        await visitor.AskAsync("Can I talk to a real person please", "What’s your name?");
        var page = await browser.SignedInAsync(clinic.Server, "Ada", "admin", new() { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = 800 } });
        var first = await page.Locator(".case-name").First.GetAttributeAsync("href");
        foreach (var path in new[] { "/staff", first!, first + "/print", "/staff/insights", "/staff/people", "/staff/audit?verify=true", "/staff/account" })
        {
            await page.GotoAsync(clinic.Server.Address + path);
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            var result = await page.RunAxe();
            Assert.True(result.Violations.Length == 0, $"{path}: {string.Join("; ", result.Violations.Select(fault => $"{fault.Id}: {fault.Nodes[0].Html}"))}");
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= width, $"{path} is {wide} px wide");
        }
    }

    [RequiresFact(Tools.Chromium)]
    public async Task ACaseIsAnsweredWithTheKeyboardAlone()
    {
        var visitor = await browser.WantsPersonAsync(clinic.Server, "Kim Keyboard");
        await visitor.AskAsync("kim@example.com", "Your reference is");
        var page = await browser.SignedInAsync(clinic.Server, "Kay", "clinician");
        await page.GetByRole(AriaRole.Link, new() { Name = "Kim Keyboard" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Reply to the visitor").FocusAsync();
        await page.Keyboard.TypeAsync("Hello from the keyboard");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(visitor.Root.Locator("#messages .bubble").Last).ToContainTextAsync("Hello from the keyboard");
    }
}
