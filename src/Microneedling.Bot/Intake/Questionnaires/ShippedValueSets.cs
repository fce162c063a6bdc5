using System.Text.Json.Nodes;

namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>
/// The small HL7 value sets that questionnaires name most often without carrying them. Codes and displays as in FHIR R4
/// (hl7.org/fhir/R4/terminologies-valuesets.html); a larger set is shipped as a JSON file beside the questionnaire.
/// </summary>
internal static class ShippedValueSets
{
    private const string Terminology = "http://terminology.hl7.org/CodeSystem/";

    public static List<JsonObject> All() =>
    [
        Set("http://hl7.org/fhir/ValueSet/administrative-gender", "http://hl7.org/fhir/administrative-gender",
            "male=Male;female=Female;other=Other;unknown=Unknown"),
        Set("http://hl7.org/fhir/ValueSet/yesnodontknow", Terminology + "v2-0136", "Y=Yes;N=No", (Terminology + "data-absent-reason", "asked-unknown=Don't know")),
        Set("http://terminology.hl7.org/ValueSet/v2-0136", Terminology + "v2-0136", "Y=Yes;N=No"),
        Set("http://terminology.hl7.org/ValueSet/v2-0532", Terminology + "v2-0532", "Y=Yes;N=No;NA=not applicable;UNK=unknown;NASK=not asked;ASKU=asked but unknown;NAV=temporarily unavailable;NP=not present"),
        Set("http://hl7.org/fhir/ValueSet/marital-status", Terminology + "v3-MaritalStatus",
            "A=Annulled;D=Divorced;I=Interlocutory;L=Legally Separated;M=Married;C=Common Law;P=Polygamous;T=Domestic partner;U=unmarried;S=Never Married;W=Widowed",
            (Terminology + "v3-NullFlavor", "UNK=unknown")),
        Set("http://hl7.org/fhir/ValueSet/contact-point-system", "http://hl7.org/fhir/contact-point-system", "phone=Phone;fax=Fax;email=Email;pager=Pager;url=URL;sms=SMS;other=Other"),
        Set("http://hl7.org/fhir/ValueSet/contact-point-use", "http://hl7.org/fhir/contact-point-use", "home=Home;work=Work;temp=Temp;old=Old;mobile=Mobile"),
        Set("http://hl7.org/fhir/ValueSet/name-use", "http://hl7.org/fhir/name-use", "usual=Usual;official=Official;temp=Temp;nickname=Nickname;anonymous=Anonymous;old=Old;maiden=Name changed for Marriage"),
        Set("http://hl7.org/fhir/ValueSet/address-use", "http://hl7.org/fhir/address-use", "home=Home;work=Work;temp=Temporary;old=Old / Incorrect;billing=Billing"),
        Set("http://hl7.org/fhir/ValueSet/condition-clinical", Terminology + "condition-clinical", "active=Active;recurrence=Recurrence;relapse=Relapse;inactive=Inactive;remission=Remission;resolved=Resolved"),
        Set("http://hl7.org/fhir/ValueSet/allergy-intolerance-type", "http://hl7.org/fhir/allergy-intolerance-type", "allergy=Allergy;intolerance=Intolerance"),
        Set("http://hl7.org/fhir/ValueSet/allergy-intolerance-category", "http://hl7.org/fhir/allergy-intolerance-category", "food=Food;medication=Medication;environment=Environment;biologic=Biologic"),
        Set("http://hl7.org/fhir/ValueSet/allergy-intolerance-criticality", "http://hl7.org/fhir/allergy-intolerance-criticality", "low=Low Risk;high=High Risk;unable-to-assess=Unable to Assess Risk"),
        Set("http://hl7.org/fhir/ValueSet/reaction-event-severity", "http://hl7.org/fhir/reaction-event-severity", "mild=Mild;moderate=Moderate;severe=Severe"),
        Set("http://hl7.org/fhir/ValueSet/days-of-week", "http://hl7.org/fhir/days-of-week", "mon=Monday;tue=Tuesday;wed=Wednesday;thu=Thursday;fri=Friday;sat=Saturday;sun=Sunday"),
        Set("http://hl7.org/fhir/ValueSet/address-type", "http://hl7.org/fhir/address-type", "postal=Postal;physical=Physical;both=Postal & Physical"),
        Set("http://hl7.org/fhir/ValueSet/identifier-use", "http://hl7.org/fhir/identifier-use", "usual=Usual;official=Official;temp=Temp;secondary=Secondary;old=Old"),
        Set("http://hl7.org/fhir/ValueSet/request-priority", "http://hl7.org/fhir/request-priority", "routine=Routine;urgent=Urgent;asap=ASAP;stat=STAT"),
        Set("http://hl7.org/fhir/ValueSet/condition-ver-status", Terminology + "condition-ver-status", "unconfirmed=Unconfirmed;provisional=Provisional;differential=Differential;confirmed=Confirmed;refuted=Refuted;entered-in-error=Entered in Error"),
        Set("http://hl7.org/fhir/ValueSet/allergyintolerance-clinical", Terminology + "allergyintolerance-clinical", "active=Active;inactive=Inactive;resolved=Resolved"),
        Set("http://hl7.org/fhir/ValueSet/allergyintolerance-verification", Terminology + "allergyintolerance-verification", "unconfirmed=Unconfirmed;confirmed=Confirmed;refuted=Refuted;entered-in-error=Entered in Error"),
        Set("http://hl7.org/fhir/ValueSet/condition-severity", "http://snomed.info/sct", "24484000=Severe;6736007=Moderate;255604002=Mild"),
        Set("http://hl7.org/fhir/ValueSet/gender-identity", "http://hl7.org/fhir/gender-identity", "transgender-female=transgender female;transgender-male=transgender male;non-binary=non-binary;male=male;female=female;other=other;non-disclose=does not wish to disclose"),
        Set("http://terminology.hl7.org/ValueSet/v3-AdministrativeGender", Terminology + "v3-AdministrativeGender", "F=Female;M=Male;UN=Undifferentiated"),
        // LOINC answer lists, © Regenstrief Institute, loinc.org/license.
        Set("http://loinc.org/vs/LL358-3", "http://loinc.org", "LA6568-5=Not at all;LA6569-3=Several days;LA6570-1=More than half the days;LA6571-9=Nearly every day"),
        Set("http://loinc.org/vs/LL361-7", "http://loinc.org", "LA33-6=Yes;LA32-8=No"),
        Set("http://hl7.org/fhir/ValueSet/patient-contactrelationship", Terminology + "v2-0131", "BP=Billing contact person;CP=Contact person;EP=Emergency contact person;PR=Person preparing referral;E=Employer;C=Emergency Contact;F=Federal Agency;I=Insurance Company;N=Next-of-Kin;S=State Agency;U=Unknown"),
    ];

    private static JsonObject Set(string url, string system, string concepts, params (string System, string Concepts)[] more) => new()
    {
        ["resourceType"] = "ValueSet",
        ["url"] = url,
        ["id"] = url[(url.LastIndexOf('/') + 1)..],
        ["compose"] = new JsonObject { ["include"] = new JsonArray([Include(system, concepts), .. more.Select(part => Include(part.System, part.Concepts))]) },
    };

    private static JsonObject Include(string system, string concepts) => new()
    {
        ["system"] = system,
        ["concept"] = new JsonArray([.. concepts.Split(';').Select(concept => concept.Split('=')).Select(pair => new JsonObject { ["code"] = pair[0], ["display"] = pair[1] })]),
    };
}
