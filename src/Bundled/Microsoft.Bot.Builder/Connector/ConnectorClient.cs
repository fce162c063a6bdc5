using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>The calls that a bot makes to the channel of one conversation.</summary>
internal sealed class ConnectorClient
{
    private readonly Uri _serviceUrl;
    private readonly ServiceClientCredentials _credentials;
    private readonly HttpClient _http;

    public ConnectorClient(Uri serviceUrl, ServiceClientCredentials credentials, HttpClient http)
    {
        _serviceUrl = serviceUrl;
        _credentials = credentials;
        _http = http;
    }

    public Task<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, activity.Conversation.Id, activity.ReplyToId, activity, cancellationToken);

    public Task<ResourceResponse> UpdateAsync(Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Put, activity.Conversation.Id, activity.Id, activity, cancellationToken);

    public Task DeleteAsync(ConversationReference reference, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Delete, reference.Conversation.Id, reference.ActivityId, null, cancellationToken);

    private async Task<ResourceResponse> CallAsync(HttpMethod method, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken)
    {
        var path = $"v3/conversations/{Uri.EscapeDataString(conversationId)}/activities";
        if (!string.IsNullOrWhiteSpace(activityId))
        {
            path += $"/{Uri.EscapeDataString(activityId)}";
        }

        var root = _serviceUrl.AbsoluteUri.EndsWith('/') ? _serviceUrl : new Uri(_serviceUrl.AbsoluteUri + "/");
        using var request = new HttpRequestMessage(method, new Uri(root, path));
        if (activity != null)
        {
            request.Content = new StringContent(BotJson.Write(activity), Encoding.UTF8, "application/json");
        }

        if (_credentials != null)
        {
            await _credentials.ProcessHttpRequestAsync(request, cancellationToken).ConfigureAwait(false);
        }

        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? ReadOrNull<ResourceResponse>(body) : throw Refusal(response, body);
    }

    private static ErrorResponseException Refusal(HttpResponseMessage response, string body) =>
        new ErrorResponseException($"Operation returned an invalid status code '{response.StatusCode}'") { Body = ReadOrNull<ErrorResponse>(body) };

    private static T ReadOrNull<T>(string body)
        where T : class
    {
        try
        {
            return BotJson.Read<T>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
