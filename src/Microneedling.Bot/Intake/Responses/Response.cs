using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Responses;

/// <summary>The answers so far: the tree of a FHIR QuestionnaireResponse. Immutable.</summary>
public sealed record Response(IReadOnlyList<ResponseItem> Items)
{
    public static Response Empty { get; } = new([]);

    /// <summary>Every item of the tree, in order. Listed anew at each call.</summary>
    public IReadOnlyList<ResponseItem> All
    {
        get
        {
            var all = new List<ResponseItem>(Items.Count);
            foreach (var item in Items) item.AddTo(all);
            return all;
        }
    }

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
                Answers = !HasNested(item) ? item.Answers : [.. item.Answers.Select(answer => answer with { Items = [.. answer.Items.Select(Numbered)] })],
            };
        }
    }

    private static bool HasNested(ResponseItem item)
    {
        foreach (var answer in item.Answers)
            if (answer.Items.Count > 0) return true;
        return false;
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

    /// <summary>The person's words, where the answer that was picked for them says less; null otherwise.</summary>
    public string? Said { get; init; }

    /// <summary>The transcript entry in which it was answered; 0 when unknown.</summary>
    public int Sequence { get; init; }

    /// <summary>Some question of this item, or below it, is answered.</summary>
    public bool HasAnswers => Answers.Count > 0 || Items.Any(item => item.HasAnswers);

    internal void AddTo(List<ResponseItem> all)
    {
        all.Add(this);
        foreach (var item in Items) item.AddTo(all);
        foreach (var answer in Answers)
            foreach (var item in answer.Items) item.AddTo(all);
    }
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
