using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Tests.Handoff.Safety;

public sealed class OtherLanguageTests
{
    [Theory]
    [InlineData("no puedo respirar", "es")]
    [InlineData("se me está hinchando la garganta", "es")]
    [InlineData("quiero morirme", "es")]
    [InlineData("je n'arrive plus à respirer", "fr")]
    [InlineData("ma fille s'est évanouie après la séance", "fr")]
    [InlineData("ich bekomme keine Luft", "de")]
    [InlineData("meine Zunge schwillt an", "de")]
    [InlineData("não consigo respirar", "pt")]
    [InlineData("estou com dor no peito", "pt")]
    [InlineData("non riesco a respirare", "it")]
    [InlineData("mi è entrata la crema nell'occhio e brucia", "it")]
    [InlineData("لا أستطيع التنفس", "ar")]
    [InlineData("وجهي متورم ولا أقدر أتنفس", "ar")]
    [InlineData("我喘不过气来", "zh")]
    [InlineData("我的喉嚨腫起來了", "zh")]
    [InlineData("nie mogę oddychać", "pl")]
    [InlineData("krwawienie nie ustaje", "pl")]
    public void DangerIsAnsweredInItsLanguage(string text, string language)
    {
        var finding = OwnRules.Check(text);
        Assert.Equal((SafetyKind.Emergency, language), (finding?.Kind, finding?.Language));
    }

    [Theory]
    [InlineData("hola", "es")]
    [InlineData("¿cuánto cuesta la sesión?", "es")]
    [InlineData("je voudrais prendre rendez-vous", "fr")]
    [InlineData("Tut die Behandlung weh?", "de")]
    [InlineData("quanto custa o tratamento", "pt")]
    [InlineData("quanto costa una seduta", "it")]
    [InlineData("ile kosztuje zabieg", "pl")]
    [InlineData("كم سعر الجلسة", "ar")]
    [InlineData("多少钱", "zh")]
    [InlineData("Hoeveel kost een behandeling?", "nl")]
    [InlineData("сколько стоит процедура", "ru")]
    [InlineData("скільки коштує процедура", "uk")]
    [InlineData("料金はいくらですか", "ja")]
    [InlineData("가격이 얼마예요", "ko")]
    [InlineData("इसकी कीमत क्या है", "hi")]
    [InlineData("πόσο κοστίζει", "el")]
    public void AnyOtherMessageGetsALineInItsLanguage(string text, string language)
    {
        var finding = OwnRules.Check(text);
        Assert.Equal((SafetyKind.OtherLanguage, language), (finding?.Kind, finding?.Language));
    }

    [Fact]
    public void StrangersAreUnderstoodInTheirLanguage()
    {
        var rows = OwnRules.OtherLanguages.Select(row => (row.Language, IsEmergency: row.Kind == "emergency", Found: OwnRules.Check(row.Text))).ToArray();
        var (emergencies, others) = (rows.Where(row => row.IsEmergency).ToArray(), rows.Where(row => !row.IsEmergency).ToArray());
        AtLeast(0.97, emergencies, row => row.Found?.Kind == SafetyKind.Emergency);
        AtLeast(0.95, emergencies, row => row.Found?.Kind == SafetyKind.Emergency && row.Found.Language == row.Language);
        AtLeast(0.97, others, row => row.Found?.Kind == SafetyKind.OtherLanguage && row.Found.Language == row.Language);
        AtLeast(0.995, others, row => row.Found?.Kind != SafetyKind.Emergency);
    }

    private static void AtLeast<T>(double floor, IReadOnlyCollection<T> rows, Func<T, bool> isRight) => Assert.InRange((double)rows.Count(isRight) / rows.Count, floor, 1);

    [Theory]
    [InlineData("botox")]
    [InlineData("morpheus8")]
    [InlineData("décolletage")]
    [InlineData("la roche posay ok?")]
    [InlineData("Dr Garcia de la Cruz")]
    [InlineData("rendezvous")]
    [InlineData("microneedeling")]
    [InlineData("hyaluronic acid")]
    [InlineData("can i speak in polish with someone")]
    [InlineData("do you speak español")]
    [InlineData("u open 2moro")]
    [InlineData("crème")]
    [InlineData("asdfgh jkl")]
    public void BrandsNamesAndTyposAreNoOtherLanguage(string text) => Assert.Null(OwnRules.Check(text));

    [Fact]
    public void TheClinicsOwnNumberStandsInEveryLanguage()
    {
        var clinic = new ClinicFacts(new Dictionary<string, string> { ["emergency-number"] = "your local emergency number, such as 112, 999 or 911" });
        Assert.Contains("112 / 999 / 911", OwnRules.Rules.Check("no puedo respirar", clinic)!.Text);
        Assert.Contains("such as 112, 999 or 911", OwnRules.Rules.Check("i cant breathe", clinic)!.Text);
        Assert.Contains("el número de emergencias de su país", OwnRules.Check("no puedo respirar")!.Text);
    }
}
