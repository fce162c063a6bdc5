using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microneedling.Bot.Conversation;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>Reads <c>safety.yaml</c>. What is wrong is told as <c>file:line: message</c>, everything at once.</summary>
internal sealed class SafetyFile
{
    private readonly string name;
    private readonly List<string> faults = [];
    private readonly Lexicon lexicon;
    private readonly YamlPart root;
    private readonly List<YamlPart> byExampleAlone = [];
    private Dictionary<string, int> signNumbers = new(StringComparer.Ordinal);

    private SafetyFile(string name, YamlPart root)
    {
        (this.name, this.root) = (name, root);
        lexicon = NewLexicon();
    }

    private Lexicon NewLexicon() => new(root["words"].Pairs.ToDictionary(
        pair => pair.Key.Text, pair => pair.Value.Words.Select(word => word.Text).ToArray(), StringComparer.Ordinal));

    /// <summary>The rules, or null with the faults that keep them from being used.</summary>
    /// <param name="name">Of the file, for faults.</param>
    /// <param name="examples">Of <c>danger.tsv</c>; null when the folder has none.</param>
    public static (SafetyRules? Rules, IReadOnlyList<string> Faults) Read(string name, TextReader yaml, DangerExamples? examples = null)
    {
        var stream = new YamlStream();
        try
        {
            stream.LoadText(yaml);
        }
        catch (YamlException fault)
        {
            return (null, [$"{name}:{fault.Start.Line}: not readable as YAML: {fault.Message}"]);
        }
        catch (InvalidOperationException)
        {
            // The scanner's answer to a list or map in brackets that runs into a key: it keeps the place to itself.
            return (null, [$"{name}:1: not readable as YAML: a bracket is not closed"]);
        }
        if (stream.Documents is not [{ RootNode: YamlMappingNode mapping }, ..]) return (null, [$"{name}:1: the file is empty"]);
        var file = new SafetyFile(name, new YamlPart(mapping));
        var rules = file.Read(examples);
        return (file.faults.Count == 0 ? rules : null, file.faults);
    }

