// A plan that everybody agrees to: all nine content points are there, and every measure is
// accepted.
#include "tools/demo/stories.h"

namespace tools::demo {
namespace {

using enum events::LifeArea;
using goals::Horizon;

void apply_and_start(Teller& story) {
  story.on(-330)
      .by("marit", intake::SubmitApplication{.application = {"soknad"},
                                             .owner = {"marit"},
                                             .form = intake::Form::secure_form,
                                             .unit = bodies::coordinating_unit})
      .on(-322)
      .by("leif",
          intake::AssessEligibility{
              .long_term = true,
              .coordinated = true,
              .levels = {intake::Level::municipality, intake::Level::state},
              .sectors = {intake::Sector::health_and_care, intake::Sector::nav},
              .grounds =
                  "Psykisk helsehjelp, fysioterapi og oppfølging fra Nav som må trekke samme "
                  "vei i flere år."})
      .by("leif",
          intake::DecideApplication{.application = {"soknad"},
                                    .decision = intake::Decision::granted,
                                    .reasons = "Behovet er langvarig, og flere tjenester må "
                                               "samordnes.",
                                    .complaint_route = {}})
      .by("leif", intake::AnchorPlan{.body = bodies::coordinating_unit,
                                     .kind = events::BodyKind::coordinating_unit})
      .on(-315)
      .by("marit", consent::GivePlanConsent{{"plan"}})
      .by("marit", consent::GiveCoordinatorConsent{{"koordinator"}})
      .by("marit",
          coordination::StateCoordinatorWish{.wish = "Marte. Hun har fulgt meg siden jeg kom hjem.",
                                             .person = PersonId{"marte"}})
      .by("leif", lifecycle::StartPlan{})
      .by("leif", coordination::AppointCoordinator{.coordinator = {"marte"},
                                                   .body = bodies::mental_health,
                                                   .profession = "Psykiatrisk sykepleier"});
}

void marits_own_voice(Teller& story) {
  story.on(-305)
      .by("marte",
          mapping::RecordWhatMatters{
              {"viktig"},
              "Å være kollega igjen, ikke pasient. Og å klare hverdagen uten at mamma må "
              "ringe hver kveld for å høre om jeg har spist."})
      .by("marit",
          mapping::SetFacilitation{
              .language = "Norsk",
              .form = "Ett møte om gangen, ikke før klokka elleve, og referat dagen etter."})
      .by("marit",
          mapping::RecordSituation{
              {"hverdag"},
              everyday,
              "Bor alene i leilighet ved kaia. Formiddagene er tunge, kveldene går bedre. "
              "Går tur med hunden uansett vær."})
      .by("marte", mapping::RecordNeed{{"rytme"},
                                       health,
                                       "Noen å holde fast i når nettene blir urolige, før det blir "
                                       "en krise."})
      .by("marit",
          mapping::RecordNeed{
              {"jobb"}, work, "En arbeidsplass som tåler at jeg begynner forsiktig."})
      .by("marit",
          mapping::RecordResource{{"fagbrev"},
                                  work,
                                  "Fagbrev som båtbygger, og gode hender. Den gamle sjefen "
                                  "vil gjerne ha meg innom."})
      .by("marit",
          mapping::RecordResource{{"hunden"}, everyday, "Hunden får meg ut tre ganger om dagen."})
      .by("marit", mapping::RecordWish{{"kurs"},
                                       education,
                                       mapping::WishTime::future,
                                       "Mesterbrev en dag, når det andre sitter."});
}

void share_and_invite_a_peer(Teller& story) {
  const consent::Recipients recipients{{"nina"}, {"per"}};
  const events::LifeAreas areas{everyday, health, work, economy};
  story.on(-295)
      .by("marte",
          consent::RecordConsentInformation{
              .information = {"info"},
              .areas = areas,
              .recipients = recipients,
              .use = "Så Nav og fysioterapeuten vet hva de andre gjør, og når dagene er for tunge.",
              .consequences =
                  "De to ser det som skrives om disse områdene til neste sommer, eller til "
                  "du trekker samtykket. Da blir oppfølgingen fra dem mer oppdelt."})
      .by("marit", consent::GiveSharingConsent{.consent = {"deling"},
                                               .information = events::InformationId{"info"},
                                               .areas = areas,
                                               .recipients = recipients,
                                               .use = "Samordne arbeid, behandling og økonomi",
                                               .until = story.day(200)})
      .by("marit", group::InvitePeer{.peer = {"randi"}, .kind = group::PeerKind::peer})
      .by("randi", group::AcceptPeerInvitation{{"randi"}})
      .by("marit", consent::GrantAccess{.access = {"randi-ser"},
                                        .person = {"randi"},
                                        .areas = {everyday, work},
                                        .until = story.day(120)})
      .on(-288)
      .by("marit", group::FormGroup{})
      .by("marte", group::AddMember{.person = {"nina"},
                                    .kind = group::MemberKind::fixed,
                                    .body = bodies::nav,
                                    .function = "Veileder i Nav"})
      .by("marte", group::AddMember{.person = {"per"},
                                    .kind = group::MemberKind::ad_hoc,
                                    .body = bodies::therapy,
                                    .function = "Fysioterapeut"})
      .by("marte", intake::RequestCooperation{.cooperation = {"nav"},
                                              .area = work,
                                              .body = bodies::nav,
                                              .what = "Arbeidsutprøving ved båtbyggeriet med fast "
                                                      "kontaktperson."})
      .by("nina", intake::AcceptCooperation{{"nav"}});
}

void goals_and_measures(Teller& story) {
  story.on(-280)
      .by("marit",
          goals::SetGoal{.goal = {"kollega"},
                         .area = work,
                         .horizon = Horizon::long_term,
                         .own_words = "Jeg vil jobbe halv dag på båtbyggeriet innen to år."})
      .by("marit", goals::SetGoal{.goal = {"natt"},
                                  .area = health,
                                  .horizon = Horizon::short_term,
                                  .own_words = "Jeg vil ha fire rolige netter i uka."})
      .on(-270)
      .by("per",
          measures::RecordProfessionalAssessment{{"utholdenhet"},
                                                 health,
                                                 "God styrke, men rask tretthet. Anbefaler gradvis "
                                                 "økning og faste hvileøkter de ukene "
                                                 "hun arbeider."})
      .by("nina", measures::ProposeMeasure{.measure = {"utproving"},
                                           .area = work,
                                           .what = "Arbeidsutprøving på båtbyggeriet",
                                           .goal = events::GoalId{"kollega"},
                                           .how = "Fast makker, egne oppgaver, samtale hver fredag",
                                           .extent = "To formiddager i uka, økes etter tre måneder",
                                           .when = "Fra mars til desember",
                                           .responsible = PersonId{"nina"}})
      .by("nina", measures::AcceptMeasure{{"utproving"}})
      .by("marit", measures::AcceptMeasure{{"utproving"}})
      .by("per", measures::ProposeMeasure{.measure = {"trening"},
                                          .area = health,
                                          .what = "Trening med hvileøkter",
                                          .goal = events::GoalId{"natt"},
                                          .how = "Økter ute når været tillater det, ellers i salen",
                                          .extent = "En time i uka",
                                          .when = "Tirsdager klokka tolv",
                                          .responsible = PersonId{"per"},
                                          .assessments = {{"utholdenhet"}}})
      .by("per", measures::AcceptMeasure{{"trening"}})
      .by("marit", measures::AcceptMeasure{{"trening"}})
      .by("marte",
          measures::ProposeMeasure{.measure = {"kveldssamtale"},
                                   .area = health,
                                   .what = "Samtale før kvelden",
                                   .goal = events::GoalId{"natt"},
                                   .how = "Telefon, Marit ringer når hun vil, Marte svarer",
                                   .extent = "Inntil tre ganger i uka",
                                   .when = "Mellom klokka atten og tjue",
                                   .responsible = PersonId{"marte"}})
      .by("marte", measures::AcceptMeasure{{"kveldssamtale"}})
      .by("marit", measures::AcceptMeasure{{"kveldssamtale"}})
      .by("marit",
          measures::LinkMeasures{{"utproving"}, {"kveldssamtale"}, measures::LinkKind::supports})
      .by("marit",
          mapping::AssignOwnerTask{
              .task = {"fredag"},
              .area = work,
              .what = "Si fra fredag om uka var for mye, for lite eller passe.",
              .when = "Hver fredag"})
      .by("marte", mapping::AgreeContribution{{"nav-bidrag"},
                                              economy,
                                              {"nina"},
                                              "Avklarer ytelsen før arbeidstiden økes, så det ikke "
                                              "blir en måned uten penger."});
}

void everybody_agrees(Teller& story) {
  story.on(-262)
      .by("marit", lifecycle::SetPlanPeriod{.from = story.day(-262), .until = story.day(460)})
      .by("marte", lifecycle::ScheduleRevision{story.day(60)})
      .on(-255)
      .by("marit", lifecycle::AgreePlan{})
      .by("per", lifecycle::AgreePlan{})
      .by("nina", lifecycle::AgreePlan{})
      .by("marte", lifecycle::AgreePlan{})
      .on(-120)
      .by("nina",
          measures::EvaluateMeasure{
              {"utproving"},
              "Seks uker uten fravær. Sjefen vil ha henne tre formiddager fra høsten, Marit "
              "vil vente en måned til. Vi venter."})
      .on(-15)
      .by("marit",
          measures::EvaluateMeasure{{"kveldssamtale"},
                                    "Jeg ringer én gang i uka nå. Det er nok å vite at jeg kan."});
}

}  // namespace

Story agreed_plan(events::Timestamp now) {
  Teller story("agreed", now);
  story.plan_of("marit");
  apply_and_start(story);
  marits_own_voice(story);
  share_and_invite_a_peer(story);
  goals_and_measures(story);
  everybody_agrees(story);
  return std::move(story).told();
}

}  // namespace tools::demo
