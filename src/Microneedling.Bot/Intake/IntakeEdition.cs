using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using Microneedling.Bot.Intake.Flags;
using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake;

/// <summary>One version of the clinic's questionnaire with its flag rules.</summary>
internal sealed record IntakeEdition(Questionnaire Questionnaire, FlagRules Flags, string FlagsYaml)
{
    /// <summary>As it is kept with an intake; packed once, for all intakes.</summary>
    public IntakeEditionCopy Copy => field ??= IntakeEditionCopy.Of(this);
}

/// <summary>
/// The version that a running intake began with, in the conversation's memory: on any node, after any restart and change
/// of the files, the person goes on with the questions they started. Written once, about 12 kB.
/// </summary>
internal sealed record IntakeEditionCopy(string Hash, string Questionnaire, string Flags)
{
    public static IntakeEditionCopy Of(IntakeEdition edition) => new(edition.Questionnaire.Hash, Pack(edition.Questionnaire.Json), Pack(edition.FlagsYaml));

    public string QuestionnaireJson() => Unpack(Questionnaire);
    public string FlagsYaml() => Unpack(Flags);

    private static string Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal)) brotli.Write(Encoding.UTF8.GetBytes(text));
        return Base64Url.EncodeToString(packed.ToArray());
    }

    private static string Unpack(string packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(Base64Url.DecodeFromChars(packed)), CompressionMode.Decompress);
        using var text = new StreamReader(brotli, Encoding.UTF8);
        return text.ReadToEnd();
    }
}
