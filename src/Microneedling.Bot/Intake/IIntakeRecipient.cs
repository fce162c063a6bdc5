using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Intake;

/// <summary>Where a finished intake goes. The recipient stores it in the same transaction as the turn.</summary>
public interface IIntakeRecipient
{
    /// <summary>Takes the intake and tells what the client is told. The same intake twice is one case.</summary>
    ValueTask<IntakeReceipt> ReceiveAsync(Turn turn, CompletedIntake intake, CancellationToken cancellationToken);

    /// <summary>
    /// Takes back an intake that was sent, on the client's wish. False: it cannot be done here, and the client is told to
    /// ask the team. Default: false.
    /// </summary>
    ValueTask<bool> WithdrawAsync(Turn turn, string intakeId, CancellationToken cancellationToken) => new(false);
}

/// <param name="Reference">The case's reference number, to be read out on the phone.</param>
/// <param name="WhatHappensNext">When and how the clinic answers, in the clinic's words.</param>
public sealed record IntakeReceipt(string Reference, string WhatHappensNext);

/// <summary>A questionnaire that was sent.</summary>
/// <param name="Id">Unique: sending twice makes one case.</param>
/// <param name="QuestionnaireResponse">The FHIR R4 QuestionnaireResponse as JSON.</param>
/// <param name="Flags">Highest level first.</param>
/// <param name="Answers">Every question that was open, in order, in the words shown.</param>
public sealed record CompletedIntake(
    string Id,
    string QuestionnaireId,
    string QuestionnaireVersion,
    DateTimeOffset StartedAt,
    DateTimeOffset CompletedAt,
    IntakeContact Contact,
    IntakeConsent Consent,
    IReadOnlyList<IntakeFlag> Flags,
    IReadOnlyList<IntakeAnswer> Answers,
    string QuestionnaireResponse);

/// <summary>How to reach the person; blank parts are null.</summary>
public sealed record IntakeContact(string? Name, string? Phone, string? Email, string? PreferredTime, string? PreferredChannel);

/// <param name="TextHash">SHA-256 of the consent text that was shown, in hex.</param>
public sealed record IntakeConsent(string TextVersion, string TextHash, DateTimeOffset At);

/// <summary>The levels of a flag, lowest first.</summary>
public enum FlagLevel { Note, Postpone, ClinicianReview, Urgent }

/// <summary>What a clinician should look at first.</summary>
/// <param name="Text">The exact flag text, such as "postpone until fully healed".</param>
/// <param name="LinkIds">The questions whose answers raised it.</param>
/// <param name="EarliestToDiscuss">For time-bound flags: the earliest date to discuss treatment, from the client's answer.</param>
public sealed record IntakeFlag(
    string Id, FlagLevel Level, string Text, string Reason, string Source, IReadOnlyList<string> LinkIds, DateOnly? EarliestToDiscuss = null);

/// <summary>How an answer was given.</summary>
public enum AnswerState { Answered, NotSure, PreferToSayToStaff, Skipped }

/// <param name="Section">The group's heading; empty when it has none.</param>
/// <param name="Sequence">The transcript entry in which it was answered; 0 when unknown.</param>
public sealed record IntakeAnswer(string LinkId, string Section, string Question, string Answer, AnswerState State, int Sequence);
