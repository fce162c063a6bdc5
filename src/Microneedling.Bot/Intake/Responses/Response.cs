using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Responses;

/// <summary>The answers so far: the tree of a FHIR QuestionnaireResponse. Immutable.</summary>
public sealed record Response(IReadOnlyList<ResponseItem> Items)
{
    public static Response Empty { get; } = new([]);

    /// <summary>Every item of the tree, in order.</summary>
    public IEnumerable<ResponseItem> All => Items.SelectMany(item => item.WithDescendants());

    /// <summary>The same response with the transcript entries of its items, in the order of <see cref="All"/>.</summary>
    public Response WithSequences(IReadOnlyList<int> sequences)
    {
        using var next = sequences.GetEnumerator();
        return new Response([.. Items.Select(Numbered)]);

        ResponseItem Numbered(ResponseItem item)
        {
            var sequence = next.MoveNext() ? next.Current : 0;
            return item with
            {
                Sequence = sequence,
                Items = item.Items.Count == 0 ? item.Items : [.. item.Items.Select(Numbered)],
                Answers = item.Answers.All(answer => answer.Items.Count == 0) ? item.Answers : [.. item.Answers.Select(answer => answer with { Items = [.. answer.Items.Select(Numbered)] })],
            };
        }
    }

    /// <summary>The answers given to that question, in every repetition.</summary>
    public IEnumerable<Value> AnswersTo(string linkId) => All.Where(item => item.LinkId == linkId).SelectMany(item => item.Answers).Select(answer => answer.Value);
}

/// <summary>What was said to one question, or one instance of a group.</summary>
public sealed record ResponseItem(string LinkId)
{
    public IReadOnlyList<ResponseAnswer> Answers { get; init; } = [];

    /// <summary>The items of a group instance.</summary>
    public IReadOnlyList<ResponseItem> Items { get; init; } = [];

    /// <summary>Why a question that was asked has no answer; null when it has one.</summary>
    public Absence? Absent { get; init; }

    /// <summary>The person wants no further instance of this repeating group.</summary>
    public bool NoMore { get; init; }

    /// <summary>The transcript entry in which it was answered; 0 when unknown.</summary>
    public int Sequence { get; init; }

    public IEnumerable<ResponseItem> WithDescendants() =>
        Items.Concat(Answers.SelectMany(answer => answer.Items)).SelectMany(item => item.WithDescendants()).Prepend(this);
}

/// <param name="Items">Answers to the questions that stand under this one.</param>
public sealed record ResponseAnswer(Value Value, IReadOnlyList<ResponseItem> Items)
{
    public ResponseAnswer(Value value) : this(value, []) { }
}

/// <summary>Why there is no answer: FHIR's data-absent-reason <c>asked-unknown</c>, <c>asked-declined</c>, <c>unknown</c> and <c>unsupported</c>.</summary>
public enum Absence
{
    NotSure,
    PreferToSayToStaff,
    Skipped,

    /// <summary>A file, which is not taken here.</summary>
    NotTaken,
}
