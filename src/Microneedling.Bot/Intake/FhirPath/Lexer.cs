using System.Text;

namespace Microneedling.Bot.Intake.FhirPath;

internal enum TokenKind { End, Name, Text, Number, Date, Variable, This, Symbol }

internal readonly record struct Token(TokenKind Kind, string Text);

/// <summary>Splits an expression into tokens.</summary>
internal static class Lexer
{
    private static readonly string[] Symbols = ["<=", ">=", "!=", "!~", ".", "(", ")", "[", "]", "{", "}", ",", "+", "-", "*", "/", "|", "&", "=", "~", "<", ">"];

    /// <exception cref="FormatException">A character that FHIRPath does not have, or a text that does not end.</exception>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c)) at++;
            else if (text.AsSpan(at).StartsWith("//")) at = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
            else if (c is '\'' or '`' or '"') tokens.Add(new Token(c == '`' ? TokenKind.Name : TokenKind.Text, Quoted(text, ref at)));
            else if (c is '%')
            {
                at++;
                tokens.Add(new Token(TokenKind.Variable, at < text.Length && text[at] is '`' or '\'' or '"' ? Quoted(text, ref at) : Run(text, ref at, IsNamePart)));
            }
            else if (c is '$') { at++; tokens.Add(new Token(TokenKind.This, Run(text, ref at, IsNamePart))); }
            else if (c is '@') { at++; tokens.Add(new Token(TokenKind.Date, Run(text, ref at, d => char.IsAsciiDigit(d) || d is '-' or ':' or 'T' or 'Z' or '.' or '+'))); }
            else if (char.IsAsciiDigit(c)) tokens.Add(new Token(TokenKind.Number, Number(text, ref at)));
            else if (IsNamePart(c)) tokens.Add(new Token(TokenKind.Name, Run(text, ref at, IsNamePart)));
            else if (Array.Find(Symbols, symbol => text.AsSpan(at).StartsWith(symbol)) is { } found) { tokens.Add(new Token(TokenKind.Symbol, found)); at += found.Length; }
            else throw new FormatException($"the character '{c}' is not understood");
        }
        tokens.Add(new Token(TokenKind.End, ""));
        return tokens;
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_';

    private static string Run(string text, ref int at, Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at])) at++;
        return text[start..at];
    }

    private static string Number(string text, ref int at)
    {
        var start = at;
        Run(text, ref at, char.IsAsciiDigit);
        if (at + 1 < text.Length && text[at] is '.' && char.IsAsciiDigit(text[at + 1])) { at++; Run(text, ref at, char.IsAsciiDigit); }
        return text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var (quote, read) = (text[at++], new StringBuilder());
        while (at < text.Length && text[at] != quote)
        {
            var c = text[at++];
            if (c is '\\' && at < text.Length) c = text[at++] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other };
            read.Append(c);
        }
        if (at >= text.Length) throw new FormatException("a text in quotes does not end");
        at++;
        return read.ToString();
    }
}
