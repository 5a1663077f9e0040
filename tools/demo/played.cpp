// The story that is played live: from the first request to the agreed plan, and a consent taken
// back.
#include "tools/demo/stories.h"

namespace tools::demo {
namespace {

using enum events::LifeArea;
using goals::Horizon;

struct Played {
  Teller& story;
  std::string owner;

  Played& by_owner(auto command) {
    story.by(owner, std::move(command));
    return *this;
  }
  Played& by(std::string_view who, auto command) {
    story.by(who, std::move(command));
    return *this;
  }
};

void ask_for_a_plan(Played& play) {
  play.by_owner(
          intake::RegisterRequest{.request = {"forste-samtale"},
                                  .owner = {play.owner},
                                  .channel = intake::Channel::phone,
                                  .asked_by = intake::Asker::owner,
                                  .service = bodies::mental_health,
                                  .wants = intake::Wanted::plan,
                                  .note = "Jeg har fem telefonnumre og ingen som ser helheten."})
      .by("geir",
          intake::RecordClarification{
              "Får hjelp fra psykisk helse, fastlege og Nav. Vil ha en plan og har tenkt på "
              "det lenge."})
      .by("geir", intake::AnchorPlan{.body = bodies::coordinating_unit,
                                     .kind = events::BodyKind::coordinating_unit})
      .by("unni", intake::TakeIntake{.service = bodies::coordinating_unit})
      .by("unni",
          intake::AssessEligibility{
              .long_term = true,
              .coordinated = true,
              .levels = {intake::Level::municipality, intake::Level::state},
              .sectors = {intake::Sector::health_and_care, intake::Sector::nav},
              .grounds = "Tre tjenester som må samordnes i lengre tid."})
      .by("unni",
          coordination::GiveInformation{
              .entry = {"om-planen"},
              .topic = coordination::Topic::individual_plan,
              .text = "Fortalte hva planen er og ikke er, at den er frivillig, og at den ikke "
                      "gir større rett til tjenester."});
}

void consent_and_start(Played& play) {
  play.by_owner(consent::GivePlanConsent{{"plan"}})
      .by_owner(consent::GiveCoordinatorConsent{{"koordinator"}})
      .by_owner(coordination::StateCoordinatorWish{
          .wish = "En som er ute og går, ikke bare på kontoret.", .person = PersonId{"geir"}})
      .by("unni", lifecycle::StartPlan{})
      .by("unni", coordination::AppointCoordinator{.coordinator = {"geir"},
                                                   .body = bodies::mental_health,
                                                   .profession = "Miljøterapeut"})
      .by("geir",
          mapping::RecordWhatMatters{
              {"viktig"}, "Å ha noe å stå opp til. Og at jeg slipper å forklare meg på nytt."})
      .by_owner(mapping::RecordSituation{{"hverdag"},
                                         everyday,
                                         "Bor alene i sentrum. Er mest ute når det er mørkt og "
                                         "stille. Tegner hver dag."})
      .by_owner(mapping::RecordNeed{
          {"rytme"}, everyday, "Faste dager som begynner likt, og noen å møte."})
      .by_owner(
          mapping::RecordResource{{"tegning"}, leisure, "Tegner godt, og har solgt to bilder."});
}

void consent_to_share(Played& play) {
  const auto told = [](const char* id, const events::LifeAreas& areas, const char* who) {
    return consent::RecordConsentInformation{
        .information = {id},
        .areas = areas,
        .recipients = {{who}},
        .use = "Samordne hjelpen, så alle drar samme vei",
        .consequences =
            "Den som er nevnt, ser det som skrives om områdene, til du trekker samtykket "
            "eller det går ut."};
  };
  const auto yes = [&](const char* id, const char* information, const events::LifeAreas& areas,
                       const char* who) {
    return consent::GiveSharingConsent{.consent = {id},
                                       .information = events::InformationId{information},
                                       .areas = areas,
                                       .recipients = {{who}},
                                       .use = "Samordne hjelpen",
                                       .until = play.story.day(365)};
  };
  const events::LifeAreas work_areas{work, economy, everyday};
  const events::LifeAreas health_areas{health, everyday};
  play.by("geir", told("info-nav", work_areas, "nina"))
      .by("geir", told("info-lege", health_areas, "lars"))
      .by_owner(yes("nav", "info-nav", work_areas, "nina"))
      .by_owner(yes("lege", "info-lege", health_areas, "lars"))
      .by_owner(group::FormGroup{})
      .by("geir", group::AddMember{.person = {"nina"},
                                   .kind = group::MemberKind::fixed,
                                   .body = bodies::nav,
                                   .function = "Veileder i Nav"})
      .by("geir", group::AddMember{.person = {"lars"},
                                   .kind = group::MemberKind::gp,
                                   .body = bodies::gp,
                                   .function = "Fastlege"});
}

void plan_together(Played& play) {
  play.by_owner(goals::SetGoal{.goal = {"atelier"},
                               .area = work,
                               .horizon = Horizon::long_term,
                               .own_words =
                                   "Jeg vil ha en plass i atelierfellesskapet og folk rundt "
                                   "meg."})
      .by_owner(goals::SetGoal{.goal = {"morgen"},
                               .area = everyday,
                               .horizon = Horizon::short_term,
                               .own_words = "Jeg vil stå opp før ni tre dager i uka."})
      .by("nina", measures::ProposeMeasure{.measure = {"praksis"},
                                           .area = work,
                                           .what = "Praksis i atelierfellesskapet",
                                           .goal = events::GoalId{"atelier"},
                                           .how = "Egen pult, en makker, samtale hver annen uke",
                                           .extent = "To dager i uka i tre måneder",
                                           .when = "Fra neste måned",
                                           .responsible = PersonId{"nina"}})
      .by("geir", measures::ProposeMeasure{.measure = {"morgentur"},
                                           .area = everyday,
                                           .what = "Morgentur med kaffe",
                                           .goal = events::GoalId{"morgen"},
                                           .how = "Geir venter på hjørnet, uten å ringe på",
                                           .extent = "Tre dager i uka",
                                           .when = "Klokka ni",
                                           .responsible = PersonId{"geir"}})
      .by("nina", measures::AcceptMeasure{{"praksis"}})
      .by_owner(measures::AcceptMeasure{{"praksis"}})
      .by("geir", measures::AcceptMeasure{{"morgentur"}})
      .by_owner(measures::AcceptMeasure{{"morgentur"}})
      .by_owner(mapping::AssignOwnerTask{.task = {"klokke"},
                                         .area = everyday,
                                         .what = "Sette på klokka selv kvelden før.",
                                         .when = "Kvelden før hver tur"})
      .by("geir", intake::RequestCooperation{.cooperation = {"nav"},
                                             .area = work,
                                             .body = bodies::nav,
                                             .what = "Avtale med atelierfellesskapet."})
      .by("nina", intake::AcceptCooperation{{"nav"}});
}

void agree_and_change_her_mind(Played& play) {
  play.by("geir", lifecycle::SetPlanPeriod{.from = play.story.day(0), .until = play.story.day(365)})
      .by("geir", lifecycle::ScheduleRevision{play.story.day(90)})
      .by_owner(lifecycle::AgreePlan{})
      .by("nina", lifecycle::AgreePlan{})
      .by("geir", lifecycle::AgreePlan{})
      .by_owner(consent::WithdrawConsent{{"nav"}});
}

}  // namespace

Story played_plan(std::string_view owner, events::Timestamp now) {
  Teller story("played/" + std::string(owner), now);
  story.plan_of(owner).on(0);
  Played play{.story = story, .owner = std::string(owner)};
  ask_for_a_plan(play);
  consent_and_start(play);
  consent_to_share(play);
  plan_together(play);
  agree_and_change_her_mind(play);
  return std::move(story).told();
}

}  // namespace tools::demo
