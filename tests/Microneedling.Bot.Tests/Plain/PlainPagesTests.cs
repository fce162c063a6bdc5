using System.Net;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Tests.Conversation;

namespace Microneedling.Bot.Tests.Plain;

public sealed class PlainPagesTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task LookingSetsNoCookieAndNeedsNoScript()
    {
        using var page = await app.Client().GetAsync("/plain");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("<script", await page.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task WhatIsAskedIsAnsweredOnThePageAfterARedirect()
    {
        var visitor = new Visitor(app);
        using var sent = await visitor.PostAsync(("id", "1"), ("text", "does it hurt?"));
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var page = await visitor.PageAsync();
        Assert.Contains("does it hurt?", page);
        Assert.Contains("You said does it hurt?", page);
    }

    [Fact]
    public async Task TheSamePageSentTwiceIsOneMessageAndOtherWordsAreAnother()
    {
        var visitor = new Visitor(app);
        await visitor.PostAsync(("id", "1"), ("text", "one"));
        await visitor.PostAsync(("id", "1"), ("text", "one"));
        await visitor.PostAsync(("id", "1"), ("text", "two"));
        var page = await visitor.PageAsync();
        Assert.Equal(2, page.Split("<p>You said one</p>").Length);
        Assert.Contains("You said two", page);
    }

    [Fact]
    public async Task AQuickReplyLandsByItsAction()
    {
        TurnAction? pressed = null;
        using var clinic = new WebApp
        {
            Responder = new Responder(turn =>
            {
                pressed = turn.Action;
                return Responder.Says("Hello", new Choice("Does it hurt? \"<&", new TurnAction(TurnActions.Article, "does-it-hurt")));
            }),
        };
        var visitor = new Visitor(clinic);
        await visitor.PostAsync(("text", "hi"));
        var page = WebUtility.HtmlDecode(await visitor.PageAsync());
        var value = page[(page.LastIndexOf("name=\"choice\" value=\"", StringComparison.Ordinal) + 21)..].Split("\">")[0];
        await visitor.PostAsync(("choice", value));
        Assert.Equal(new TurnAction(TurnActions.Article, "does-it-hurt"), pressed);
    }

    [Fact]
    public async Task SeveralTickedAnswersAreOneMessage()
    {
        var visitor = new Visitor(app);
        await visitor.PostAsync(("answer", "Acne scars"), ("answer", "Enlarged pores"));
        Assert.Contains("You said Acne scars; Enlarged pores", await visitor.PageAsync());
    }

    [Theory]
    [InlineData("choices", "type=\"checkbox\"")]
    [InlineData("date", "type=\"date\"")]
    [InlineData("email", "inputmode=\"email\"")]
    [InlineData("number", "inputmode=\"decimal\"")]
    [InlineData("longtext", "<textarea")]
    [InlineData("boolean", ">Yes</button>")]
    public async Task AQuestionHasTheFieldItNeeds(string kind, string field)
    {
        using var clinic = new WebApp
        {
            Responder = new Responder(_ => new Reply(new Message("?") { Form = new(kind) { Options = kind == "choices" ? ["A", "B"] : [], Step = 2, Steps = 9 } }, new Outcome(OutcomeKind.Intake))),
        };
        var visitor = new Visitor(clinic);
        await visitor.PostAsync(("text", "hi"));
        var page = await visitor.PageAsync();
        Assert.Contains(field, page);
        Assert.Contains("Question 2 of about 9", page);
    }

    [Fact]
    public async Task NothingThatIsSaidBecomesCode()
    {
        using var clinic = new WebApp { Responder = new Responder(_ => Responder.Says("<b>no</b> [x](javascript:alert(1)) ![y](https://elsewhere.example/y.png) <javascript:alert(2)> [ok](https://ok.example) ![z](/pictures/z.svg)")) };
        var visitor = new Visitor(clinic);
        await visitor.PostAsync(("text", "<script>alert(1)</script>"));
        var page = await visitor.PageAsync();
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("<b>", page);
        Assert.DoesNotContain("href=\"javascript", page);
        Assert.DoesNotContain("elsewhere.example", page);
        Assert.Contains("href=\"https://ok.example\"", page);
        Assert.Contains("src=\"/pictures/z.svg\"", page);
    }

    [Fact]
    public async Task WhoWritesTooFastReadsWhy()
    {
        using var clinic = new WebApp { Settings = [("Limits:MessageBurst", "1"), ("Limits:MessagesPerMinute", "1")] };
        var visitor = new Visitor(clinic);
        await visitor.PostAsync(("text", "one"));
        using var refused = await visitor.PostAsync(("text", "two"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("You are sending messages very quickly.", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task AnotherSitesFormIsRefused()
    {
        var visitor = new Visitor(app);
        visitor.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await visitor.PostAsync(("text", "hi"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task ANewConversationBeginsEmpty()
    {
        var visitor = new Visitor(app);
        await visitor.PostAsync(("text", "one"));
        using var left = await visitor.Client.PostAsync("/plain/new", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.DoesNotContain("You said one", await visitor.PageAsync());
    }

    private sealed class Visitor(WebApp app)
    {
        public HttpClient Client { get; } = app.CreateClient(new() { HandleCookies = true, AllowAutoRedirect = false });

        public Task<HttpResponseMessage> PostAsync(params (string Name, string Value)[] fields) =>
            Client.PostAsync("/plain", new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

        public Task<string> PageAsync() => Client.GetStringAsync("/plain");
    }
}
