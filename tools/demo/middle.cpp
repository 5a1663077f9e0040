// A plan in the middle, in Nynorsk: goals are set, measures proposed, another coordinator asked
// for.
#include "tools/demo/stories.h"

namespace tools::demo {
namespace {

using enum events::LifeArea;
using goals::Horizon;

void ask_at_the_gp(Teller& story) {
  story.on(-75)
      .by("lars",
          intake::RegisterRequest{
              .request = {"hos-fastlegen"},
              .owner = {"oddny"},
              .channel = intake::Channel::conversation,
              .asked_by = intake::Asker::owner,
              .service = bodies::gp,
              .wants = intake::Wanted::plan,
              .note = "Ho spurde sjølv i timen: «Eg orkar ikkje vere den som ber beskjedane mellom "
                      "dykk.»"})
      .by("lars",
          intake::RecordClarification{
              "Har oppfølging frå heimetenesta, psykisk helse og Nav. Behovet "
              "er langvarig. Legekontoret ber koordinerande eining ta det."})
      .by("lars", intake::AnchorPlan{.body = bodies::coordinating_unit,
                                     .kind = events::BodyKind::coordinating_unit})
      .on(-70)
      .by("petter", intake::TakeIntake{.service = bodies::coordinating_unit})
      .by("petter",
          intake::AssessEligibility{
              .long_term = true,
              .coordinated = true,
              .levels = {intake::Level::municipality},
              .sectors = {intake::Sector::health_and_care, intake::Sector::nav},
              .grounds =
                  "Tre tenester i kommunen og Nav. Det er nok at tenestene er på eitt nivå."})
      .on(-66)
      .by("oddny", consent::GivePlanConsent{{"plan"}})
      .by("oddny", consent::GiveCoordinatorConsent{{"koordinator"}})
      .by("petter", lifecycle::StartPlan{})
      .by("petter",
          coordination::AppointCoordinator{
              .coordinator = {"hanne"}, .body = bodies::home_service, .profession = "Sykepleier"});
}

void oddnys_own_voice(Teller& story) {
  story.on(-58)
      .by("hanne",
          mapping::RecordWhatMatters{
              {"viktig"},
              "At eg kan bu heime på garden, og at sonen min får vere ungdom og ikkje "
              "hjelpar."})
      .by("oddny",
          mapping::SetFacilitation{
              .language = "Nynorsk",
              .form = "Møte heime hos meg. Skriv på nynorsk, og ring heller enn å sende "
                      "brev."})
      .by("oddny",
          mapping::RecordSituation{
              {"kvardag"},
              everyday,
              "Bur på garden med sonen på sytten. Kreftene rekk til fjøset om morgonen, men "
              "så er dagen brukt opp. Vegen til bygda er lang utan bil."})
      .by("oddny",
          mapping::RecordNeed{{"skyss"},
                              adaptation,
                              "Ein måte å kome seg til bygda på som ikkje heng på at sonen "
                              "køyrer."})
      .by("hanne",
          mapping::RecordNeed{
              {"krefter"}, health, "Hjelp til å fordele kreftene over dagen og veka."})
      .by("oddny", mapping::RecordResource{{"sauene"},
                                           everyday,
                                           "Kan sau, og har naboar som stiller opp når eg spør i "
                                           "tide."})
      .by("oddny", mapping::RecordWish{
                       {"kor"}, leisure, mapping::WishTime::now, "Tilbake i koret om tysdagane."});
}

void share_and_gather(Teller& story) {
  const consent::Recipients recipients{{"geir"}, {"nina"}};
  const events::LifeAreas areas{everyday, health, work, leisure};
  story.on(-50)
      .by("hanne",
          consent::RecordConsentInformation{
              .information = {"info"},
              .areas = areas,
              .recipients = recipients,
              .use = "Så Geir og Nina kan planleggje ut frå same dagsform og same avtalar.",
              .consequences =
                  "Dei to ser det som blir skrive om desse områda, til samtykket går ut "
                  "eller blir trekt. Ingen andre får sjå det."})
      .by("oddny", consent::GiveSharingConsent{.consent = {"deling"},
                                               .information = events::InformationId{"info"},
                                               .areas = areas,
                                               .recipients = recipients,
                                               .use = "Samordne hjelpa gjennom veka",
                                               .until = story.day(150)})
      .by("oddny", group::FormGroup{})
      .by("hanne", group::AddMember{.person = {"geir"},
                                    .kind = group::MemberKind::fixed,
                                    .body = bodies::mental_health,
                                    .function = "Miljøterapeut"})
      .by("hanne", group::AddMember{.person = {"nina"},
                                    .kind = group::MemberKind::fixed,
                                    .body = bodies::nav,
                                    .function = "Rettleiar i Nav"});
}

void goals_and_proposals(Teller& story) {
  story.on(-40)
      .by("oddny",
          goals::SetGoal{.goal = {"garden"},
                         .area = everyday,
                         .horizon = Horizon::long_term,
                         .own_words = "Eg vil drive garden vidare til sonen har fått velje sjølv."})
      .by("oddny", goals::SetGoal{.goal = {"kor"},
                                  .area = leisure,
                                  .horizon = Horizon::short_term,
                                  .own_words = "Eg vil synge i koret kvar tysdag i vår."})
      .on(-30)
      .by("geir",
          measures::ProposeMeasure{.measure = {"dagsplan"},
                                   .area = health,
                                   .what = "Dagsplan som sparer krefter",
                                   .goal = events::GoalId{"garden"},
                                   .how = "Vi går gjennom ei veke i fjøset og set merke der det "
                                          "kostar mest",
                                   .extent = "Fire besøk",
                                   .when = "Før lamminga",
                                   .responsible = PersonId{"geir"}})
      .by("geir", measures::AcceptMeasure{{"dagsplan"}})
      .by("oddny", measures::ProposeMeasure{.measure = {"korskyss"},
                                            .area = leisure,
                                            .what = "Skyss til koret",
                                            .goal = events::GoalId{"kor"}})
      .by("nina", measures::ProposeMeasure{.measure = {"avklaring"},
                                           .area = work,
                                           .what = "Avklare kva arbeid på garden tel som",
                                           .goal = events::GoalId{"garden"},
                                           .extent = "To møte",
                                           .responsible = PersonId{"nina"}})
      .by("hanne",
          mapping::AssignOwnerTask{.task = {"naboar"},
                                   .area = leisure,
                                   .what = "Spørje naboane om kven som køyrer til bygda om "
                                           "tysdagane.",
                                   .when = "Denne veka"})
      .on(-9)
      .by("oddny",
          coordination::RequestOtherCoordinator{
              .request = {"ein-annan"},
              .reason = "Hanne er flink, men ho er på vakt når eg treng svar. Eg vil ha nokon som "
                        "kan nåast på dagtid."});
}

}  // namespace

Story plan_in_the_middle(events::Timestamp now) {
  Teller story("middle", now);
  story.plan_of("oddny");
  ask_at_the_gp(story);
  oddnys_own_voice(story);
  share_and_gather(story);
  goals_and_proposals(story);
  return std::move(story).told();
}

}  // namespace tools::demo
