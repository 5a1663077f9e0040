// A plan that follows its owner: to sheltered housing and then to another municipality, where the
// unit there appoints a coordinator. Before that it was revised, late, and evaluated.
#include "tools/demo/turns.h"

namespace tools::demo {
namespace {

using enum events::LifeArea;
using goals::Horizon;

const Hands around_tordis{.owner = "tordis",
                          .unit = "siri",
                          .coordinator = "jon",
                          .body = bodies::home_service,
                          .profession = "Vernepleier"};

void ask_by_letter(Teller& story) {
  story.on(-372)
      .by("hanne",
          notices::RegisterPostalItem{.item = {"brev-fra-tordis"},
                                      .owner = {"tordis"},
                                      .kind = notices::PostKind::request,
                                      .sender = intake::Asker::owner,
                                      .service = bodies::home_service,
                                      .received = story.day(-373),
                                      .summary =
                                          "Håndskrevet. Ber om en plan, så dattera slipper å "
                                          "holde styr på alt fra en annen kommune."})
      .by("hanne", intake::AnchorPlan{.body = bodies::coordinating_unit,
                                      .kind = events::BodyKind::coordinating_unit})
      .by("siri", intake::TakeIntake{.service = bodies::coordinating_unit});
  find_need(story, "siri", {intake::Level::municipality, intake::Level::specialist_service},
            {intake::Sector::health_and_care, intake::Sector::housing},
            "Hjemmetjeneste, dagsenter, fysioterapi og øyepoliklinikk, og behovet øker.");
  story.on(-362);
  start(story, around_tordis);
  story
      .by("tordis",
          group::AppointRepresentative{.representation = {"mette"},
                                       .person = {"mette"},
                                       .kind = group::RepresentativeKind::proxy,
                                       .mode = group::RepresentativeMode::instead,
                                       .scope = {health, economy},
                                       .authority = "Fremtidsfullmakt, delvis trådt i kraft",
                                       .from = story.day(-362),
                                       .until = story.day(700)})
      .on(-350)
      .by("jon",
          mapping::RecordWhatMatters{{"viktig"},
                                     "Lesesirkelen, strikketøyet og å få bestemme når jeg spiser."})
      .by("tordis",
          mapping::RecordNeed{{"syn"}, aids, "Lys og lupe, så strikkeoppskriftene kan leses."})
      .by("tordis", mapping::RecordResource{
                        {"sirkelen"}, social, "Lesesirkelen har holdt sammen i tretti år."});
  share(story, around_tordis,
        {.id = "deling",
         .areas = {everyday, health, aids},
         .recipients = {{"per"}, {"lars"}},
         .use = "Følge med på syn og balanse",
         .consequences = "De to ser hverdag, helse og hjelpemidler.",
         .until = 200});
  story.by("jon", group::FormGroup{});
  add_member(story, around_tordis, "per", group::MemberKind::fixed, bodies::therapy,
             "Fysioterapeut");
  story
      .by("tordis", goals::SetGoal{.goal = {"trygg"},
                                   .area = everyday,
                                   .horizon = Horizon::long_term,
                                   .own_words = "Jeg vil bo et sted der jeg tør å gå ut om "
                                                "kvelden."})
      .by("per", measures::ProposeMeasure{.measure = {"lys"},
                                          .area = aids,
                                          .what = "Lys og lupe ved strikkestolen",
                                          .goal = events::GoalId{"trygg"},
                                          .how = "Prøves hjemme med synskontakten",
                                          .extent = "Ett besøk",
                                          .when = "Innen en måned",
                                          .responsible = PersonId{"per"}});
  accept(story, around_tordis, "lys", "per");
}

void revised_late(Teller& story) {
  story.on(-330)
      .by("jon", lifecycle::SetPlanPeriod{.from = story.day(-362), .until = story.day(368)})
      .by("jon", lifecycle::ScheduleRevision{story.day(-186)})
      .by("jon", lifecycle::DeclareNone{.point = lifecycle::ContentPoint::i,
                                        .because = "Ingen andre etater er inne nå."})
      .on(-185, 0)
      .by(timer, lifecycle::MarkRevisionOverdue{story.day(-186)})
      .on(-170)
      .by("jon", ending::HoldRevision{.entry = {"var"},
                                      .held_on = story.day(-171),
                                      .took_part = {{"tordis"}, {"mette"}, {"per"}},
                                      .outcome = "To uker for sent, beklager. Lyset er på plass. "
                                                 "Tordis vil flytte nærmere Mette.",
                                      .next_revision = story.day(90)})
      .by("jon", measures::CompleteMeasure{{"lys"}})
      .by("jon", ending::EvaluatePlan{.entry = {"hele-planen"},
                                      .text = "Planen har samlet det som før lå i skuffer. Det "
                                              "som mangler, er noen å gå ut med om kvelden."})
      .by("tordis", ending::EvaluateProcess{
                        .entry = {"slik-var-det"},
                        .taking_part = events::Note("Jeg ble spurt først hver gang."),
                        .cooperation = events::Note("Legen og Per snakker sammen nå."),
                        .coordination = events::Note("Jon ringer når han sier at han skal.")});
}

void moves(Teller& story) {
  story.on(-120)
      .by("jon", ending::ChangeCareLevel{.level = ending::CareLevel::sheltered_housing,
                                         .since = story.day(-124)})
      .on(-64)
      .by("jon",
          ending::TransferPlan{.to_municipality = "9902",
                               .to_unit = bodies::unit_elsewhere,
                               .owner_agreement = events::Note(
                                   "Tordis og Mette vil at planen skal være med på flyttelasset.")})
      .on(-61)
      .by("wenche",
          coordination::GiveInformation{.entry = {"velkommen"},
                                        .topic = coordination::Topic::municipal_resources,
                                        .text = "Hjemmebesøk i Storholmen. Planen gjelder som før. "
                                                "Fortalte om lesesirkelen på biblioteket."})
      .by("wenche", coordination::AppointCoordinator{.coordinator = {"oskar"},
                                                     .body = bodies::home_service_elsewhere,
                                                     .profession = "Sykepleier"})
      .on(-52)
      .by("oskar",
          group::RemoveMember{.person = {"per"}, .reason = "Tordis har fått fysioterapeut her."})
      .by("oskar", coordination::RecordInvolvement{
                       .entry = {"forste-kaffe"},
                       .involved = {{"tordis"}, {"mette"}},
                       .how = "Leste planen høyt sammen. Tordis endret én ting: middag klokka "
                              "fem, ikke fire."});
}

}  // namespace

Story moved_away(events::Timestamp now) {
  Teller story("moved", now);
  story.plan_of("tordis");
  ask_by_letter(story);
  revised_late(story);
  moves(story);
  return std::move(story).told();
}

}  // namespace tools::demo
