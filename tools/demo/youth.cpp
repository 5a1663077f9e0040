// A youth who turns sixteen: heard before her parents answer, consents herself after; the family
// takes a child coordinator once it is tired, and a seizure on a school trip.
#include "tools/demo/turns.h"

namespace tools::demo {
namespace {

using childhood::ConsentKind;
using enum events::LifeArea;
using goals::Horizon;

constexpr int sixteen = -200;  // The day of her birthday.

const Hands parents{.owner = "anne",
                    .unit = "berit",
                    .coordinator = "eva",
                    .body = bodies::therapy,
                    .profession = "Ergoterapeut"};
const Hands herself{.owner = "sanna",
                    .unit = "berit",
                    .coordinator = "eva",
                    .body = bodies::therapy,
                    .profession = "Ergoterapeut"};

void her_mother_asks(Teller& story) {
  story.on(-384).by("anne", intake::RegisterRequest{
                                .request = {"telefon-fra-mor"},
                                .owner = {"sanna"},
                                .channel = intake::Channel::phone,
                                .asked_by = intake::Asker::kin,
                                .service = bodies::school,
                                .wants = intake::Wanted::plan,
                                .note = "Hun begynner på videregående om to år, og ingen snakker "
                                        "sammen om epilepsien og skolen."});
  hand_over(story, "tora", "berit",
            "Epilepsi og store fravær. Skolen, PP-tjenesten, fastlegen og habiliteringen er inne "
            "hver for seg. Sanna vil selv være med på det som skal skje.");
  find_need(story, "berit", {intake::Level::municipality, intake::Level::specialist_service},
            {intake::Sector::health_and_care, intake::Sector::education},
            "Behovet varer minst ut videregående, og fire tjenester må vite om hverandre.");
}

group::AppointRepresentative parent(const Teller& story, const char* id, const char* who) {
  return {.representation = {id},
          .person = {who},
          .kind = group::RepresentativeKind::parent,
          .mode = group::RepresentativeMode::instead,
          .authority = "Foreldreansvar, felles; bekreftet i Folkeregisteret",
          .from = story.day(-380),
          .until = story.day(529)};
}

void heard_before_parents_answer(Teller& story) {
  const auto mistyped =
      events::Date{std::chrono::sys_days{story.born(16, sixteen)} + std::chrono::days{1}};
  story.on(-380)
      .by("berit", childhood::RecordBirthDate{mistyped})
      .by("berit", childhood::CorrectBirthDate{.date = story.born(16, sixteen),
                                               .reason = "Tastefeil; rettet etter "
                                                         "Folkeregisteret."})
      .by("berit", parent(story, "mor", "anne"))
      .by("berit", parent(story, "far", "rune"))
      .by("berit",
          coordination::GiveInformation{
              .entry = {"om-planen"},
              .topic = coordination::Topic::individual_plan,
              .text = "Samtale med Sanna alene først, så med foreldrene. Hva planen er, hvem som "
                      "bestemmer nå, og hva som blir annerledes når hun fyller seksten."})
      .by("berit",
          childhood::HearChild{.entry = {"om-plan"},
                               .on = ConsentKind::plan,
                               .view = "Ja, hvis jeg får lese den selv. Jeg vil ikke være den "
                                       "det blir snakket om.",
                               .agrees = true})
      .by("berit", childhood::HearChild{.entry = {"om-koordinator"},
                                        .on = ConsentKind::coordinator,
                                        .view = "Eva. Hun spør meg, ikke mamma.",
                                        .agrees = true})
      .by("anne",
          coordination::StateCoordinatorWish{.wish = "Sanna vil ha Eva, og det vil vi også.",
                                             .person = PersonId{"eva"}})
      .by("anne",
          childhood::DeclineChildCoordinator{
              .reason = "Vi vil prøve med én koordinator først. Flere navn orker vi ikke."})
      .on(-372);
  start(story, parents);
}

void sannas_own_voice(Teller& story) {
  story.on(-364)
      .by("eva",
          mapping::RecordWhatMatters{
              {"viktig"},
              "At folk ikke får panikk. At jeg får dra på turer. At jeg ikke må velge linje "
              "etter hvor sykehuset ligger."})
      .by("eva",
          mapping::SetFacilitation{
              .language = "Norsk",
              .aids = {"Spørsmålene på melding dagen før", "Opptak av møtet i stedet for notat"},
              .form = "Først ti minutter alene med Eva. Foreldrene kommer inn etterpå."})
      .by("anne",
          mapping::RecordSituation{
              {"hverdag"},
              everyday,
              "Bor annenhver uke hos mor og far. Sover dårlig før prøver, og da kommer anfallene. "
              "Håndball mandag og torsdag, på benken når medisinen er ny."})
      .by("eva", mapping::RecordNeed{{"anfall"},
                                     health,
                                     "Noen på skolen som vet hva de skal gjøre ved anfall, og "
                                     "som gjør det uten å ringe hjem hver gang."})
      .by("eva",
          mapping::RecordResource{
              {"laget"}, leisure, "Laget kjenner henne og har lært seg hva de skal gjøre."})
      .by("rune", mapping::RecordWish{{"forerkort"},
                                      everyday,
                                      mapping::WishTime::future,
                                      "Moped først og bil siden, hvis legen sier at det går."});
}

void share_by_area(Teller& story) {
  story.on(-350)
      .by("eva",
          childhood::HearChild{.entry = {"om-deling"},
                               .on = ConsentKind::sharing,
                               .view = "Læreren trenger ikke å vite hva legen skriver. Fortell "
                                       "hva som skal gjøres, ikke hva jeg har.",
                               .agrees = false})
      .by("eva",
          childhood::WeighChildView{
              .entry = {"om-deling"},
              .reason =
                  "Skolen får ikke helse, bare hverdag, skole og det sosiale, slik Sanna vil. "
                  "Legene deler helse med hverandre; det er nødvendig når medisinen "
                  "endres, og det har hun fått forklart."});
  share(story, parents,
        {.id = "skole",
         .areas = {everyday, education, social},
         .recipients = {{"tora"}, {"stian"}},
         .use = "Tilrettelegge skoledagen og turene",
         .consequences = "Skolen ser hverdag, skole og det sosiale. Ikke helse.",
         .until = sixteen + 5});
  share(story, parents,
        {.id = "helse",
         .areas = {everyday, health},
         .recipients = {{"lars"}, {"hilde"}},
         .use = "Samordne medisin og oppfølging",
         .consequences = "Fastlegen og habiliteringen ser det som skrives om helse og hverdag.",
         .until = sixteen + 5});
  story.on(-343).by("eva", group::FormGroup{});
  using enum group::MemberKind;
  add_member(story, parents, "tora", fixed, bodies::school, "Kontaktlærer");
  add_member(story, parents, "stian", ad_hoc, bodies::school_counselling, "PP-rådgiver");
  add_member(story, parents, "lars", group::MemberKind::gp, bodies::gp, "Fastlege");
  add_member(story, parents, "hilde", fixed, bodies::health_trust, "Psykologspesialist");
}

void goals_and_a_plan_for_trips(Teller& story) {
  story.on(-336)
      .by("eva", goals::SetGoal{.goal = {"tur"},
                                .area = social,
                                .horizon = Horizon::short_term,
                                .own_words = "Jeg vil være med på leirskolen, alle dagene."})
      .by("eva", goals::SetGoal{.goal = {"linje"},
                                .area = education,
                                .horizon = Horizon::long_term,
                                .own_words = "Jeg vil gå elektro på Vassøy videregående."})
      .by("tora", measures::ProposeMeasure{.measure = {"turplan"},
                                           .area = social,
                                           .what = "Turplan som alle lærerne kan",
                                           .goal = events::GoalId{"tur"},
                                           .extent = "Før hver tur",
                                           .when = "Fra leirskolen",
                                           .responsible = PersonId{"tora"}})
      .by("tora", measures::DescribeImplementation{
                      {"turplan"},
                      "Ett ark: hva som skjer, hva vi gjør, hvem vi ringer. Sanna har skrevet det.",
                      "Gjennomgås på foreldremøtet"});
  accept(story, parents, "turplan", "tora");
}

void seizure_on_a_trip(Teller& story) {
  story.on(-301, 21)
      .by("tora",
          emergency::UseEmergencyAccess{
              .access = {"leirskolen"},
              .reason = "Anfall på leirskolen som ikke gir seg. Ambulansen spør hvilken medisin "
                        "hun tar og hva som er gitt før."})
      .on(-300, 22)
      .by(timer, consent::ExpireAccess{{"leirskolen"}})
      .on(-299)
      .by("eva",
          coordination::RecordInvolvement{
              .entry = {"etter-leirskolen"},
              .involved = {{"sanna"}, {"anne"}, {"tora"}},
              .how = "Gikk gjennom kvelden på leirskolen og hvem som åpnet hva. Sanna syntes det "
                     "var riktig, og vil at arket heretter har medisinen øverst."})
      .on(-290)
      .by("berit",
          childhood::AppointChildCoordinator{
              .person = {"silje"},
              .body = bodies::home_service,
              .family_wish = "Etter leirskolen orker vi ikke å holde i alt selv lenger. Vi vil ha "
                             "barnekoordinator likevel."})
      .on(-230)
      .by("tora",
          measures::EvaluateMeasure{{"turplan"},
                                    "Tre turer uten telefon hjem. Vikarene har fått arket."})
      .by("anne", goals::CloseGoal{.goal = {"tur"},
                                   .outcome = goals::GoalOutcome::reached,
                                   .note = "Alle dagene, og kajakken også."})
      .by("tora", measures::CompleteMeasure{{"turplan"}});
}

void sixteen_now(Teller& story) {
  story.on(sixteen - 20)
      .by("sanna", childhood::ReconfirmConsent{.age = 16, .parents_keep_access = true})
      .on(sixteen, 0)
      .by(timer, childhood::ConfirmReconfirmationDue{16})
      .on(sixteen + 1);
  share(story, herself,
        {.id = "egen-deling",
         .areas = {everyday, education, health},
         .recipients = {{"maria"}, {"lars"}, {"hilde"}},
         .use = "At videregående er klar før første skoledag",
         .consequences = "Rådgiveren ser skole, hverdag og helse. Du kan ta ut helse når du vil.",
         .until = 30});
  add_member(story, herself, "maria", group::MemberKind::fixed, bodies::upper_school, "Rådgiver");
  story
      .by("eva",
          group::RemoveMember{.person = {"tora"}, .reason = "Sanna er ferdig på Fjordgløtt skole."})
      .on(sixteen + 6, 0)
      .by(timer, consent::ExpireConsent{{"skole"}})
      .by(timer, consent::ExpireConsent{{"helse"}});
}

void at_the_upper_school(Teller& story) {
  story.on(-150)
      .by("maria", decisions::AttachSubPlan{.sub_plan = {"iop"},
                                            .kind = decisions::SubPlanKind::education_plan,
                                            .title = "Individuell opplæringsplan, elektro Vg1",
                                            .body = bodies::upper_school,
                                            .area = education,
                                            .from = story.day(-150),
                                            .until = story.day(150)})
      .by("maria", measures::ProposeMeasure{.measure = {"verksted"},
                                            .area = education,
                                            .what = "Fast makker i verkstedet",
                                            .goal = events::GoalId{"linje"},
                                            .how = "Samme makker hele året, og en egen avtale om "
                                                   "når strømmen slås av",
                                            .extent = "Alle verkstedtimene",
                                            .when = "Fra skolestart",
                                            .responsible = PersonId{"maria"}});
  accept(story, herself, "verksted", "maria");
  story
      .by("sanna", goals::ChangeGoal{.goal = {"linje"},
                                     .horizon = {},
                                     .own_words = "Jeg vil bli elektriker, og ha lærlingplass "
                                                  "her på øya."})
      .by("eva", lifecycle::SetPlanPeriod{.from = story.day(-372), .until = story.day(640)})
      .by("eva", lifecycle::ScheduleRevision{story.day(55)})
      .on(-18)
      .by("sanna", consent::RenewConsent{.consent = {"egen-deling"}, .until = story.day(400)});
}

}  // namespace

Story turning_sixteen(events::Timestamp now) {
  Teller story("sixteen", now);
  story.plan_of("sanna");
  her_mother_asks(story);
  heard_before_parents_answer(story);
  sannas_own_voice(story);
  share_by_area(story);
  goals_and_a_plan_for_trips(story);
  seizure_on_a_trip(story);
  sixteen_now(story);
  at_the_upper_school(story);
  return std::move(story).told();
}

}  // namespace tools::demo
