using System.Runtime.InteropServices;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// Reads an English message for danger. It looks for signs ("throat … closing"), drops those that something takes back
/// (a negation, an "if", a general question, the past, a figure of speech), and asks the rules what is left to be said.
/// The method is that of NegEx and ConText (Chapman 2001; Harkema 2009) for clinical notes, on a visitor's words.
/// </summary>
internal sealed class DangerReader
{
    private readonly Lexicon lexicon;
    private readonly Spelling spelling;
    private readonly Sign[] signs;
    private readonly Cue[] cues;
    private readonly DangerRule[] rules;
    private readonly Found[][] byFirst;
    private readonly int negators;

    /// <param name="negators">The element of words that deny from within: "my throat is <em>not</em> closing".</param>
    public DangerReader(Lexicon lexicon, Spelling spelling, Sign[] signs, Cue[] cues, DangerRule[] rules, int negators)
    {
        (this.lexicon, this.spelling, this.signs, this.cues, this.rules, this.negators) = (lexicon, spelling, signs, cues, rules, negators);
        var all = new List<Found>[lexicon.Count];
        for (var i = 0; i < all.Length; i++) all[i] = [];
        for (var sign = 0; sign < signs.Length; sign++)
        {
            foreach (var (wording, pattern) in signs[sign].Patterns) all[pattern.First].Add(new Found(pattern, FoundKind.Sign, sign, wording));
            foreach (var pattern in signs[sign].Unless) all[pattern.First].Add(new Found(pattern, FoundKind.Unless, sign, default));
        }
        for (var cue = 0; cue < cues.Length; cue++)
        {
            foreach (var pattern in cues[cue].Patterns) all[pattern.First].Add(new Found(pattern, FoundKind.Cue, cue, default));
            foreach (var pattern in cues[cue].Except) all[pattern.First].Add(new Found(pattern, FoundKind.Except, cue, default));
        }
        byFirst = [.. all.Select(list => list.ToArray())];
    }

    private enum FoundKind { Sign, Unless, Cue, Except }

    private readonly record struct Found(Pattern Pattern, FoundKind Kind, int Index, Wording Wording);

    private readonly record struct Hit(FoundKind Kind, int Index, Wording Wording, int Start, int End, int Sentence, ulong Skipped)
    {
        public bool Passes(int word) => word >= Start && word < End && (Skipped >> (word - Start) & 1) == 1;
        public bool Overlaps(in Hit other)
        {
            for (var word = Math.Max(Start, other.Start); word < Math.Min(End, other.End); word++)
                if (!Passes(word) && !other.Passes(word)) return true;
            return false;
        }
    }

    /// <summary>The first rule that the message fulfils, or null.</summary>
    /// <param name="takenBack">Signs were named, but all were taken back: "my throat is not closing".</param>
    public DangerRule? Read(MessageWords message, out bool takenBack)
    {
        var words = WordsOf(message.Plain).AsSpan();
        var hits = CollectionsMarshal.AsSpan(Find(words));
        var seen = new bool[signs.Length];
        var (stands, falls) = (false, false);
        foreach (ref readonly var hit in hits)
        {
            if (hit.Kind != FoundKind.Sign || seen[hit.Index]) continue;
            if (Stands(words, hits, hit)) seen[hit.Index] = true;
            else falls = true;
            stands |= seen[hit.Index] && hit.Wording != Wording.Any;
        }
        takenBack = falls && !stands;
        return Array.Find(rules, rule => rule.Holds(seen));
    }

    /// <summary>The word that a misspelt one is read as, or null. Drawn-out letters are dropped first: "caant", "facee".</summary>
    private string? Meant(string text)
    {
        if (spelling.Correct(text) is { } meant) return meant;
        if (text.Length < 4) return null;
        var shorter = text.Replace("aa", "a").Replace("ii", "i").Replace("uu", "u");
        if (shorter[^1] == shorter[^2]) shorter = shorter[..^1];
        if (shorter.Length == text.Length) return null;
        return lexicon.ElementsOf(shorter).Length > 0 ? shorter : spelling.Correct(shorter);
    }

    private Word[] WordsOf(List<(string Text, int Sentence)> plain)
    {
        var words = new Word[plain.Count];
        for (var at = 0; at < words.Length; at++)
        {
            var (text, sentence) = plain[at];
            var elements = lexicon.ElementsOf(text);
            if (elements.Length == 0 && Meant(text) is { } meant) elements = lexicon.ElementsOf(meant);
            words[at] = new Word(text, sentence, elements);
        }
        return words;
    }

    private List<Hit> Find(ReadOnlySpan<Word> words)
    {
        var hits = new List<Hit>();
        for (var i = 0; i < words.Length; i++)
            foreach (var element in words[i].Elements)
                foreach (var found in byFirst[element])
                    if (found.Pattern.Match(words, i, out var end, out var skipped))
                        hits.Add(new Hit(found.Kind, found.Index, found.Wording, i, end, words[i].Sentence, skipped));
        return hits;
    }

    private bool Stands(ReadOnlySpan<Word> words, ReadOnlySpan<Hit> hits, in Hit sign)
    {
        var claimed = sign.Wording != Wording.Any;
        for (var word = sign.Start; claimed && word < sign.End; word++)
            if (sign.Passes(word) && words[word].Is(negators)) return false;
        foreach (ref readonly var other in hits)
        {
            if (other.Kind == FoundKind.Unless && other.Index == sign.Index && other.Sentence == sign.Sentence) return false;
            if (claimed && other.Kind == FoundKind.Cue && TakesBack(words, hits, other, sign)) return false;
        }
        return true;
    }

    private bool TakesBack(ReadOnlySpan<Word> words, ReadOnlySpan<Hit> hits, in Hit hit, in Hit sign)
    {
        var cue = cues[hit.Index];
        if ((cue.Takes & sign.Wording) == 0) return false;
        if (cue.Place != CuePlace.Message && hit.Sentence != sign.Sentence) return false;
        if (hit.Overlaps(sign)) return false;
        if (cue.Place == CuePlace.Before && !Reaches(words, cue, hit.End, sign.Start)) return false;
        if (cue.Place == CuePlace.After && !Reaches(words, cue, sign.End, hit.Start)) return false;
        foreach (ref readonly var other in hits)
            if (other.Kind == FoundKind.Except && other.Index == hit.Index && (cue.Place == CuePlace.Message || other.Sentence == hit.Sentence)) return false;
        return true;
    }

    /// <summary>Nothing between the words ends the cue's reach. The second's own first word may: "no, my …".</summary>
    private static bool Reaches(ReadOnlySpan<Word> words, Cue cue, int from, int to)
    {
        if (to < from || to - from > cue.Within) return false;
        if (cue.Until < 0) return true;
        for (var word = from; word <= to && word < words.Length; word++)
            if (words[word].Is(cue.Until)) return false;
        return true;
    }
}
