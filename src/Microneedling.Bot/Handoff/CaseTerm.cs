using System.Globalization;
using System.Text;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microneedling.Bot.Handoff;

/// <summary>The keyed digest of the beginning of a name, number or address: what makes sealed cases findable without being readable.</summary>
public sealed class CaseTerm
{
    public required string Reference { get; init; }
    public required byte[] Digest { get; init; }

    internal Statement Insert() => new("""INSERT INTO "CaseTerms" ("Reference", "Digest") VALUES ($1, $2)""", Reference, Digest);
}

internal sealed class CaseTermMap : IEntityTypeConfiguration<CaseTerm>
{
    public void Configure(EntityTypeBuilder<CaseTerm> builder)
    {
        builder.ToTable("CaseTerms");
        builder.HasKey(term => new { term.Digest, term.Reference });
        builder.Property(term => term.Reference).HasMaxLength(9);
        builder.HasIndex(term => term.Reference);
        builder.HasOne<Case>().WithMany().HasForeignKey(term => term.Reference).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Which terms a contact is found by, and how a search is read.</summary>
internal sealed class CaseTerms(PersonalVault vault)
{
    private const int Shortest = 3, Longest = 12;

    /// <summary>The pseudo-person whose key digests the terms of all cases.</summary>
    public const string KeyId = "inbox-search";

    public async ValueTask<IReadOnlyList<CaseTerm>> OfAsync(string reference, IntakeContact contact, CancellationToken cancellationToken)
    {
        var seal = await vault.ForAsync(KeyId, cancellationToken);
        return Words(contact.Name).Concat(Words(contact.Email)).Concat(Numbers(contact.Phone))
            .SelectMany(Beginnings).Distinct()
            .Select(term => new CaseTerm { Reference = reference, Digest = seal.Digest(term) }).ToList();
    }

    /// <summary>One digest for each word of the search; every one must be found.</summary>
    public async ValueTask<IReadOnlyList<byte[]>> OfSearchAsync(string text, CancellationToken cancellationToken)
    {
        var seal = await vault.ForAsync(KeyId, cancellationToken);
        var digits = Digits(text).TrimStart('0');
        var words = digits.Length >= Shortest && !text.Any(char.IsLetter) ? [digits] : Words(text);
        return words.Where(word => word.Length >= Shortest)
            .Select(word => seal.Digest(word[..Math.Min(word.Length, Longest)])).ToList();
    }

    /// <summary>Takes away all terms of a case.</summary>
    public static Statement Forget(string reference) => new("""DELETE FROM "CaseTerms" WHERE "Reference" = $1""", reference);

    private static IEnumerable<string> Beginnings(string word) =>
        Enumerable.Range(Shortest, Math.Max(0, Math.Min(word.Length, Longest) - Shortest + 1)).Select(length => word[..length]);

    /// <summary>A number is found from its start, without its country code, and by its last six or four digits.</summary>
    private static IEnumerable<string> Numbers(string? phone)
    {
        var digits = Digits(phone);
        return new[] { digits.Length, 10, 9, 6, 4 }.Where(length => length <= digits.Length).Select(length => digits[^length..].TrimStart('0'));
    }

    private static string Digits(string? text) => new((text ?? "").Where(char.IsAsciiDigit).ToArray());

    private static string[] Words(string? text)
    {
        var plain = new StringBuilder();
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
