// Small cases: a year of the coordinating unit in short histories, made from one table. Nothing is
// left to chance: the same table, the same histories.
#include <array>

#include "tools/demo/turns.h"

namespace tools::demo {
namespace {

enum class Ending {
  asked,       // Nobody has answered yet.
  refused,     // A no to the application.
  declined,    // The owner wants no plan after all.
  only,        // A coordinator without a plan.
  started,     // A plan with a coordinator and a goal.
  grouped,     // And with a group and a measure.
  vacant,      // The coordinator has left, and nobody has come.
  reassigned,  // The coordinator has left, and somebody has come.
};

struct Case {
  Figure owner;
  int asked;     // The day of the application, from today.
  int answered;  // Days until the answer; within a month, or late (R32).
  Ending ending;
  std::string_view coordinator;
  std::string_view grounds;  // What the unit found.
  std::string_view goal{};   // In the owner's own words.
};

using enum Ending;
constexpr std::array<Case, 18> cases{{
    {{"alf", "Alf Hovden", "Planeier"},
     -391,
     24,
     grouped,
     "silje",
     "Hjemmetjeneste, lungepoliklinikk og synskontakt over flere år.",
     "Jeg vil klare trappa til loftet."},
    {{"berta", "Berta Solås", "Planeier"},
     -374,
     41,
     started,
     "hanne",
     "Rehabilitering, hjemmetjeneste og bolig må avklares samlet.",
     "Jeg vil sove i egen seng."},
    {{"dina", "Dina Ferkingstad", "Planeier"},
     -361,
     18,
     grouped,
     "tuva",
     "Psykisk helse, Nav og boligkontoret, og minst to år.",
     "Jeg vil ha jentene på overnatting."},
    {{"eirik", "Eirik Mjelde", "Fikk avslag"},
     -347,
     27,
     refused,
     "",
     "Én tjeneste, og behovet er over om noen måneder."},
    {{"fanny", "Fanny Osland", "Planeier"},
     -329,
     22,
     vacant,
     "jon",
     "Dagsenter, hjemmetjeneste og poliklinikk, og behovet øker.",
     "Jeg vil bo hjemme så lenge katten lever."},
    {{"grete", "Grete Almås", "Har koordinator"},
     -302,
     16,
     only,
     "silje",
     "Behandling på sykehuset og tjenester hjemme i mer enn et år."},
    {{"hassan", "Hassan Ali", "Planeier"},
     -288,
     47,
     reassigned,
     "hanne",
     "Introduksjonsprogram, fysioterapi og ortoped samtidig.",
     "Jeg vil kjøre buss, slik jeg gjorde før."},
    {{"ida", "Ida Kvamme", "Planeier"},
     -263,
     12,
     grouped,
     "tuva",
     "Skole, psykisk helse og Nav, gjennom videregående.",
     "Jeg vil sitte i klasserommet en hel dag."},
    {{"jorunn", "Jorunn Eik", "Sa nei til plan"},
     -245,
     20,
     declined,
     "",
     "Fire tjenester på to nivåer i mange år."},
    {{"knut", "Knut Drage", "Planeier"},
     -221,
     29,
     started,
     "jon",
     "Ortopeditekniker, fysioterapi, Nav og arbeidsgiver.",
     "Jeg vil stå på dekk igjen."},
    {{"linn", "Linn Sæther", "Planeier"},
     -196,
     38,
     grouped,
     "silje",
     "Sykehus, ergoterapi, skole og Nav i lang tid.",
     "Jeg vil lese en hel bok."},
    {{"magnar", "Magnar Lid", "Har koordinator"},
     -169,
     9,
     only,
     "hanne",
     "Hjertepoliklinikk, hjemmetjeneste og frisklivssentral."},
    {{"noor", "Noor Hussein", "Planeier"},
     -141,
     26,
     started,
     "tuva",
     "Helsestasjon, psykisk helse og barnehage, første året og videre.",
     "Jeg vil sove en natt og våkne av meg selv."},
    {{"olga", "Olga Petrova", "Fikk avslag"},
     -118,
     34,
     refused,
     "",
     "Tjenestene må samordnes, men ikke over lang tid."},
    {{"peder", "Peder Utne", "Planeier"},
     -97,
     21,
     vacant,
     "silje",
     "Bolig, arbeid, helse og fritid skal på plass til samme tid.",
     "Jeg vil ha egen postkasse."},
    {{"ruth", "Ruth Nygård", "Planeier"},
     -71,
     28,
     grouped,
     "jon",
     "Nevrolog, fysioterapi, hjemmetjeneste og hjelpemidler.",
     "Jeg vil danse i bryllupet til broren min."},
    {{"selma", "Selma Vold", "Venter på svar"}, -44, 0, asked, "", ""},
    {{"trygve", "Trygve Bakke", "Venter på svar"}, -13, 0, asked, "", ""},
}};

constexpr std::array<std::string_view, 5> caseworkers{"unni", "leif", "siri", "petter", "berit"};
constexpr int start_within = 30;  // Days, as events/plan/deadlines.h has it.

Hands hands_of(const Case& each, std::size_t number) {
  const bool mental_health = each.coordinator == "tuva";
  return {.owner = each.owner.id,
          .unit = caseworkers.at(number % caseworkers.size()),
          .coordinator = each.coordinator,
          .body = mental_health ? bodies::mental_health : bodies::home_service,
          .profession = mental_health                 ? "Sosionom"
                        : each.coordinator == "hanne" ? "Sykepleier"
                                                      : "Vernepleier"};
}

void apply(Teller& story, const Case& each, std::size_t number) {
  using enum intake::Form;
  constexpr std::array forms{written, secure_form, post};
  const PersonId owner{std::string(each.owner.id)};
  story.on(each.asked);
  if (each.ending == Ending::only) {
    story.by(each.owner.id,
             intake::ApplyForCoordinator{
                 .application = {"soknad"}, .owner = owner, .unit = bodies::coordinating_unit});
    return;
  }
  const auto form = forms.at(number % forms.size());
  const auto sender = form == post ? caseworkers.at(number % caseworkers.size()) : each.owner.id;
  story.by(sender, intake::SubmitApplication{.application = {"soknad"},
                                             .owner = owner,
                                             .form = form,
                                             .unit = bodies::coordinating_unit});
  const bool late =
      each.ending == Ending::asked ? each.asked < -start_within : each.answered >= start_within;
  if (!late) return;
  story.on(each.asked + start_within)
      .by(timer, lifecycle::MarkStartOverdue{story.moment(each.asked + start_within, 9)});
}

void decide(Teller& story, const Case& each, const Hands& hands) {
  const bool no = each.ending == Ending::refused;
  story.on(each.asked + each.answered)
      .by(hands.unit, intake::AssessEligibility{.long_term = !no,
                                                .coordinated = true,
                                                .levels = {intake::Level::municipality},
                                                .sectors = {intake::Sector::health_and_care},
                                                .grounds = std::string(each.grounds)})
      .by(hands.unit, intake::DecideApplication{
                          .application = {"soknad"},
                          .decision = no ? intake::Decision::refused : intake::Decision::granted,
                          .reasons = std::string(each.grounds),
                          .complaint_route = "Klage sendes til koordinerende enhet innen fire "
                                             "uker, og derfra til Statsforvalteren."});
}

void give_coordinator_only(Teller& story, const Case& each, const Hands& hands) {
  story.by(hands.unit, intake::OfferCoordinatorOnly{.body = hands.body})
      .on(each.asked + each.answered + 3)
      .by(hands.owner, intake::AcceptCoordinatorOnly{})
      .by(hands.owner, consent::GiveCoordinatorConsent{{"koordinator"}})
      .by(hands.unit,
          coordination::AppointCoordinator{.coordinator = {std::string(hands.coordinator)},
                                           .body = hands.body,
                                           .profession = std::string(hands.profession)});
}

void start_and_set_goal(Teller& story, const Case& each, const Hands& hands) {
  story.on(each.asked + each.answered + 1);
  start(story, hands);
  story.on(each.asked + each.answered + 6)
      .by(hands.owner, goals::SetGoal{.goal = {"mal"},
                                      .area = events::LifeArea::everyday,
                                      .horizon = goals::Horizon::long_term,
                                      .own_words = std::string(each.goal)});
}

void share_and_train(Teller& story, const Case& each, const Hands& hands) {
  share(story, hands,
        {.id = "deling",
         .areas = {events::LifeArea::everyday, events::LifeArea::health},
         .recipients = {{"per"}, {"lars"}},
         .use = "Samordne det daglige",
         .consequences = "De to ser hverdag og helse til fristen går ut.",
         .until = each.asked + 520});
  story.by(hands.owner, group::FormGroup{});
  add_member(story, hands, "per", group::MemberKind::fixed, bodies::therapy, "Fysioterapeut");
  add_member(story, hands, "lars", group::MemberKind::gp, bodies::gp, "Fastlege");
  story.by("per", measures::ProposeMeasure{.measure = {"trening"},
                                           .area = events::LifeArea::everyday,
                                           .what = "Øve på det målet handler om",
                                           .goal = events::GoalId{"mal"},
                                           .how = "Der det skjer, ikke i en treningssal",
                                           .extent = "En gang i uka",
                                           .when = "Ti uker, så ser vi",
                                           .responsible = PersonId{"per"}});
  accept(story, hands, "trening", "per");
}

void change_hands(Teller& story, const Case& each, const Hands& hands) {
  const int left = each.asked / 4;
  story.on(left).by(hands.coordinator,
                    coordination::VacateCoordinator{"Begynner i annen stilling."});
  if (each.ending == Ending::vacant) return;
  story.on(left + 16).by(hands.unit, coordination::AppointCoordinator{.coordinator = {"silje"},
                                                                      .body = bodies::home_service,
                                                                      .profession = "Vernepleier"});
}

Story story_of(const Case& each, std::size_t number, events::Timestamp now) {
  Teller story("small-" + std::string(each.owner.id), now);
  const auto hands = hands_of(each, number);
  story.plan_of(each.owner.id);
  apply(story, each, number);
  if (each.ending == Ending::asked) return std::move(story).told();
  decide(story, each, hands);
  switch (each.ending) {
    case Ending::asked:
    case Ending::refused: break;
    case Ending::declined:
      story.on(each.asked + each.answered + 4)
          .by(hands.owner, intake::DeclinePlan{"Takk, men jeg klarer meg med dem jeg har."});
      break;
    case Ending::only: give_coordinator_only(story, each, hands); break;
    case Ending::started: start_and_set_goal(story, each, hands); break;
    case Ending::grouped:
      start_and_set_goal(story, each, hands);
      share_and_train(story, each, hands);
      break;
    case Ending::vacant:
    case Ending::reassigned:
      start_and_set_goal(story, each, hands);
      change_hands(story, each, hands);
      break;
  }
  return std::move(story).told();
}

}  // namespace

std::vector<Story> small_cases(events::Timestamp now) {
  std::vector<Story> stories;
  for (const auto& each : cases) stories.push_back(story_of(each, stories.size(), now));
  return stories;
}

const std::vector<Figure>& small_figures() {
  static const std::vector<Figure> all = [] {
    std::vector<Figure> list;
    for (const auto& each : cases) list.push_back(each.owner);
    return list;
  }();
  return all;
}

}  // namespace tools::demo
