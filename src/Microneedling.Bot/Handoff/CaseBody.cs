using System.Text.Json;
using System.Text.Json.Serialization;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Handoff;

/// <summary>What a case holds of the person's health: read only by those who may.</summary>
/// <param name="Reason">Why an urgent case was raised, in the rule's words; null otherwise.</param>
/// <param name="ReasonSequence">The message that raised it; 0 when there is none.</param>
public sealed record CaseBody(
    IReadOnlyList<IntakeFlag> Flags,
    IReadOnlyList<IntakeAnswer> Answers,
    IntakeConsent? Consent = null,
    string? QuestionnaireResponse = null,
    string? Reason = null,
    int ReasonSequence = 0)
{
    /// <summary>The words with which a person was asked for: read from the conversation, not kept here.</summary>
    [JsonIgnore]
    public string? Request { get; init; }

    public static CaseBody Empty { get; } = new([], []);
}

/// <summary>Records of a case on their way into and out of a sealed box.</summary>
internal static class SealedJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static byte[] Seal<T>(this PersonalVault.PersonSeal seal, T value) => seal.Seal(JsonSerializer.Serialize(value, Json));

    /// <summary>Null when the key is gone: a restored backup holds boxes of people who were erased since.</summary>
    public static T? TryOpen<T>(this PersonalVault.PersonSeal? seal, byte[] box) where T : class =>
        seal?.TryOpen(box) is { } json ? JsonSerializer.Deserialize<T>(json, Json) : null;

    public static T Open<T>(this PersonalVault.PersonSeal seal, byte[] box) => JsonSerializer.Deserialize<T>(seal.Open(box), Json)!;
}
