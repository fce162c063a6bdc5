using Microneedling.Bot.Conversation;
using Microneedling.Bot.Knowledge;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Knowledge;

/// <summary>Floors under <c>knowledge/questions.tsv</c>. Raise one when a change earns it; never lower one to pass.</summary>
public sealed class RegressionTests
{
    private static readonly Lazy<Evaluation> Shared = new(Evaluate);

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
        Floor(0.64, Result.Coverage);
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

    private static Evaluation Result => Shared.Value;

    private static Evaluation Evaluate()
    {
        var file = Path.Combine(RealContent.Folder, "questions.tsv");
        var questions = LabelledQuestion.Read("questions.tsv", File.ReadAllText(file), []);
        var services = new ServiceCollection().AddLogging().AddAssistant(new ConfigurationBuilder().Build(), Repository.Root).BuildServiceProvider();
        services.GetRequiredService<Clinic>().Facts = RealContent.Knowledge.Content.Facts;
        var rehearsal = new Rehearsal(RealContent.Knowledge, services.GetService<ISafetyProbe>());
        return new Evaluation([.. questions.Select(question => (question, rehearsal.Try(question.Question)))]);
    }

    private static void Floor(double floor, double value) => Assert.True(value >= floor, $"{value:P1} is under {floor:P1}\n{Result}");

    private static void Ceiling(double ceiling, double value) => Assert.True(value <= ceiling, $"{value:P1} is over {ceiling:P1}\n{Result}");
}
