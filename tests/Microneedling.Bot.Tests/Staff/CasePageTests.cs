using System.Net;
using System.Text.RegularExpressions;
using Microneedling.Bot.Tests.Handoff;

namespace Microneedling.Bot.Tests.Staff;

public sealed partial class CasePageTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task TheCaseShowsFlagsWithTheClientsWordsReasonAndSource()
    {
        var browser = await site.SignedInAsync("flags", "clinician");
        var page = await TextOfAsync(browser, $"/staff/case/{await site.CaseAsync("flags")}");
        Assert.Contains("Zoë Brontë", page);
        Assert.Contains("needs clinician review before booking", page);
        Assert.Contains("two months ago", page);
        Assert.Contains("Source: isotretinoin label", page);
        Assert.Contains("Best time", page);
    }

    [Fact]
    public async Task WhatTheVisitorWroteIsShownAsTextAndNeverRuns()
    {
        var browser = await site.SignedInAsync("script", "clinician");
        var page = await browser.GetStringAsync($"/staff/case/{await site.CaseAsync("script", "<script>alert(1)</script><img src=x onerror=alert(2)>")}");
        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("<img src=x", page);
        Assert.Contains("&lt;script&gt;alert(1)", page);
    }

    [Fact]
    public async Task ALinkThatRunsAndAPictureFromElsewhereAreOnlyWords()
    {
        var reference = await site.CaseAsync("links");
        var browser = await site.SignedInAsync("linker", "clinician");
        await StaffSite.PostAsync(browser, $"/staff/case/{reference}", $"/staff/case/{reference}?handler=Reply",
            ("text", "[press](javascript:alert(1)) ![seen](https://elsewhere.example/pixel.png) [here](https://www.clinic.example/)"), ("lastSeen", "1000"));
        foreach (var path in new[] { $"/staff/case/{reference}", $"/staff/case/{reference}/print" })
        {
            var page = await browser.GetStringAsync(path);
            Assert.Contains("press seen", page);
            Assert.Contains("<a href=\"https://www.clinic.example/\">here</a>", page);
            Assert.DoesNotContain("javascript:", page);
            Assert.DoesNotContain("<img", page);
        }
    }

    [Fact]
    public async Task ReceptionSeesNothingThatIsReserved()
    {
        var reference = await site.CaseAsync("reserved", $"I am pregnant {Intakes.Canary}");
        var browser = await site.SignedInAsync("rita", "reception");
        var page = await browser.GetStringAsync($"/staff/case/{reference}");
        Assert.Contains("reserved for clinicians", page);
        Assert.DoesNotContain(Intakes.Canary, page);
        foreach (var path in new[] { $"/staff/case/{reference}/case.json", $"/staff/case/{reference}/questionnaire-response.json", $"/staff/case/{reference}/print", "/staff/cases.csv", "/staff/people", "/staff/audit" })
            Assert.Equal("/staff/not-allowed", (await browser.GetAsync(path)).Headers.Location?.AbsolutePath);
    }

    [Theory]
    [InlineData("/staff"), InlineData("/staff?status=New"), InlineData("/staff/insights"), InlineData("case"), InlineData("case, refreshed")]
    public async Task ReceptionReadsNoWordOfAnybodysHealthOnAnyPage(string path)
    {
        var reference = await site.CaseAsync($"health-{path}", $"I am pregnant {Intakes.Canary}", $"blorb {Intakes.Canary}?");
        var name = Math.Abs(path.GetHashCode(StringComparison.Ordinal));
        var (rita, clinician) = (await site.SignedInAsync($"rita{name}", "reception"), await site.SignedInAsync($"clinician{name}", "clinician"));
        var address = path.StartsWith("case", StringComparison.Ordinal) ? $"/staff/case/{reference}" : path;
        if (path.EndsWith("refreshed", StringComparison.Ordinal)) rita.DefaultRequestHeaders.Add("X-Refresh", "1");
        var page = await rita.GetStringAsync(address);
        Assert.Contains("<h1>", page);
        Assert.DoesNotContain(Intakes.Canary, page);
        Assert.DoesNotContain("pregnant", page);
        if (!address.StartsWith("/staff?", StringComparison.Ordinal) && address != "/staff") Assert.Contains(Intakes.Canary, await clinician.GetStringAsync(address)); // it is there to be seen
    }

    [Fact]
    public async Task WhatSomebodyAnsweredCannotBeSearchedFor()
    {
        await site.CaseAsync("unsearchable");
        var rita = await site.SignedInAsync("searching", "reception");
        foreach (var (words, found) in new[] { ("zoe", true), ("isotretinoin", false), ("acne", false) })
        {
            await StaffSite.PostAsync(rita, "/staff", "/staff", ("find", words));
            Assert.Equal(found, (await rita.GetStringAsync("/staff")).Contains("class=\"case-name\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task APrivateNoteIsInAFileOnlyWhenItIsAskedFor()
    {
        const string Note = "note-canary-1180";
        var reference = await site.CaseAsync("noted");
        var browser = await site.SignedInAsync("noter", "clinician");
        await StaffSite.PostAsync(browser, $"/staff/case/{reference}", $"/staff/case/{reference}?handler=Note", ("text", Note));
        foreach (var path in new[] { $"case/{reference}/print", $"case/{reference}/case.json", $"case/{reference}/questionnaire-response.json", "cases.csv" })
            Assert.DoesNotContain(Note, await browser.GetStringAsync($"/staff/{path}"));
        foreach (var path in new[] { "print?notes=true", "case.json?notes=true", "" })
            Assert.Contains(Note, await browser.GetStringAsync($"/staff/case/{reference}/{path}"));
    }

    [Fact]
    public async Task AReplyIsRefusedWhenSomeoneAnsweredMeanwhileAndItsTextIsKept()
    {
        var reference = await site.CaseAsync("clash");
        var (ann, bob) = (await site.SignedInAsync("ann", "clinician"), await site.SignedInAsync("bob", "clinician"));
        var seen = Seen().Match(await bob.GetStringAsync($"/staff/case/{reference}")).Groups[1].Value;
        await StaffSite.PostAsync(ann, $"/staff/case/{reference}", $"/staff/case/{reference}?handler=Reply", ("text", "Hello from Ann"), ("lastSeen", seen));
        await StaffSite.PostAsync(bob, $"/staff/case/{reference}", $"/staff/case/{reference}?handler=Reply", ("text", "Hello from Bob"), ("lastSeen", seen));
        using (var refresh = new HttpRequestMessage(HttpMethod.Get, $"/staff/case/{reference}") { Headers = { { "X-Refresh", "1" } } })
            Assert.DoesNotContain("Not sent", await (await bob.SendAsync(refresh)).Content.ReadAsStringAsync()); // the page that is about to go brings itself up to date
        var page = await TextOfAsync(bob, $"/staff/case/{reference}");
        Assert.Contains("Not sent: someone answered meanwhile", page);
        Assert.Contains(">Hello from Bob</textarea>", page);
        Assert.Contains("Hello from Ann", page);
    }

    [Fact]
    public async Task AStatusChangeIsTwoRequestsAndALineOfHistory()
    {
        var reference = await site.CaseAsync("status");
        var browser = await site.SignedInAsync("stan", "reception");
        var answer = await StaffSite.PostAsync(browser, $"/staff/case/{reference}", $"/staff/case/{reference}?handler=Move", ("to", "Contacted"));
        Assert.Equal($"/staff/case/{reference}", answer.Headers.Location!.ToString());
        Assert.Contains("stan changed the status: New → Contacted", await TextOfAsync(browser, $"/staff/case/{reference}"));
    }

    [Fact]
    public async Task AChangeWithoutTheFormsTokenIsRefused()
    {
        var reference = await site.CaseAsync("forged");
        var browser = await site.SignedInAsync("forged", "clinician");
        var answer = await browser.PostAsync($"/staff/case/{reference}?handler=Move", new FormUrlEncodedContent([KeyValuePair.Create("to", "Closed")]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task ASearchIsNoPartOfTheAddress()
    {
        await site.CaseAsync("search");
        var browser = await site.SignedInAsync("seeker", "reception");
        var answer = await StaffSite.PostAsync(browser, "/staff", "/staff", ("find", "zoe"));
        Assert.Equal("/staff", answer.Headers.Location!.ToString());
        var page = await TextOfAsync(browser, "/staff");
        Assert.Contains("value=\"zoe\"", page);
        Assert.Contains("Zoë Brontë", page);
    }

    [Theory]
    [InlineData("/staff")]
    [InlineData("/staff?status=Closed&level=Urgent&who=none&p=3")]
    [InlineData("/staff/insights")]
    [InlineData("/staff/people")]
    [InlineData("/staff/audit?verify=true")]
    [InlineData("/staff/account")]
    [InlineData("case")]
    [InlineData("print")]
    public async Task EveryPageWorksUnderTheStrictPolicyAndLeavesNoCopy(string path)
    {
        var admin = await site.SignedInAsync($"admin{Math.Abs(path.GetHashCode(StringComparison.Ordinal))}", "admin");
        var reference = await site.CaseAsync($"policy-{path}");
        var answer = await admin.GetAsync(path switch { "case" => $"/staff/case/{reference}", "print" => $"/staff/case/{reference}/print?notes=true", _ => path });
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotMatch(Inline(), Quoted().Replace(page, "\"\""));
    }

    [Fact]
    public async Task TheExportsHoldTheCase()
    {
        var reference = await site.CaseAsync("export");
        var browser = await site.SignedInAsync("export", "clinician");
        Assert.Contains("two months ago", await browser.GetStringAsync($"/staff/case/{reference}/case.json"));
        Assert.Contains("\"QuestionnaireResponse\"", await browser.GetStringAsync($"/staff/case/{reference}/questionnaire-response.json"));
        var csv = await browser.GetStringAsync("/staff/cases.csv");
        Assert.Contains($"{reference},Pre-consultation,New,ClinicianReview", csv);
        Assert.Contains("'+44 7700 900456", csv); // a spreadsheet would run a cell that begins with a plus
        Assert.DoesNotContain("two months ago", csv);
    }

    private static async Task<string> TextOfAsync(HttpClient browser, string path) => WebUtility.HtmlDecode(await browser.GetStringAsync(path));

    [GeneratedRegex("""name="lastSeen" value="(\d+)""")]
    private static partial Regex Seen();

    [GeneratedRegex("""<script(?![^>]*\ssrc=)|<style|<[^>]+\s(style|on[a-z]+)=""")]
    private static partial Regex Inline();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
