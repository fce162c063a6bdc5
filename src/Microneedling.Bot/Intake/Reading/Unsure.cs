using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>Options that are no answer to the matter itself.</summary>
internal static class Unsure
{
    public static bool Says(Option option) => ChoiceReader.IsUnsure(option) || ChoiceReader.IsPrivate(option);
}
