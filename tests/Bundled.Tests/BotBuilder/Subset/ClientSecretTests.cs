using System.Net;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Rest;

namespace Bundled.Tests.BotBuilder.Subset;

/// <summary>How the subset gets the token with which a bot speaks to its channel; the official packages use MSAL.</summary>
public class ClientSecretTests
{
    private const string CommonLogin = "https://login.test/common";

    private readonly Login _login = new Login();

    [Fact]
    public async Task ThePasswordIsExchangedForATokenForTheAudience()
    {
        var credentials = await CredentialsAsync(Factory());

        Assert.Equal("Bearer token1", await AuthorizationAsync(credentials));
        Assert.Equal("https://login.test/common/oauth2/v2.0/token", _login.Url);
        Assert.Equal("grant_type=client_credentials&client_id=app&client_secret=secret&scope=https%3A%2F%2Faudience.test%2F.default", _login.Form);
    }

    [Fact]
    public async Task ATokenIsKeptAcrossTurns()
    {
        var factory = Factory();
        await AuthorizationAsync(await CredentialsAsync(factory));

        Assert.Equal("Bearer token1", await AuthorizationAsync(await CredentialsAsync(factory)));
    }

    [Fact]
    public async Task ATokenThatEndsWithinFiveMinutesIsNotKept()
    {
        _login.ExpiresIn = 299;
        var credentials = await CredentialsAsync(Factory());
        await AuthorizationAsync(credentials);

        Assert.Equal("Bearer token2", await AuthorizationAsync(credentials));
    }

    [Fact]
    public async Task ASingleTenantBotLogsInAtItsTenant()
    {
        await AuthorizationAsync(await CredentialsAsync(Factory("SingleTenant")));

        Assert.Equal("https://login.test/tenant/oauth2/v2.0/token", _login.Url);
    }

    [Fact]
    public async Task ARefusedLoginDoesNotTellThePassword()
    {
        _login.Status = HttpStatusCode.Unauthorized;
        var credentials = await CredentialsAsync(Factory());
        var error = await Assert.ThrowsAsync<HttpRequestException>(() => AuthorizationAsync(credentials));

        Assert.DoesNotContain("secret", error.ToString());
    }

    [Fact]
    public async Task WithoutAnAppIdNothingIsSigned()
    {
        var open = new ConfigurationServiceClientCredentialFactory(new ConfigurationBuilder().Build(), new HttpClient(_login));

        Assert.Null(await AuthorizationAsync(await CredentialsAsync(open)));
        Assert.Null(_login.Url);
    }

    [Fact]
    public void ManagedIdentitiesNeedTheOfficialPackages()
    {
        Assert.Throws<NotSupportedException>(() => Factory("UserAssignedMsi"));
    }

    private static Task<ServiceClientCredentials> CredentialsAsync(ConfigurationServiceClientCredentialFactory factory) =>
        factory.CreateCredentialsAsync("app", "https://audience.test", CommonLogin, true, default);

    private static async Task<string> AuthorizationAsync(ServiceClientCredentials credentials)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://channel.test");
        await credentials.ProcessHttpRequestAsync(request, default);
        return request.Headers.Authorization?.ToString();
    }

    private ConfigurationServiceClientCredentialFactory Factory(string type = "MultiTenant")
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string>
        {
            ["MicrosoftAppType"] = type,
            ["MicrosoftAppId"] = "app",
            ["MicrosoftAppPassword"] = "secret",
            ["MicrosoftAppTenantId"] = "tenant",
        }).Build();
        return new ConfigurationServiceClientCredentialFactory(configuration, new HttpClient(_login));
    }

    private sealed class Login : HttpMessageHandler
    {
        private int _tokens;

        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public int ExpiresIn { get; set; } = 3600;

        public string Url { get; private set; }

        public string Form { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Url = request.RequestUri.AbsoluteUri;
            Form = await request.Content.ReadAsStringAsync(cancellationToken);
            var body = $$"""{"token_type":"Bearer","access_token":"token{{++_tokens}}","expires_in":{{ExpiresIn}}}""";
            return new HttpResponseMessage(Status) { Content = new StringContent(body) };
        }
    }
}
