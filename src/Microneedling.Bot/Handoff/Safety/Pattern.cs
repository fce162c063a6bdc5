namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// Words in order, in one sentence: <c>{my} throat ..2 closing|tight*</c>. <c>..</c> lets up to three other words stand
/// in between, <c>..N</c> up to N; <c>word?</c> may be missing; <c>^</c> and <c>$</c> stand for the sentence's ends.
/// </summary>
internal sealed class Pattern
{
    private const int DefaultGap = 3;
    private readonly Step[] steps;
    private readonly bool atStart, atEnd;
    private readonly int lastGap;

    private Pattern(Step[] steps, bool atStart, bool atEnd, int lastGap) =>
        (this.steps, this.atStart, this.atEnd, this.lastGap) = (steps, atStart, atEnd, lastGap);

    private readonly record struct Step(int Element, int Gap);

    /// <summary>The element of the first word.</summary>
    public int First => steps[0].Element;

    /// <summary>All readings of the source: one, or more when some words are optional.</summary>
    /// <exception cref="FormatException">The source cannot be read.</exception>
    public static IEnumerable<Pattern> Parse(string source, Lexicon lexicon)
    {
        var tokens = source.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var optional = tokens.Where(token => token.EndsWith('?')).ToArray();
        if (optional.Length > 4) throw new FormatException("at most four words may be optional");
        for (var choice = 0; choice < 1 << optional.Length; choice++)
        {
            var nth = 0;
            var chosen = choice;
            var reading = tokens.Where(token => !token.EndsWith('?') || (chosen >> nth++ & 1) == 1).Select(token => token.TrimEnd('?'));
            yield return ParseReading([.. reading], lexicon);
        }
    }

    private static Pattern ParseReading(string[] tokens, Lexicon lexicon)
    {
        var steps = new List<Step>();
        var gap = 0;
        bool atStart = false, atEnd = false;
        foreach (var token in tokens)
        {
            if (token == "^") atStart = true;
            else if (token == "$") atEnd = true;
            else if (token.StartsWith("..", StringComparison.Ordinal))
                gap = token.Length == 2 ? DefaultGap : int.TryParse(token[2..], out var words) && words is > 0 and <= 12
                    ? words : throw new FormatException($"\"{token}\" is not a gap: write .. or ..1 to ..12");
            else
            {
                steps.Add(new Step(lexicon.ElementOf(token), gap));
                gap = 0;
            }
        }
        if (steps.Count == 0) throw new FormatException("the pattern has no word");
        if (steps[0].Gap > 0 && !atStart) throw new FormatException("a pattern cannot begin with a gap");
        if (steps.Count > 60) throw new FormatException("the pattern is too long");
        return new Pattern([.. steps], atStart, atEnd, gap);
    }

    /// <summary>
    /// Matches at the word; <paramref name="skipped"/> has a bit for each word of the match that stood in a gap
    /// (bit 0 is the first word).
    /// </summary>
    public bool Match(ReadOnlySpan<Word> words, int start, out int end, out ulong skipped)
    {
        end = start;
        skipped = 0;
        if (atStart)
        {
            var first = start;
            while (first > 0 && words[first - 1].Sentence == words[start].Sentence) first--;
            if (start - first > steps[0].Gap) return false;
        }
        return MatchFrom(words, start, start, 0, 0, out end, out skipped);
    }

    private bool MatchFrom(ReadOnlySpan<Word> words, int start, int at, int step, ulong passed, out int end, out ulong skipped)
    {
        end = at;
        skipped = passed;
        if (step == steps.Length) return !atEnd || Ends(words, at);
        var gap = step == 0 ? 0 : steps[step].Gap;
        for (var i = at; i <= at + gap && i < words.Length && i - start < 64; i++)
        {
            if (words[i].Sentence != words[start].Sentence) break;
            if (words[i].Is(steps[step].Element) && MatchFrom(words, start, i + 1, step + 1, passed, out end, out skipped)) return true;
            passed |= 1UL << (i - start);
        }
        return false;
    }

    private bool Ends(ReadOnlySpan<Word> words, int end)
    {
        var last = end;
        while (last < words.Length && words[last].Sentence == words[end - 1].Sentence) last++;
        return last - end <= lastGap;
    }
}
