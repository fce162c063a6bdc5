using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microneedling.Bot.Handoff.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Staff;

public sealed partial class SignInTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Theory]
    [InlineData("/staff")]
    [InlineData("/staff/case/7KQ4-9PXT")]
    [InlineData("/staff/case/7KQ4-9PXT/case.json")]
    [InlineData("/staff/cases.csv")]
    [InlineData("/staff/insights")]
    [InlineData("/staff/people")]
    [InlineData("/staff/audit")]
    [InlineData("/staff/account")]
    [InlineData("/staff/live")]
    public async Task WithoutSigningInThereIsOnlyTheSignInPage(string path)
    {
        var answer = await site.Browser().GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/staff/sign-in", answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task AnInvitationWorksOnce()
    {
        var code = await site.InvitationAsync("once@example.com", "clinician");
        (string, string)[] form = [("code", code), ("name", "Once"), ("password", StaffSite.Password)];
        Assert.Equal(HttpStatusCode.Redirect, (await StaffSite.PostAsync(site.Browser(), $"/staff/set-up?code={code}", "/staff/set-up", form)).StatusCode);
        Assert.Contains("no longer works", await site.Browser().GetStringAsync($"/staff/set-up?code={code}"));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaa")]
    public async Task AWeakPasswordIsRefusedWithASentence(string password)
    {
        var code = await site.InvitationAsync("weak@example.com", "clinician");
        var answer = await StaffSite.PostAsync(site.Browser(), $"/staff/set-up?code={code}", "/staff/set-up", ("code", code), ("name", "Weak"), ("password", password));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Passwords must", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task FiveWrongPasswordsLockTheAccountForAWhile()
    {
        await site.SignedInAsync("locked", "clinician");
        var browser = site.Browser();
        for (var i = 0; i < 5; i++) await StaffSite.SignInAsync(browser, "locked", "not the right one");
        var answer = await StaffSite.SignInAsync(browser, "locked");
        Assert.Contains("Too many attempts", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("https://evil.example/", "/staff")]
    [InlineData("//evil.example", "/staff")]
    [InlineData("/staff/insights", "/staff/insights")]
    public async Task AfterSigningInOnlyOurOwnPagesCanFollow(string next, string expected)
    {
        var name = $"next{Math.Abs(next.GetHashCode(StringComparison.Ordinal))}";
        await site.SignedInAsync(name, "clinician");
        var answer = await StaffSite.PostAsync(site.Browser(), "/staff/sign-in", "/staff/sign-in", ("email", $"{name}@example.com"), ("password", StaffSite.Password), ("next", next));
        Assert.Equal(expected, answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task WithASecondFactorThePasswordIsNotEnough()
    {
        var browser = await site.SignedInAsync("factor", "clinician");
        var key = Key().Match(await browser.GetStringAsync("/staff/account")).Groups[1].Value;
        var on = await StaffSite.PostAsync(browser, "/staff/account", "/staff/account?handler=FactorOn", ("digits", Totp(key)));
        var recovery = Recovery().Match(await on.Content.ReadAsStringAsync()).Groups[1].Value;
        Assert.NotEmpty(recovery);

        var other = site.Browser();
        Assert.Equal("/staff/sign-in/code", (await StaffSite.SignInAsync(other, "factor")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/staff")).StatusCode);
        Assert.Equal("/staff", (await StaffSite.PostAsync(other, "/staff/sign-in/code", "/staff/sign-in/code", ("code", recovery))).Headers.Location!.ToString());

        var third = site.Browser();
        await StaffSite.SignInAsync(third, "factor");
        var again = await StaffSite.PostAsync(third, "/staff/sign-in/code", "/staff/sign-in/code", ("code", recovery));
        Assert.Contains("That code is not right", await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task WhoLeftTheClinicIsOutWithinAMinuteAndCannotSignInAgain()
    {
        using var own = new StaffSite();
        await own.SignedInAsync("boss", "admin");
        var browser = await own.SignedInAsync("gone", "clinician");
        await using (var scope = own.Services.CreateAsyncScope())
        {
            var people = scope.ServiceProvider.GetRequiredService<People>();
            var all = await people.ReadAsync(default);
            var boss = all.Single(person => person.Name == "boss");
            Assert.True(await people.LeaveAsync(all.Single(person => person.Name == "gone").Id, true, new Actor(boss.Id, boss.Name, boss.Role), default));
        }
        own.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff")).StatusCode);
        using var refused = await StaffSite.SignInAsync(own.Browser(), "gone");
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode); // the sign-in page again
    }

    [Fact]
    public async Task AnIdleSessionEndsAlthoughThePageRefreshesItself()
    {
        using var own = new StaffSite();
        var browser = await own.SignedInAsync("idle", "clinician");
        for (var minutes = 0; minutes < 25; minutes += 5)
        {
            own.Clock.Advance(TimeSpan.FromMinutes(5));
            using var refresh = new HttpRequestMessage(HttpMethod.Get, "/staff") { Headers = { { "X-Refresh", "1" } } };
            Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(refresh)).StatusCode);
        }
        own.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff")).StatusCode);
    }

    [Fact]
    public async Task ASessionInUseGoesOnButNotForEver()
    {
        using var own = new StaffSite();
        var browser = await own.SignedInAsync("busy", "clinician");
        for (var minutes = 0; minutes < 11 * 60; minutes += 20)
        {
            own.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/account")).StatusCode);
        }
        own.Clock.Advance(TimeSpan.FromMinutes(25));
        await browser.GetAsync("/staff/account");
        own.Clock.Advance(TimeSpan.FromMinutes(25));
        await browser.GetAsync("/staff/account");
        own.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff/account")).StatusCode);
    }

    /// <summary>RFC 6238 with the usual settings: SHA-1, six digits, 30 seconds. Identity reads the system clock here.</summary>
    private static string Totp(string key)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Replace(" ", "").Select(c => Convert.ToString(Alphabet.IndexOf(c), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        if (BitConverter.IsLittleEndian) Array.Reverse(step);
        var hash = HMACSHA1.HashData(secret, step);
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24 | hash[at + 1] << 16 | hash[at + 2] << 8 | hash[at + 3]) % 1_000_000;
        return number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""class="key">([A-Z2-7 ]+)<""")]
    private static partial Regex Key();

    [GeneratedRegex("""<ul class="codes">\s*<li>([^<]+)</li>""")]
    private static partial Regex Recovery();
}