    private SafetyRules Read(DangerExamples? examples)
    {
        foreach (var (key, _) in root.Pairs)
            if (key.Text is not ("words" or "rewrites" or "misspelt" or "right-as-they-are" or "negators" or "cues" or "signs" or "alike" or "rules" or "texts" or "english" or "languages"))
                Fault(key, $"the section \"{key.Text}\" is not known");
        var signs = root["signs"].Pairs.Select(pair => ReadSign(pair.Key, pair.Value)).ToArray();
        signNumbers = signs.Select((sign, i) => (sign.Name, i)).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.Ordinal);
        var cues = root["cues"].Pairs.Select(pair => ReadCue(pair.Key, pair.Value)).ToArray();
        var texts = root["texts"].Pairs.ToDictionary(pair => pair.Key.Text, pair => ReadText(pair.Value), StringComparer.Ordinal);
        var rules = root["rules"].Pairs.Select(pair => ReadRule(pair.Key, pair.Value, texts)).ToArray();
        var ids = rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var tongues = root["languages"].Pairs.Select(pair => ReadTongue(pair.Key, pair.Value, ids)).ToArray();
        var negators = Element(root["negators"], string.Join('|', root["negators"].Words.Select(word => word.Text)));
        var rewriter = new Rewriter(root["rewrites"].Pairs.Select(pair => (pair.Key.Text, pair.Value.Text)));
        var spelling = new Spelling(root["misspelt"].Words.Select(word => word.Text), root["right-as-they-are"].Words.Select(word => word.Text));
        return new SafetyRules(
            rewriter, new DangerReader(lexicon, spelling, signs, cues, rules, negators),
            new TongueReader(tongues, root["english"].Words.Select(word => PlainText.Fold(word.Text)).ToHashSet(StringComparer.Ordinal)),
            texts, rules, Sense(examples, rules, rewriter, spelling));
    }

    private DangerSense? Sense(DangerExamples? examples, DangerRule[] rules, Rewriter rewriter, Spelling spelling)
    {
        if (examples is null)
        {
            foreach (var rule in byExampleAlone) Fault(rule, $"the rule \"{rule.Text}\" says no \"when\", and there is no {SafetyContent.ExamplesFile} with examples of it");
            return null;
        }
        var (features, kinds) = (new MessageFeatures(Meanings(), spelling), DangerSense.InOrder(rules));
        var learnedFrom = LearnedFrom(examples, kinds);
        if (faults.Count == 0 && examples.Known(learnedFrom) is { } known) return new DangerSense(features, kinds, known);
        var read = DangerExample.Read(SafetyContent.ExamplesFile, examples.Lines, rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal), faults);
        foreach (var rule in byExampleAlone.Where(rule => !read.Exists(example => example.Kind == rule.Text))) Fault(rule, $"the rule \"{rule.Text}\" says no \"when\", and {SafetyContent.ExamplesFile} has no example of it");
        if (faults.Count > 0) return null;
        var emergencies = rules.Where(rule => rule.Kind == SafetyKind.Emergency).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        if (read.Exists(example => emergencies.Contains(example.Kind)) && read.Exists(example => example.Kind == DangerExample.Harmless))
            return new DangerSense(features, kinds, new DangerWeights(learnedFrom, features, kinds, read, rewriter));
        faults.Add($"{SafetyContent.ExamplesFile}:1: there must be emergencies and ordinary messages to learn from");
        return null;
    }

    /// <summary>What <see cref="DangerWeights.LearnedFrom"/> says. What is said, and when a rule fires, is not part of it.</summary>
    private string LearnedFrom(DangerExamples examples, DangerRule[] kinds)
    {
        var all = new StringBuilder(examples.Fingerprint);
        foreach (var section in new[] { "words", "alike", "rewrites", "misspelt", "right-as-they-are" }) root[section].AppendTo(all);
        foreach (var kind in kinds) all.Append(CultureInfo.InvariantCulture, $"\n{kind.Id} {kind.Kind} {byExampleAlone.Exists(rule => rule.Text == kind.Id)}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }

    /// <summary>A lexicon whose elements are the lists of words that mean about the same.</summary>
    private Lexicon Meanings()
    {
        var meanings = NewLexicon();
        foreach (var (_, list) in root["alike"].Pairs)
            Element(list, () => meanings.Add(list.Words.SelectMany(word => word.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        return meanings;
    }

    private Sign ReadSign(YamlPart key, YamlPart value)
    {
        Only(value, "now", "past", "noun", "any", "unless");
        var patterns = new List<(Wording, Pattern)>();
        foreach (var (wording, part) in new[] { (Wording.Now, "now"), (Wording.Past, "past"), (Wording.Noun, "noun"), (Wording.Any, "any") })
            foreach (var pattern in Patterns(value[part])) patterns.Add((wording, pattern));
        if (patterns.Count == 0) Fault(key, $"the sign \"{key.Text}\" has no pattern; give at least one under now, past, noun or any");
        return new Sign(key.Text, patterns, [.. Patterns(value["unless"])]);
    }

    private Cue ReadCue(YamlPart key, YamlPart value)
    {
        Only(value, "takes", "place", "within", "until", "patterns", "except");
        var takes = default(Wording);
        foreach (var word in value["takes"].Words)
        {
            if (Enum.TryParse<Wording>(word.Text, ignoreCase: true, out var wording)) takes |= wording;
            else Fault(word, $"\"{word.Text}\" is not one of now, past, noun");
        }
        if (!Enum.TryParse<CuePlace>(value["place"].Text, ignoreCase: true, out var place)) Fault(key, "place must be before, after, sentence or message");
        var within = value["within"].Text is { Length: > 0 } text && int.TryParse(text, out var number) ? number : 60;
        var until = value["until"].Text is { Length: > 0 } source ? Element(value["until"], source) : -1;
        return new Cue(key.Text, takes, place, within, until, [.. Patterns(value["patterns"])], [.. Patterns(value["except"])]);
    }

    private DangerRule ReadRule(YamlPart key, YamlPart value, Dictionary<string, string> texts)
    {
        Only(value, "kind", "when", "say", "staff", "article", "firm", "remind");
        var kind = value["kind"].Text switch
        {
            "emergency" => SafetyKind.Emergency,
            "warning" => SafetyKind.WarningSign,
            var other => Fault(value["kind"], $"kind \"{other}\" is not one of emergency, warning", SafetyKind.Emergency),
        };
        var when = value["when"].Words.Select(line => line.Text.Split('&', StringSplitOptions.TrimEntries)
            .Select(group => group.Split('|', StringSplitOptions.TrimEntries).Select(sign => SignNumber(line, sign)).ToArray()).ToArray()).ToArray();
        if (when.Length == 0) byExampleAlone.Add(key);
        if (!texts.ContainsKey(value["say"].Text)) Fault(key, $"the text \"{value["say"].Text}\" is not defined under \"texts\"");
        if (value["staff"].Text.Length == 0) Fault(key, $"the rule \"{key.Text}\" tells staff nothing; add \"staff\"");
        foreach (var choice in new[] { "firm", "remind" })
            if (value[choice].Text is not ("" or "true" or "false")) Fault(value[choice], $"{choice} \"{value[choice].Text}\" is not one of true, false");
        var article = value["article"].Text is { Length: > 0 } id ? id : null;
        return new DangerRule(key.Text, kind, when, value["say"].Text, value["staff"].Text, article, value["firm"].Text == "true", value["remind"].Text != "false");
    }

    private Tongue ReadTongue(YamlPart key, YamlPart value, HashSet<string> ruleIds)
    {
        Only(value, "script", "letters", "words", "alone", "number", "line", "dangers");
        var script = value["script"].Text is { Length: > 0 } named ? named : null;
        if (script is not null && !Scripts.Known.Contains(script)) Fault(value["script"], $"the script \"{script}\" is not one of {string.Join(", ", Scripts.Known)}");
        if (value["number"].Text.Length == 0 || value["line"].Text.Length == 0) Fault(key, $"the language \"{key.Text}\" needs \"number\" and \"line\"");
        var dangers = value["dangers"].Pairs.Select(pair =>
        {
            Only(pair.Value, "when", "unless", "say");
            if (!ruleIds.Contains(pair.Key.Text)) Fault(pair.Key, $"there is no rule \"{pair.Key.Text}\"");
            if (pair.Value["say"].Text.Length == 0) Fault(pair.Key, "\"say\" is missing");
            return new TongueDanger(pair.Key.Text, [.. pair.Value["when"].Words.Select(Groups)], [.. pair.Value["unless"].Words.SelectMany(PhrasesOf)], ReadText(pair.Value["say"]));
        }).ToArray();
        return new Tongue(key.Text, script, value["letters"].Text, Set(value["words"]), Set(value["alone"]), value["number"].Text, ReadText(value["line"]), dangers);
    }

    private static HashSet<string> Set(YamlPart part) => part.Words.SelectMany(words => PlainText.Split(PlainText.Fold(words.Text))).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);

    private Phrase[][] Groups(YamlPart line) => [.. line.Text.Split('&', StringSplitOptions.TrimEntries).Select(group => PhrasesIn(line, group))];

    private Phrase[] PhrasesOf(YamlPart line) => PhrasesIn(line, line.Text);

    private Phrase[] PhrasesIn(YamlPart line, string group)
    {
        try
        {
            return [.. group.Split('|', StringSplitOptions.TrimEntries).Select(phrase => new Phrase(phrase))];
        }
        catch (FormatException fault)
        {
            Fault(line, fault.Message);
            return [];
        }
    }

    private string ReadText(YamlPart part)
    {
        for (var at = part.Text.IndexOf('{'); at >= 0; at = part.Text.IndexOf('{', at + 1))
            if (!SafetyText.Placeholders.Any(known => part.Text.AsSpan(at + 1).StartsWith(known + "}")))
                Fault(part, $"a placeholder that is not one of {string.Join(", ", SafetyText.Placeholders.Select(known => $"{{{known}}}"))}");
        return part.Text;
    }

    private int SignNumber(YamlPart part, string sign) =>
        signNumbers.TryGetValue(sign, out var number) ? number : Fault(part, $"the sign \"{sign}\" is not defined under \"signs\"", 0);

    private IEnumerable<Pattern> Patterns(YamlPart list)
    {
        foreach (var part in list.Words)
        {
            Pattern[] readings;
            try
            {
                readings = [.. Pattern.Parse(part.Text, lexicon)];
            }
            catch (FormatException fault)
            {
                Fault(part, $"\"{part.Text}\": {fault.Message}");
                continue;
            }
            foreach (var reading in readings) yield return reading;
        }
    }

    private int Element(YamlPart part, string source) => Element(part, () => lexicon.ElementOf(source));

    private int Element(YamlPart part, Func<int> add)
    {
        try
        {
            return add();
        }
        catch (FormatException fault)
        {
            return Fault(part, fault.Message, 0);
        }
    }

    private void Only(YamlPart map, params ReadOnlySpan<string> known)
    {
        foreach (var (key, _) in map.Pairs)
            if (!known.Contains(key.Text)) Fault(key, $"\"{key.Text}\" is not known here; known are {string.Join(", ", known.ToArray())}");
    }

    private void Fault(YamlPart part, string message) => faults.Add($"{name}:{part.Line}: {message}");

    private T Fault<T>(YamlPart part, string message, T instead)
    {
        Fault(part, message);
        return instead;
    }
}
