// A no, a complaint that takes the whole way to the county governor, and a plan after all. A second
// complaint comes too late, is handled all the same, and is taken back.
#include "tools/demo/turns.h"

namespace tools::demo {
namespace {

using complaint::Ground;
using complaint::LegalBasis;
using complaint::Outcome;
using enum events::LifeArea;
using goals::Horizon;

const Hands around_solveig{.owner = "solveig",
                           .unit = "petter",
                           .coordinator = "silje",
                           .body = bodies::home_service,
                           .profession = "Vernepleier"};

void a_no(Teller& story) {
  story.on(-350)
      .by("solveig", intake::SubmitApplication{.application = {"soknad"},
                                               .owner = {"solveig"},
                                               .form = intake::Form::written,
                                               .unit = bodies::coordinating_unit})
      .on(-327)
      .by("petter",
          intake::AssessEligibility{
              .long_term = true,
              .coordinated = false,
              .levels = {intake::Level::municipality},
              .sectors = {intake::Sector::health_and_care},
              .grounds = "Hjemmetjeneste og fastlege. Behovet er langvarig, men to tjenester på "
                         "samme nivå lar seg samordne uten plan."})
      .by("petter",
          intake::DecideApplication{
              .application = {"soknad"},
              .decision = intake::Decision::refused,
              .reasons = "Tjenestene er langvarige, men vi finner ikke at de er så mange at de må "
                         "koordineres i en plan.",
              .complaint_route = "Klagen sendes til koordinerende enhet innen fire uker. Får du "
                                 "ikke medhold, sender vi den videre til Statsforvalteren."})
      .by("petter",
          coordination::GiveInformation{
              .entry = {"om-klage"},
              .topic = coordination::Topic::complaint,
              .text = "Fortalte hvordan hun klager, og at hun kan ha med seg noen."})
      .on(-320)
      .by("solveig",
          group::AppointRepresentative{.representation = {"tone-er-med"},
                                       .person = {"tone"},
                                       .kind = group::RepresentativeKind::proxy,
                                       .mode = group::RepresentativeMode::together,
                                       .authority = "Skriftlig fullmakt til å klage og delta",
                                       .from = story.day(-320),
                                       .until = story.day(300)});
}

void to_the_county_governor(Teller& story) {
  story.on(-312)
      .by("solveig",
          complaint::FileComplaint{
              .complaint = {"ingen-plan"},
              .ground = Ground::no_plan,
              .text =
                  "Dere har talt to tjenester. Jeg har hjemmetjenesten, legen, smerteklinikken, "
                  "Nav og skolen til gutten min. Det er jeg som koordinerer dem, og jeg "
                  "klarer det ikke lenger.",
              .decided_by = bodies::coordinating_unit,
              .filed_with = bodies::home_service,
              .decision_known_on = story.day(-325),
              .legal_basis = LegalBasis::pbrl})
      .by("solveig", complaint::ShareComplaint{.complaint = {"ingen-plan"}, .person = {"tone"}})
      .on(-310)
      .by("hanne",
          complaint::RouteComplaint{.complaint = {"ingen-plan"}, .body = bodies::coordinating_unit})
      .on(-292)
      .by("unni",
          complaint::ReconsiderComplaint{
              .complaint = {"ingen-plan"},
              .outcome = Outcome::partly,
              .reason = "Vi hadde ikke oversikt over Nav og smerteklinikken. Vi mener fortsatt at "
                        "behovet kan møtes uten rett til plan, men tilbyr en frivillig plan mens "
                        "klagen behandles."})
      .by("unni", intake::OfferVoluntaryPlan{"Kommunen tilbyr plan også der det ikke er funnet en "
                                             "rett, hvis hun ønsker det."})
      // The time to start what is now offered has run from her application, and is over.
      .by(timer, lifecycle::MarkStartOverdue{story.moment(-350 + 30, 9)})
      .on(-288)
      .by("unni", complaint::ForwardComplaint{.complaint = {"ingen-plan"},
                                              .governor = bodies::county_governor})
      .on(-236)
      .by("frode",
          complaint::DecideComplaint{
              .complaint = {"ingen-plan"},
              .outcome = Outcome::upheld,
              .text = "Tiltak i andre sektorer teller med når behovet for samordning vurderes. "
                      "Kommunen må vurdere saken på nytt og legge alle tjenestene til grunn."});
}

void a_plan_after_all(Teller& story) {
  story.on(-230);
  find_need(story, "petter",
            {intake::Level::municipality, intake::Level::specialist_service, intake::Level::state},
            {intake::Sector::health_and_care, intake::Sector::nav, intake::Sector::education},
            "Ny vurdering etter Statsforvalterens vedtak: fem tjenester på tre nivåer.");
  story
      .by("petter", intake::AnchorPlan{.body = bodies::coordinating_unit,
                                       .kind = events::BodyKind::coordinating_unit})
      .on(-224)
      .by("solveig",
          coordination::StateCoordinatorWish{
              .wish = "Ikke Petter, han har sagt nei til meg. Gjerne Hanne.",
              .person = PersonId{"hanne"}})
      .by("solveig", consent::GivePlanConsent{{"plan"}})
      .by("solveig", consent::GiveCoordinatorConsent{{"koordinator"}})
      .by("petter", lifecycle::StartPlan{})
      .by("petter",
          coordination::AppointCoordinator{
              .coordinator = {"silje"},
              .body = bodies::home_service,
              .profession = "Vernepleier",
              .deviates_because = "Hanne har tre planer fra før. Silje kjenner huset og "
                                  "har tid fra i dag."})
      .on(-216)
      .by("silje",
          mapping::RecordWhatMatters{{"viktig"},
                                     "Å ha krefter igjen til gutten når dagen er ferdig med meg."})
      .by("solveig",
          mapping::RecordNeed{
              {"en-avtale"}, everyday, "Avtaler samlet på to dager i uka, ikke fem."})
      .by("solveig",
          mapping::RecordResource{{"sosteren"}, social, "Søsteren min, som aldri glemmer noe."});
  share(story, around_solveig,
        {.id = "deling",
         .areas = {everyday, health, work},
         .recipients = {{"lars"}, {"kaare"}},
         .use = "Samle avtalene og slippe å fortelle alt på nytt",
         .consequences = "Legen og Nav ser de tre områdene. De andre tjenestene fortsetter likt.",
         .until = 180});
  story.by("solveig", group::FormGroup{});
  add_member(story, around_solveig, "lars", group::MemberKind::gp, bodies::gp, "Fastlege");
  add_member(story, around_solveig, "kaare", group::MemberKind::fixed, bodies::nav,
             "Veileder i Nav");
  story
      .by("solveig", goals::SetGoal{.goal = {"to-dager"},
                                    .area = everyday,
                                    .horizon = Horizon::short_term,
                                    .own_words = "Jeg vil ha tre dager i uka uten avtaler."})
      .by("kaare", measures::ProposeMeasure{.measure = {"samlet"},
                                            .area = work,
                                            .what = "Nav-samtalene på samme dag som legen",
                                            .goal = events::GoalId{"to-dager"},
                                            .how = "Kåre og legekontoret avtaler seg imellom",
                                            .extent = "En gang i måneden",
                                            .when = "Tirsdager",
                                            .responsible = PersonId{"kaare"}});
  accept(story, around_solveig, "samlet", "kaare");
}

void too_late_and_taken_back(Teller& story) {
  story.on(-150)
      .by("solveig",
          complaint::FileComplaint{
              .complaint = {"moterommet"},
              .ground = Ground::no_facilitation,
              .text = "Møtene legges til formiddagen på rådhuset. Jeg kan ikke gå i trappa før "
                      "medisinen virker, og det har jeg sagt.",
              .decided_by = bodies::coordinating_unit,
              .filed_with = {},
              .decision_known_on = story.day(-190),
              .legal_basis = LegalBasis::fvl})
      .by(timer, complaint::FlagLateComplaint{.complaint = {"moterommet"},
                                              .missed_deadline = story.day(-190 + 21)})
      .by("solveig", complaint::ShareComplaint{.complaint = {"moterommet"}, .person = {"tone"}})
      .on(-141)
      .by("silje",
          mapping::SetFacilitation{.language = "Norsk",
                                   .interpreter = false,
                                   .aids = {"Stol med armlener", "Video når hun vil"},
                                   .form = "Etter klokka tolv, i første etasje eller på video."})
      .on(-139)
      .by("solveig",
          complaint::StopSharingComplaint{.complaint = {"moterommet"}, .person = {"tone"}})
      .by("solveig", complaint::WithdrawComplaint{{"moterommet"}})
      .on(-20)
      .by("silje", coordination::RecordInvolvement{
                       .entry = {"tirsdager"},
                       .involved = {{"solveig"}, {"tone"}},
                       .how = "Tirsdag og torsdag er dagene nå. Solveig la selv opp neste måned."});
}

}  // namespace

Story complaint_heard(events::Timestamp now) {
  Teller story("complaint", now);
  story.plan_of("solveig");
  a_no(story);
  to_the_county_governor(story);
  a_plan_after_all(story);
  too_late_and_taken_back(story);
  return std::move(story).told();
}

}  // namespace tools::demo
