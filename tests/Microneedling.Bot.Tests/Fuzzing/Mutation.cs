using System.Text;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Tests.Fuzzing;

/// <summary>Bends good inputs: by their structure, so that they come far, and by their characters, so that they break early.</summary>
internal static class Mutation
{
    private static readonly string[] Oddities =
    [
        "", " ", "0", "-1", "1e309", "99999999999999999999", "NaN", "null", "true", "\u0000", "\ud800", "\ufeff", "\u202e", "é́", "👩‍⚕️", "İ", "ß", "{{", "}}", "{0}", "%s", "../..",
        "---", ": ", "- ", "&a", "*a", "!!", "<script>", "[x](javascript:x)", "![", "```", "|", "31/02/2024", "2024-13-45", "-0001-01-01", "9999-12-31", "25:61", "yesno", "1/0", "5 ft", "\r\n", "\t",
    ];

    public static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var parts = random.Next(1, 8); parts > 0; parts--)
            text.Append(random.Next(3) switch
            {
                0 => Oddities[random.Next(Oddities.Length)],
                1 => new string((char)random.Next(32, 0x2FFF), random.Next(1, random.Next(20) == 0 ? 3_000 : 12)),
                _ => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => (char)random.Next(' ', '~'))),
            });
        return text.ToString();
    }

    /// <summary>The text without half characters.</summary>
    public static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>The same text with a few stretches cut, doubled, moved or replaced.</summary>
    public static string Bend(Random random, string good)
    {
        var text = new StringBuilder(good);
        for (var changes = random.Next(1, 6); changes > 0 && text.Length > 0; changes--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(text.Length - at, random.Next(1, 20));
            switch (random.Next(5))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, text.ToString(at, length)); break;
                case 2: text.Insert(at, Oddities[random.Next(Oddities.Length)]); break;
                case 3: text[at] = (char)random.Next(0x250); break;
                default: text.Length = at; break;
            }
        }
        return text.ToString();
    }

    /// <summary>The same JSON with a few nodes of another kind, missing, doubled, deep or long.</summary>
    public static JsonNode Bend(Random random, JsonNode good)
    {
        var copy = good.DeepClone();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var places = Containers(copy).ToList();
            switch (places[random.Next(places.Count)])
            {
                case JsonObject { Count: > 0 } node:
                    var name = node.ElementAt(random.Next(node.Count)).Key;
                    if (random.Next(4) == 0) node.Remove(name);
                    else node[random.Next(6) == 0 ? Text(random) : name] = Node(random, 3);
                    break;
                case JsonObject node:
                    node["type"] = Node(random, 2);
                    break;
                case JsonArray node when node.Count > 0 && random.Next(2) == 0:
                    node.Add(node[random.Next(node.Count)]?.DeepClone());
                    break;
                case JsonArray node:
                    node.Add(Node(random, 3));
                    break;
            }
        }
        return copy;
    }

    private static IEnumerable<JsonNode> Containers(JsonNode node)
    {
        yield return node;
        var children = node switch { JsonObject parent => parent.Select(pair => pair.Value), JsonArray parent => parent, _ => [] };
        foreach (var child in children.Where(child => child is JsonObject or JsonArray))
            foreach (var inner in Containers(child!)) yield return inner;
    }

    private static JsonNode? Node(Random random, int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(3) switch { 0 => random.Next(-5, 5), 1 => double.MaxValue, _ => long.MinValue },
        3 or 4 => Text(random).Replace("\ud800", ""),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Node(random, depth - 1))]),
        6 => Deep(random.Next(1, 90)),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create(i == 0 ? "value" : $"p{i}", Node(random, depth - 1)))),
    };

    private static JsonNode Deep(int depth)
    {
        JsonNode node = new JsonArray();
        while (depth-- > 0) node = new JsonArray(node);
        return node;
    }
}
