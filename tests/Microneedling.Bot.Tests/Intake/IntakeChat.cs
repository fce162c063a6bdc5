using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microneedling.Bot.Tests.Intake;

/// <summary>
/// A conversation with the questionnaire and a few fakes beside it. The memory goes through its JSON at every turn, so
/// each message also proves that a restart between two messages loses nothing.
/// </summary>
internal sealed class IntakeChat : IQuestionProbe, IHandoffRequestProbe, IIntakeRecipient, IResumeCodes
{
    private readonly Clinic clinic;
    private IntakeResponder responder;
    private IntakeContent content;
    private string? memory;
    private Reply? last;
    private int sequence;

    public IntakeChat(string? knowledge = null, string facts = "minimum-age: \"18\"\nphone: \"020 7946 0000\"", IntakeContent? content = null)
    {
        this.content = content ?? new IntakeContent(knowledge ?? Samples.Knowledge, NullLogger<IntakeContent>.Instance).Prepare();
        clinic = new Clinic { Facts = ClinicFacts.Read(new StringReader(facts)) };
        responder = new IntakeResponder(this.content, clinic, this, this, this, this);
    }

    /// <summary>Goes on at a node with other content.</summary>
    public void MoveTo(IntakeContent other)
    {
        content = other;
        responder = new IntakeResponder(content, clinic, this, this, this, this);
    }

    public IntakeContent Content => content;
    public DateTimeOffset Now { get; set; } = Samples.Now;
    public List<CompletedIntake> Sent { get; } = [];
    public bool CanWithdraw { get; set; }
    public Dictionary<string, string> Codes { get; init; } = [];
    public Memory Memory => new(memory);

    /// <summary>The answers so far, as FHIR JSON.</summary>
    public string Answers => Bot.Intake.Responses.ResponseJson.ToJson(Memory.Get<IntakeMemory>()!.Response).ToJsonString();
    public bool IsRunning => Memory.Get<IntakeMemory>() is not null;
    public string Text => string.Join("\n---\n", last?.Messages.Select(message => message.Text) ?? []);
    public IReadOnlyList<Message> Messages => last?.Messages ?? [];
    public IReadOnlyList<string> Buttons => [.. Messages.SelectMany(message => message.Choices).Select(choice => choice.Title)];
    public MessageForm? Form => Messages.LastOrDefault()?.Form;

    /// <summary>What the assistant says to the text; another responder's answer begins with "FAQ:".</summary>
    public IntakeChat Say(string text, Func<Reply>? other = null) => Turn(TurnKind.Message, text, last?.Messages.SelectMany(message => message.Choices).FirstOrDefault(choice => choice.Title == text)?.Action, other);

    public IntakeChat Press(string title, string? action = null, string? id = null) =>
        Turn(TurnKind.Message, title, action is null ? Messages.SelectMany(message => message.Choices).First(choice => choice.Title == title).Action : new TurnAction(action, id), null);

    public IntakeChat Open() => Turn(TurnKind.Opened, "", null, null);

    public IntakeChat SendFile()
    {
        Run(new Turn { ChatId = "chat", Kind = TurnKind.Message, Text = "", HasAttachments = true, Sequence = ++sequence, Now = Now, Memory = new Memory(memory) }, null);
        return this;
    }

    public IntakeChat Start() => Say("start pre-consultation").Say("I agree");

    public IntakeChat Answer(params string[] answers)
    {
        foreach (var answer in answers) Say(answer);
        return this;
    }

    /// <summary>Everything a healthy person answers.</summary>
    public IntakeChat Healthy() => Start().Answer("34", "acne scars", "none", "none", "none", "2", "none", "none", "none", "none", "none", "Sam", "sam@example.com", "07700 900123", "any time");

    private IntakeChat Turn(TurnKind kind, string text, TurnAction? action, Func<Reply>? other)
    {
        Run(new Turn { ChatId = "chat", Kind = kind, Text = text, Action = action, Sequence = ++sequence, Now = Now, Memory = new Memory(memory) }, other);
        return this;
    }

    private void Run(Turn turn, Func<Reply>? other)
    {
        var reply = responder.RespondAsync(turn, default).AsTask().GetAwaiter().GetResult()
            ?? other?.Invoke() ?? new Reply(new Message(turn.Kind is TurnKind.Opened ? "FAQ: hello" : "FAQ: " + turn.Text), new Outcome(turn.Kind is TurnKind.Opened ? OutcomeKind.Greeted : OutcomeKind.Answered));
        last = responder.AfterAsync(turn, reply, default).AsTask().GetAwaiter().GetResult();
        memory = turn.Memory.ToJson();
    }

    public double Confidence(string text) => text.Contains("hurt", StringComparison.OrdinalIgnoreCase) ? 0.95 : text.Contains("needl", StringComparison.OrdinalIgnoreCase) ? 0.5 : 0;

    public bool IsHandoffRequest(string text, bool plainly) => text.Contains("refund", StringComparison.OrdinalIgnoreCase);
    public Choice? MayAnswer(string text) => null;

    public ValueTask<IntakeReceipt> ReceiveAsync(Turn turn, CompletedIntake intake, CancellationToken cancellationToken)
    {
        Sent.Add(intake);
        return new(new IntakeReceipt("MN-1234", "The team answers on Monday."));
    }

    public ValueTask<bool> WithdrawAsync(Turn turn, string intakeId, CancellationToken cancellationToken) => new(CanWithdraw);

    public ValueTask<ResumeCode> KeepAsync(Turn turn, string state, CancellationToken cancellationToken)
    {
        Codes["7KQ2-M9XT"] = state;
        return new(new ResumeCode("7KQ2-M9XT", turn.Now.AddMinutes(15)));
    }

    public ValueTask<string?> TakeAsync(Turn turn, string code, CancellationToken cancellationToken) => new(Codes.Remove(code, out var state) ? state : null);
}
