using Microneedling.Bot.Conversation;
using Microneedling.Bot.Knowledge;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Knowledge;

/// <summary>Floors under <c>knowledge/questions.tsv</c>. Raise one when a change earns it; never lower one to pass.</summary>
public sealed class RegressionTests
{
    private static readonly Lazy<Evaluation> Shared = new(() => Evaluate(Path.Combine(RealContent.Folder, "questions.tsv")));

    [Fact]
    public void TheRightArticleIsFound()
    {
        Floor(0.94, Result.SuccessAt1);
        Floor(0.97, Result.SuccessAt3);
        Floor(0.97, Result.Served);
    }

    [Fact]
    public void AnswersAreRight()
    {
        Ceiling(0.01, Result.AnsweredWrong);
        Floor(0.98, Result.Precision);
        Floor(0.74, Result.Coverage);
    }

    [Fact]
    public void OtherSubjectsAreNotAnswered()
    {
        Ceiling(0.01, Result.OutsideAnswered);
        Floor(0.92, Result.OutsideRefused);
    }

    [Fact]
    public void RequestsAndSmallTalkAreKnown()
    {
        Floor(0.90, Result.Decided("handoff"));
        Floor(0.95, Result.Decided("smalltalk"));
    }

    [Fact]
    public void EmergenciesAreCaughtAndNothingElseIsOne()
    {
        Floor(1, Result.EmergenciesCaught);
        Ceiling(0.01, Result.FalseAlarms);
    }

    /// <summary>Of people who saw neither articles nor wordings, hard ones among them. Never to be learned from.</summary>
    [Fact]
    public void StrangersAreServedAsWell()
    {
        var strangers = Evaluate(Path.Combine(Repository.Root, "tests", "Microneedling.Bot.Tests", "Knowledge", "strangers.tsv"));
        Floor(0.94, strangers.SuccessAt1, strangers);
        Floor(0.97, strangers.Served, strangers);
        Floor(0.75, strangers.Coverage, strangers);
        Ceiling(0.015, strangers.AnsweredWrong, strangers);
        Ceiling(0.02, strangers.OutsideAnswered, strangers);
        Floor(0.9, strangers.Decided("handoff"), strangers);
        Ceiling(0.015, strangers.FalseAlarms, strangers);
    }

    private static Evaluation Result => Shared.Value;

    private static Evaluation Evaluate(string file)
    {
        var questions = LabelledQuestion.Read(Path.GetFileName(file), File.ReadAllText(file), []);
        var services = new ServiceCollection().AddLogging().AddAssistant(new ConfigurationBuilder().Build(), Repository.Root).BuildServiceProvider();
        services.GetRequiredService<Clinic>().Facts = RealContent.Knowledge.Content.Facts;
        var rehearsal = new Rehearsal(RealContent.Knowledge, services.GetService<ISafetyProbe>());
        return new Evaluation([.. questions.Select(question => (question, rehearsal.Try(question.Question)))]);
    }

    private static void Floor(double floor, double value, Evaluation? of = null) => Assert.True(value >= floor, $"{value:P1} is under {floor:P1}\n{of ?? Result}");

    private static void Ceiling(double ceiling, double value, Evaluation? of = null) => Assert.True(value <= ceiling, $"{value:P1} is over {ceiling:P1}\n{of ?? Result}");
}
