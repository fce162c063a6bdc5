using System;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Schema
{
    /// <summary>
    /// A channel refused what the bot sent.
    /// SUBSET: without the request and the response, which could carry the bot's token into a log.
    /// </summary>
    public class ErrorResponseException : RestException
    {
        public ErrorResponseException(string message)
            : base(message)
        {
        }

        /// <summary>What the channel said about it, if it said anything.</summary>
        public ErrorResponse Body { get; set; }
    }

    public class ErrorResponse
    {
        [JsonProperty(PropertyName = "error")] public Error Error { get; set; }
    }

    public class Error
    {
        [JsonProperty(PropertyName = "code")] public string Code { get; set; }
        [JsonProperty(PropertyName = "message")] public string Message { get; set; }
        [JsonProperty(PropertyName = "innerHttpError")] public InnerHttpError InnerHttpError { get; set; }
    }

    public class InnerHttpError
    {
        [JsonProperty(PropertyName = "statusCode")] public int? StatusCode { get; set; }
        [JsonProperty(PropertyName = "body")] public object Body { get; set; }
    }
}

namespace Microsoft.Rest
{
    /// <summary>A request to a channel failed.</summary>
    public class RestException : Exception
    {
        public RestException(string message)
            : base(message)
        {
        }
    }
}
