#include <array>

#include "projections/words/labels.h"

namespace projections::words {
namespace {

struct Row {
  std::string_view key;
  std::string_view nb;
  std::string_view nn;
  std::string_view en;
};

constexpr std::array sections{
    Row{"plan", "Individuell plan", "Individuell plan", "Individual plan"},
    Row{"requests", "Henvendelser", "Førespurnader", "Requests"},
    Row{"applications", "Søknader", "Søknader", "Applications"},
    Row{"intake", "Ansvar for avklaring og oppstart", "Ansvar for avklaring og oppstart",
        "Responsible for clarification and start"},
    Row{"clarification", "Avklaring", "Avklaring", "Clarification"},
    Row{"eligibility", "Vurdering av behovet", "Vurdering av behovet", "Assessment of the need"},
    Row{"planOffer", "Tilbud om plan", "Tilbod om plan", "Offer of a plan"},
    Row{"coordinatorOffer", "Tilbud om koordinator", "Tilbod om koordinator",
        "Offer of a coordinator"},
    Row{"anchor", "Hvor planen er forankret", "Kvar planen er forankra",
        "Where the plan is anchored"},
    Row{"start", "Oppstart", "Oppstart", "Start"},
    Row{"period", "Planperiode", "Planperiode", "Plan period"},
    Row{"nextRevision", "Neste revisjon", "Neste revisjon", "Next revision"},
    Row{"completeness", "Innholdet i planen", "Innhaldet i planen", "Contents of the plan"},
    Row{"declaredNone", "Ikke aktuelt", "Ikkje aktuelt", "Not relevant"},
    Row{"agreement", "Enighet om planen", "Semje om planen", "Agreement on the plan"},
    Row{"agreements", "Hvem som er enige i planen", "Kven som er einige i planen",
        "Who agrees to the plan"},
    Row{"consentInformation", "Informasjon før samtykke", "Informasjon før samtykke",
        "Information before consent"},
    Row{"consents", "Samtykker", "Samtykke", "Consents"},
    Row{"excludedRecipients", "Personer som holdes utenfor", "Personar som blir haldne utanfor",
        "People kept out"},
    Row{"excludedCategories", "Områder som holdes utenfor", "Område som blir haldne utanfor",
        "Areas kept out"},
    Row{"access", "Innsyn for enkeltpersoner", "Innsyn for enkeltpersonar",
        "Access for individuals"},
    Row{"coordinator", "Koordinator", "Koordinator", "Coordinator"},
    Row{"coordinatorWish", "Ønske om koordinator", "Ønske om koordinator",
        "Wish for a coordinator"},
    Row{"coordinatorRequests", "Ønsker om en annen koordinator", "Ønske om ein annan koordinator",
        "Requests for another coordinator"},
    Row{"involvement", "Medvirkning", "Medverknad", "Involvement"},
    Row{"informationGiven", "Informasjon til planeieren", "Informasjon til planeigaren",
        "Information to the plan owner"},
    Row{"professionals", "Andre fagpersoner", "Andre fagpersonar", "Other professionals"},
    Row{"participants", "Deltakere", "Deltakarar", "Participants"},
    Row{"representatives", "Representanter", "Representantar", "Representatives"},
    Row{"peers", "Likepersoner og rådgivere", "Likepersonar og rådgivarar", "Peers and advisers"},
    Row{"peerInvitations", "Invitasjoner til likepersoner og rådgivere",
        "Invitasjonar til likepersonar og rådgivarar", "Invitations to peers and advisers"},
    Row{"group", "Ansvarsgruppe", "Ansvarsgruppe", "Responsibility group"},
    Row{"members", "Medlemmer av ansvarsgruppen", "Medlemer av ansvarsgruppa",
        "Members of the responsibility group"},
    Row{"whatMatters", "Det som betyr mest", "Det som betyr mest", "What matters most"},
    Row{"situation", "Situasjonen nå", "Situasjonen no", "The situation now"},
    Row{"needs", "Behov", "Behov", "Needs"},
    Row{"retention", "Plikt til å ta vare på planens historie",
        "Plikt til å ta vare på historia til planen", "Duties to keep the plan's history"},
    Row{"erasure", "Sletting", "Sletting", "Erasure"},
    Row{"resources", "Ressurser", "Ressursar", "Resources"},
    Row{"wishes", "Ønsker", "Ønske", "Wishes"},
    Row{"facilitation", "Tilrettelegging for medvirkning", "Tilrettelegging for medverknad",
        "Making it possible to take part"},
    Row{"ownerTasks", "Planeierens egne oppgaver", "Planeigaren sine eigne oppgåver",
        "The plan owner's own tasks"},
    Row{"contributions", "Hva hver enkelt bidrar med", "Kva kvar og ein bidreg med",
        "What each person contributes"},
    Row{"goals", "Mål", "Mål", "Goals"},
    Row{"assessments", "Faglige vurderinger", "Faglege vurderingar", "Professional assessments"},
    Row{"measures", "Tiltak", "Tiltak", "Measures"},
    Row{"measureLinks", "Hvordan tiltakene henger sammen", "Korleis tiltaka heng saman",
        "How the measures hang together"},
    Row{"cooperation", "Samarbeid med andre", "Samarbeid med andre", "Cooperation with others"},
    Row{"disagreements", "Uenigheter", "Usemjer", "Disagreements"},
    Row{"secondOpinions", "Nye faglige vurderinger", "Nye faglege vurderingar",
        "Second professional assessments"},
    Row{"responsibilityDisputes", "Uenighet om hvem som har ansvaret",
        "Usemje om kven som har ansvaret", "Disputes over who is responsible"},
    Row{"complaints", "Klager", "Klager", "Complaints"},
    Row{"subPlans", "Delplaner", "Delplanar", "Sub-plans"},
    Row{"decisions", "Vedtak", "Vedtak", "Decisions"},
    Row{"basisDocuments", "Grunnlagsdokumenter", "Grunnlagsdokument", "Basis documents"},
    Row{"serviceApplications", "Søknader om tjenester", "Søknader om tenester",
        "Applications for services"},
    Row{"ownerViews", "Planeierens syn", "Synet til planeigaren", "The plan owner's views"},
    Row{"revisions", "Revisjoner", "Revisjonar", "Revisions"},
    Row{"planEvaluations", "Vurdering av planen", "Vurdering av planen", "Evaluation of the plan"},
    Row{"processEvaluations", "Vurdering av arbeidet med planen",
        "Vurdering av arbeidet med planen", "Evaluation of the work on the plan"},
    Row{"transfer", "Flytting til en annen kommune", "Flytting til ein annan kommune",
        "Move to another municipality"},
    Row{"careLevel", "Omsorgsnivå", "Omsorgsnivå", "Level of care"},
    Row{"notices", "Meldinger om behov", "Meldingar om behov", "Notices of a need"},
    Row{"secureForms", "Sikre skjemaer", "Sikre skjema", "Secure forms"},
    Row{"postalItems", "Brev i posten", "Brev i posten", "Letters by post"},
    Row{"birthDate", "Fødselsdato", "Fødselsdato", "Date of birth"},
    Row{"competence", "Vurdering av samtykkekompetanse", "Vurdering av samtykkekompetanse",
        "Assessment of competence to consent"},
    Row{"childHeard", "Barnets egen mening", "Barnet si eiga meining", "The child's own view"},
    Row{"childCoordinator", "Barnekoordinator", "Barnekoordinator", "Child coordinator"},
    Row{"reconfirmationDue", "Samtykker som skal bekreftes", "Samtykke som skal stadfestast",
        "Consents to confirm"},
    Row{"reconfirmation", "Bekreftet av ungdommen", "Stadfesta av ungdommen",
        "Confirmed by the youth"},
    Row{"meetingForm", "Hvordan vi møtes", "Korleis vi møtest", "How we meet"},
    Row{"meetings", "Møter", "Møte", "Meetings"},
    Row{"minutes", "Møtereferater", "Møtereferat", "Minutes of meetings"},
    Row{"minutesComments", "Kommentarer til referatene", "Kommentarar til referata",
        "Comments on the minutes"},
    Row{"minutesCorrections", "Rettelser av referatene", "Rettingar av referata",
        "Corrections of the minutes"},
    Row{"messages", "Meldinger", "Meldingar", "Messages"},
    Row{"calendar", "Kalender", "Kalender", "Calendar"},
    Row{"documents", "Dokumenter", "Dokument", "Documents"},
    Row{"diary", "Dagbok", "Dagbok", "Diary"},
    Row{"network", "Nettverkskart", "Nettverkskart", "Network map"},
    Row{"unit", "Enhet", "Eining", "Unit"},
    Row{"staff", "Ansatte", "Tilsette", "Staff"},
    Row{"contactPoint", "Hvor du kan henvende deg", "Kvar du kan vende deg", "Where to turn"},
    Row{"training", "Opplæring av koordinatorer", "Opplæring av koordinatorar",
        "Training of coordinators"},
    Row{"guidance", "Veiledning av koordinatorer", "Rettleiing av koordinatorar",
        "Guidance of coordinators"},
    Row{"person", "Person", "Person", "Person"},
};

// One word serves rows of several kinds, so it is one that does not bend with gender.
constexpr std::array statuses{
    Row{"registered", "registrert", "registrert", "registered"},
    Row{"submitted", "sendt inn", "send inn", "submitted"},
    Row{"decided", "avgjort", "avgjord", "decided"},
    Row{"offered", "tilbudt", "tilbode", "offered"},
    Row{"declined", "takket nei", "takka nei", "declined"},
    Row{"requested", "venter på svar", "ventar på svar", "waiting for an answer"},
    Row{"accepted", "godtatt", "godteke", "accepted"},
    Row{"answered", "besvart", "svara på", "answered"},
    Row{"refused", "avslått", "avslått", "refused"},
    Row{"given", "gitt", "gitt", "given"},
    Row{"withdrawn", "trukket tilbake", "trekt tilbake", "withdrawn"},
    Row{"expired", "utløpt", "gått ut", "expired"},
    Row{"granted", "gitt", "gitt", "given"},
    Row{"revoked", "tatt tilbake", "teke tilbake", "taken back"},
    Row{"appointed", "oppnevnt", "oppnemnd", "appointed"},
    Row{"vacant", "ledig", "ledig", "vacant"},
    Row{"open", "ikke avsluttet", "ikkje avslutta", "open"},
    Row{"closed", "avsluttet", "avslutta", "closed"},
    Row{"invited", "invitert", "invitert", "invited"},
    Row{"ended", "avsluttet", "avslutta", "ended"},
    Row{"formed", "opprettet", "oppretta", "formed"},
    Row{"member", "medlem", "medlem", "member"},
    Row{"removed", "ikke lenger med", "ikkje lenger med", "no longer a member"},
    Row{"started", "startet", "starta", "started"},
    Row{"paused", "på pause", "på pause", "paused"},
    Row{"agreed", "avtalt", "avtalt", "agreed"},
    Row{"scheduled", "fastsatt", "fastsett", "scheduled"},
    Row{"overdue", "over fristen", "over fristen", "overdue"},
    Row{"proposed", "foreslått", "føreslått", "proposed"},
    Row{"completed", "fullført", "fullført", "completed"},
    Row{"called", "innkalt", "innkalla", "called"},
    Row{"cancelled", "avlyst", "avlyst", "cancelled"},
    Row{"held", "holdt", "halde", "held"},
    Row{"holds", "gjelder", "gjeld", "holds"},
    Row{"lifted", "gjelder ikke lenger", "gjeld ikkje lenger", "no longer holds"},
    Row{"published", "lagt fram", "lagt fram", "published"},
    Row{"notified", "meldt", "meldt", "notified"},
    Row{"handled", "behandlet", "behandla", "handled"},
    Row{"emergency", "i en nødssituasjon", "i ein naudsituasjon", "in an emergency"},
    Row{"settled", "løst", "løyst", "settled"},
    Row{"referred", "sendt til statsforvalteren", "send til statsforvaltaren",
        "referred to the county governor"},
    Row{"clarified", "avklart", "avklart", "clarified"},
    Row{"received", "mottatt", "motteke", "received"},
    Row{"reconsidered", "vurdert på nytt", "vurdert på nytt", "reconsidered"},
    Row{"forwarded", "hos statsforvalteren", "hos statsforvaltaren", "with the county governor"},
};

template <std::size_t Size>
std::string look_up(const std::array<Row, Size>& rows, std::string_view key, Language language) {
  for (const auto& row : rows) {
    if (row.key != key) continue;
    switch (language) {
      case Language::nb: return std::string(row.nb);
      case Language::nn: return std::string(row.nn);
      case Language::en: return std::string(row.en);
    }
  }
  return {};
}

}  // namespace

std::string section_label(std::string_view section, Language language) {
  const auto slash = section.rfind('/');
  if (slash != std::string_view::npos) section.remove_prefix(slash + 1);
  return look_up(sections, section, language);
}

std::string status_label(std::string_view status, Language language) {
  return look_up(statuses, status, language);
}

}  // namespace projections::words
