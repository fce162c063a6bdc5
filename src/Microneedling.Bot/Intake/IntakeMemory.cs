using System.Text.Json.Serialization;
using Microneedling.Bot.Intake.Responses;

namespace Microneedling.Bot.Intake;

/// <summary>The visitor was shown the consent text and has not answered. Holds nothing of theirs.</summary>
internal sealed record IntakeInvitation(DateTimeOffset At);

/// <summary>A running intake: the answers and the version of the questions. Which question is open is computed from them.</summary>
/// <param name="Id">Names the intake to whoever receives it.</param>
/// <param name="Edition">Hash of the questionnaire.</param>
/// <param name="Response">The answers so far, kept as FHIR QuestionnaireResponse.</param>
internal sealed record IntakeMemory(string Id, string Edition, [property: JsonConverter(typeof(ResponseState))] Response Response, DateTimeOffset StartedAt, IntakeConsent Consent)
{
    public DateTimeOffset LastAt { get; init; }

    /// <summary>The transcript entry with which it began in this conversation; 0 when unknown.</summary>
    public int From { get; init; }

    /// <summary>The transcript entries in which the items of the response were answered, in its order.</summary>
    public IReadOnlyList<int> Sequences { get; init; } = [];

    /// <summary>An answered question that was opened again, by its place.</summary>
    public string? Reopened { get; init; }

    /// <summary>What the visitor was asked to confirm.</summary>
    public IntakePending? Pending { get; init; }

    /// <summary>The visitor said that they go on later.</summary>
    public bool Paused { get; init; }

    /// <summary>Another responder is asking something of its own; for so many turns at most it has the floor.</summary>
    public int Yields { get; init; }

    /// <summary>The open question asks of what is over.</summary>
    public bool AsksOfThePast { get; init; }

    /// <summary>Something came between, so the next text may not be meant as an answer.</summary>
    public bool Away { get; init; }
}

internal enum PendingKind { Reading, Closing, Delete, StartOver, Resume, Send }

/// <param name="Place">The question it is about.</param>
/// <param name="Text">The answer to take when the visitor agrees.</param>
/// <param name="Said">What was typed; null where it is the same.</param>
internal sealed record IntakePending(PendingKind Kind, string? Place = null, string? Text = null, string? Said = null);

/// <summary>What is remembered of an intake that was sent: how to name it, nothing that was answered.</summary>
/// <param name="From">The transcript entry with which it began; 0 when unknown.</param>
internal sealed record IntakeSent(string Id, string Reference, DateTimeOffset At, IReadOnlyList<string> Waits, bool Withdrawing = false, int From = 0);
