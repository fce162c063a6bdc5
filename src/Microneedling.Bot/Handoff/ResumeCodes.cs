using System.Security.Cryptography;
using System.Text;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microneedling.Bot.Handoff;

/// <summary>A running intake on its way to another device. The code itself is not kept, and the state is sealed with the key of the chat that it comes from.</summary>
public sealed class KeptIntake
{
    /// <summary>SHA-256 of the code, in hex.</summary>
    public required string CodeHash { get; init; }
    public required string ChatId { get; init; }
    public required DateTimeOffset ValidUntil { get; init; }
    public required byte[] StateSealed { get; init; }

    internal Statement Insert() => new(
        """INSERT INTO "KeptIntakes" ("CodeHash", "ChatId", "ValidUntil", "StateSealed") VALUES ($1, $2, $3, $4)""", CodeHash, ChatId, ValidUntil.UtcTicks, StateSealed);
}

internal sealed class KeptIntakeMap : IEntityTypeConfiguration<KeptIntake>
{
    public void Configure(EntityTypeBuilder<KeptIntake> builder)
    {
        builder.ToTable("KeptIntakes");
        builder.HasKey(kept => kept.CodeHash);
        builder.Property(kept => kept.CodeHash).HasMaxLength(64);
        builder.Property(kept => kept.ChatId).HasMaxLength(Chat.MaxId);
        builder.HasIndex(kept => kept.ValidUntil);
        builder.HasOne<Chat>().WithMany().HasForeignKey(kept => kept.ChatId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Codes that carry a running intake to another device: each works once, for half an hour.</summary>
internal sealed class ResumeCodes(IDatabase database, PersonalVault vault) : IResumeCodes
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public async ValueTask<ResumeCode> KeepAsync(Turn turn, string state, CancellationToken cancellationToken)
    {
        turn.Write(new Statement("""DELETE FROM "KeptIntakes" WHERE "ValidUntil" < $1 OR "ChatId" = $2""", turn.Now.UtcTicks, turn.ChatId));
        var code = CaseReference.Next();
        var seal = await vault.ForAsync(turn.ChatId, cancellationToken);
        turn.Write(new KeptIntake { CodeHash = Hash(code), ChatId = turn.ChatId, ValidUntil = turn.Now + Life, StateSealed = seal.Seal(state) }.Insert());
        return new ResumeCode(code, turn.Now + Life);
    }

    public async ValueTask<string?> TakeAsync(Turn turn, string code, CancellationToken cancellationToken)
    {
        var hash = Hash(CaseReference.Parse(code) ?? code);
        var query = new Statement("""SELECT "ChatId", "StateSealed" FROM "KeptIntakes" WHERE "CodeHash" = $1 AND "ValidUntil" >= $2""", hash, turn.Now.UtcTicks);
        if (await database.ReadAsync(query, row => (ChatId: row.GetString(0), Sealed: row.GetFieldValue<byte[]>(1)), cancellationToken) is not [var found]) return null;
        turn.Write(new Statement("""DELETE FROM "KeptIntakes" WHERE "CodeHash" = $1""", hash) { MustChangeOne = true }); // it works once, whoever else tries it now
        return (await vault.FindAsync(found.ChatId, cancellationToken))?.TryOpen(found.Sealed);
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
