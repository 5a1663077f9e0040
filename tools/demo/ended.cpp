// A voluntary plan, in Nynorsk: paused over a summer, its goals reached, and ended while nobody had
// the coordinator's place any more.
#include "tools/demo/turns.h"

namespace tools::demo {
namespace {

using enum events::LifeArea;
using goals::Horizon;

const Hands around_aslak{.owner = "aslak",
                         .unit = "petter",
                         .coordinator = "geir",
                         .body = bodies::mental_health,
                         .profession = "Miljøterapeut"};

void a_voluntary_plan(Teller& story) {
  story.on(-366)
      .by("aslak",
          intake::RegisterRequest{
              .request = {"i-skranken"},
              .owner = {"aslak"},
              .channel = intake::Channel::conversation,
              .asked_by = intake::Asker::owner,
              .service = bodies::coordinating_unit,
              .wants = intake::Wanted::plan,
              .note = "Eg treng ikkje mange tenester. Eg treng at dei tre eg har, veit om "
                      "kvarandre fram til fagprøven."})
      .by("petter",
          intake::AssessEligibility{
              .long_term = false,
              .coordinated = true,
              .levels = {intake::Level::municipality, intake::Level::state},
              .sectors = {intake::Sector::health_and_care, intake::Sector::nav},
              .grounds = "Behovet for samordning er der, men det er venta å vare under eitt år."})
      .by("petter",
          intake::OfferVoluntaryPlan{"Kommunen tilbyr plan òg der lova ikkje gir rett til det."})
      .on(-359)
      .by("aslak", coordination::StateCoordinatorWish{
                       .wish = "Geir. Vi går same stien om morgonen.", .person = PersonId{"geir"}});
  start(story, around_aslak);
  story.on(-352)
      .by("geir",
          mapping::RecordWhatMatters{{"viktig"},
                                     "Å bli ferdig med noko. Fagprøven er det einaste eg har att."})
      .by("aslak",
          mapping::RecordNeed{
              {"ro"}, education, "Fred til å øve, og nokon som spør korleis det gjekk."})
      .by("aslak",
          mapping::RecordResource{{"hender"}, work, "Gode hender og ein meister som trur på meg."});
  share(story, around_aslak,
        {.id = "deling",
         .areas = {everyday, education, work},
         .recipients = {{"kaare"}},
         .use = "Så Nav og Geir ikkje avtaler kvar sin ting same dagen",
         .consequences = "Kåre ser kvardag, utdanning og arbeid. Ikkje helse.",
         .until = 60});
  story.by("aslak", group::FormGroup{});
  add_member(story, around_aslak, "kaare", group::MemberKind::fixed, bodies::nav,
             "Rettleiar i Nav");
  story
      .by("aslak", goals::SetGoal{.goal = {"fagprove"},
                                  .area = education,
                                  .horizon = Horizon::short_term,
                                  .own_words = "Eg vil ta fagprøven som røyrleggjar."})
      .by("aslak", goals::SetGoal{.goal = {"hund"},
                                  .area = everyday,
                                  .horizon = Horizon::long_term,
                                  .own_words = "Eg vil ha hund."})
      .by("kaare", measures::ProposeMeasure{.measure = {"ovingsdag"},
                                            .area = education,
                                            .what = "Éin øvingsdag i veka utan andre avtaler",
                                            .goal = events::GoalId{"fagprove"},
                                            .how = "Nav og Geir held torsdagen fri",
                                            .extent = "Kvar torsdag",
                                            .when = "Fram til prøven",
                                            .responsible = PersonId{"kaare"}});
  accept(story, around_aslak, "ovingsdag", "kaare");
  story.by("geir", lifecycle::ScheduleRevision{story.day(-110)});
}

void a_summer_off(Teller& story) {
  story.on(-215)
      .by("geir", ending::PausePlan{.reason = events::Note("Aslak er på båten i åtte veker."),
                                    .owner_agreement = events::Note("Ikkje ring. Eg ringjer når "
                                                                    "eg er heime.")})
      .on(-158)
      .by("aslak", lifecycle::ResumePlan{})
      .on(-112)
      .by("geir", ending::HoldRevision{.entry = {"etter-sommaren"},
                                       .held_on = story.day(-112),
                                       .took_part = {{"aslak"}, {"kaare"}},
                                       .outcome = "Prøven er om seks veker. Vi held fram som før.",
                                       .next_revision = story.day(40)});
}

void reached(Teller& story) {
  story.on(-68)
      .by("aslak", goals::CloseGoal{.goal = {"fagprove"},
                                    .outcome = goals::GoalOutcome::reached,
                                    .note = "Bestått. Meisteren gret."})
      .by("kaare", measures::CompleteMeasure{{"ovingsdag"}})
      .by("aslak", goals::CloseGoal{.goal = {"hund"},
                                    .outcome = goals::GoalOutcome::given_up,
                                    .note = "Huseigaren seier nei. Eg tek det att sjølv."})
      .by("kaare",
          ending::EvaluateProcess{
              .entry = {"nav-ser-attende"},
              .taking_part = events::Note("Aslak sette dagsordenen kvar gong."),
              .cooperation = events::Note("Éin telefon til Geir i staden for fem."),
              .coordination = {}})
      .on(-40)
      .by("geir", coordination::VacateCoordinator{"Geir har fått andre planar, og Aslak treng "
                                                  "ingen ny for dei siste vekene."})
      .on(-33)
      .by("aslak", ending::EndPlan{.reason = ending::EndReason::goals_reached,
                                   .note = events::Note("Takk. Eg veit kvar de er."),
                                   .owner_agreement = {}});
}

// What has to be kept is kept as long as that holds; then he asks that it goes.
void handed_over(Teller& story) {
  story.on(-32)
      .by("petter",
          retention::SetRetentionDuty{.duty = {"arkiv"},
                                      .body = bodies::coordinating_unit,
                                      .legal_basis = "Arkivlova, til papira er avleverte"})
      .on(-12)
      .by("petter",
          retention::LiftRetentionDuty{.duty = {"arkiv"}, .reason = "Avlevert til kommunearkivet."})
      .on(-9)
      .by("aslak",
          retention::RequestErasure{
              .reason = events::Note("Eg er ferdig med dette, og vil ikkje at det ligg.")});
}

}  // namespace

Story goals_reached(events::Timestamp now) {
  Teller story("ended", now);
  story.plan_of("aslak");
  a_voluntary_plan(story);
  a_summer_off(story);
  reached(story);
  handed_over(story);
  return std::move(story).told();
}

}  // namespace tools::demo
