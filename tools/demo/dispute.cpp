// Who is responsible, who is right, and what was decided: two bodies that point at each other, two
// assessments side by side, and a decision against the owner's view.
#include "tools/demo/papers.h"
#include "tools/demo/turns.h"

namespace tools::demo {
namespace {

using enum events::LifeArea;
using goals::Horizon;

const Hands around_bjarne{.owner = "bjarne",
                          .unit = "leif",
                          .coordinator = "hanne",
                          .body = bodies::home_service,
                          .profession = "Sykepleier"};

void ask_before_discharge(Teller& story) {
  story.on(-290).by("ragnhild",
                    intake::RegisterRequest{
                        .request = {"for-utskriving"},
                        .owner = {"bjarne"},
                        .channel = intake::Channel::meeting,
                        .asked_by = intake::Asker::service,
                        .service = bodies::rehabilitation,
                        .wants = intake::Wanted::plan,
                        .note = "Skal hjem etter ryggmargsskade. Vil ha planen klar før han reiser "
                                "herfra."});
  hand_over(story, "ragnhild", "leif",
            "Trenger rullestol, tilpasset bolig, opptrening og assistanse. Sykehuset og kommunen "
            "har hver sin del.");
  find_need(story, "leif", {intake::Level::municipality, intake::Level::specialist_service},
            {intake::Sector::health_and_care, intake::Sector::housing, intake::Sector::nav},
            "Varig behov, og seks tjenester på to nivåer.");
  story.on(-283);
  start(story, around_bjarne);
  story.on(-276)
      .by("hanne",
          mapping::RecordWhatMatters{
              {"viktig"}, "Å komme seg ut av eget hus uten å be noen. Å være far i helgene."})
      .by("bjarne",
          mapping::RecordSituation{
              {"hverdag"},
              adaptation,
              "Bor i enebolig med trapp. Sover i stua. Ungene er her annenhver helg."})
      .by("bjarne",
          mapping::RecordNeed{
              {"ut"}, adaptation, "En inngang som han kommer ut av selv, hele året."})
      .by("bjarne", mapping::RecordResource{
                        {"tomrer"}, adaptation, "Tømrer; broren og kompisene bygger gjerne."});
  share(story, around_bjarne,
        {.id = "deling",
         .areas = {everyday, health, aids, adaptation, economy},
         .recipients = {{"sigurd"}, {"per"}, {"bente"}, {"eva"}},
         .use = "At hjelpemidler, bolig og trening passer sammen",
         .consequences = "De fire ser de fem områdene i ett år. Vedtak fattes likevel for seg.",
         .until = 150});
  story.by("bjarne", group::FormGroup{});
  using enum group::MemberKind;
  add_member(story, around_bjarne, "sigurd", fixed, bodies::rehabilitation,
             "Fysioterapeut på sykehuset");
  add_member(story, around_bjarne, "per", fixed, bodies::therapy, "Fysioterapeut");
  add_member(story, around_bjarne, "bente", ad_hoc, bodies::allocation, "Saksbehandler");
  story
      .by("bjarne", goals::SetGoal{.goal = {"ut"},
                                   .area = adaptation,
                                   .horizon = Horizon::short_term,
                                   .own_words = "Jeg vil hente posten selv."})
      .by("bjarne", goals::SetGoal{.goal = {"helg"},
                                   .area = aids,
                                   .horizon = Horizon::long_term,
                                   .own_words = "Jeg vil kjøre ungene på trening."});
}

void two_bodies(Teller& story) {
  story.on(-262)
      .by("hanne",
          intake::RequestCooperation{.cooperation = {"trening"},
                                     .area = health,
                                     .body = bodies::rehabilitation,
                                     .what = "Opptrening to ganger i uka det første året."})
      .by("sigurd",
          intake::RefuseCooperation{
              .cooperation = {"trening"},
              .reason = "Etter utskriving er trening kommunens ansvar, slik vi ser det."})
      .on(-255)
      .by("hanne",
          disagreement::ReferResponsibilityDispute{
              .dispute = {"trening"},
              .body = bodies::therapy,
              .other_body = bodies::rehabilitation,
              .governor = bodies::county_governor,
              .text = "Kommunen mener at trening det første året etter ryggmargsskade hører til "
                      "spesialisthelsetjenesten. Helseforetaket mener det motsatte. Bjarne har "
                      "ventet i fem uker."})
      .on(-214)
      .by("frode",
          disagreement::ClarifyResponsibility{
              .dispute = {"trening"},
              .responsible_body = bodies::rehabilitation,
              .text = "Opptrening som krever spesialisert kompetanse, hører det første året til "
                      "helseforetaket. Kommunen har ansvaret for det daglige, og for planen."})
      .by("hanne", intake::RequestCooperation{.cooperation = {"trening-igjen"},
                                              .area = health,
                                              .body = bodies::rehabilitation,
                                              .what = "Opptrening slik Statsforvalteren har "
                                                      "avklart."})
      .by("sigurd", intake::AcceptCooperation{{"trening-igjen"}});
}

void two_assessments(Teller& story) {
  story.on(-200)
      .by("per",
          measures::RecordProfessionalAssessment{
              {"manuell"},
              aids,
              "Manuell rullestol anbefales. Elektrisk stol gir mindre trening i hverdagen, "
              "og skuldrene tåler fortsatt belastningen."})
      .by("per", measures::ProposeMeasure{.measure = {"stol"},
                                          .area = aids,
                                          .what = "Rullestol til ute og inne",
                                          .goal = events::GoalId{"helg"},
                                          .how = "Prøves hjemme i fire uker",
                                          .extent = "Én stol",
                                          .when = "Så snart den er søkt om",
                                          .responsible = PersonId{"per"},
                                          .assessments = {{"manuell"}}})
      .by("bjarne",
          disagreement::RaiseDisagreement{
              .disagreement = {"stolen"},
              .area = aids,
              .measure = {},
              .assessment = events::AssessmentId{"manuell"},
              .text = "Bakken opp til veien er tolv prosent. Med manuell stol kommer jeg "
                      "ned til postkassa, men ikke opp igjen."})
      .on(-195)
      .by("hanne",
          disagreement::RequestSecondOpinion{
              .second_opinion = {"eva-vurderer"},
              .disagreement = {"stolen"},
              .professional = {"eva"},
              .body = bodies::therapy,
              .question = "Hvilken stol trengs for å komme ut og hjem igjen uten hjelp?"})
      .on(-181)
      .by("eva",
          disagreement::GiveSecondOpinion{
              .second_opinion = {"eva-vurderer"},
              .text = "Prøvde begge i bakken, tørt og vått. Med manuell stol trengs hjelp opp. Med "
                      "elektrisk kommer han opp selv. Anbefaler elektrisk ute og manuell inne."})
      .on(-176)
      .by("bjarne",
          disagreement::SettleDisagreement{
              .disagreement = {"stolen"},
              .outcome = "Per og jeg er enige nå: søke om elektrisk ute, trene inne."})
      .by("per", measures::ChangeMeasure{.measure = {"stol"},
                                         .what = events::Note("Elektrisk stol ute, manuell inne"),
                                         .goal = {},
                                         .extent = events::Line("To stoler"),
                                         .when = {},
                                         .responsible = {},
                                         .beneficiary = {}});
  accept(story, around_bjarne, "stol", "per");
}

void decisions_on_it(Teller& story) {
  const auto report = paper("Fagrapport om rullestol og omgivelser");
  story.on(-170)
      .by("per", contact::AttachDocument{.document = {"rapport"},
                                         .area = aids,
                                         .title = "Fagrapport om rullestol og omgivelser",
                                         .media_type = contact::MediaType::pdf,
                                         .bytes = report.bytes,
                                         .sha256 = report.sha256})
      .by("bjarne", decisions::RecordOwnerView{.entry = {"om-stolen"},
                                               .measure = events::MeasureId{"stol"},
                                               .area = {},
                                               .wants = decisions::Wants::in_favour,
                                               .text = "Begge to. Ellers blir jeg sittende inne "
                                                       "fra oktober til april."})
      .by("per", decisions::LinkServiceApplication{.application = {"soknad-stol"},
                                                   .measure = events::MeasureId{"stol"},
                                                   .sought = "Elektrisk rullestol til utebruk",
                                                   .body = bodies::nav,
                                                   .area = {}})
      .by("hanne",
          decisions::ExportBasisDocument{
              .entry = {"grunnlag"},
              .purpose = "Grunnlag for søknaden om stol og for boligtilpasning",
              .areas = {aids, adaptation},
              .body = bodies::nav,
              .owner_agreement = events::Note("Bjarne leste gjennom og strøk én setning "
                                              "om ungene.")})
      .on(-121)
      .by("hanne", decisions::LinkDecision{.decision = {"vedtak-stol"},
                                           .measure = events::MeasureId{"stol"},
                                           .reference = "HMS-2211/7",
                                           .body = bodies::nav,
                                           .outcome = decisions::Outcome::partly,
                                           .decided_on = story.day(-123),
                                           .area = {},
                                           .appeal_basis = complaint::LegalBasis::fvl,
                                           .deviates_because = events::Note(
                                               "Elektrisk stol innvilget om tre måneder; til "
                                               "da en brukt, fordi lageret er tomt.")})
      .by("bente", decisions::LinkDecision{.decision = {"vedtak-rampe"},
                                           .measure = {},
                                           .reference = "2211/31",
                                           .body = bodies::allocation,
                                           .outcome = decisions::Outcome::granted,
                                           .decided_on = story.day(-122),
                                           .area = adaptation,
                                           .appeal_basis = complaint::LegalBasis::fvl,
                                           .deviates_because = {}});
}

void and_then(Teller& story) {
  story.on(-60)
      .by("per", measures::PauseMeasure{{"stol"}, "Brukt stol er til reparasjon i to uker."})
      .on(-44)
      .by("per", measures::ResumeMeasure{{"stol"}})
      .by("bjarne",
          measures::EvaluateMeasure{{"stol"}, "Hentet posten selv i går. Det tok fire minutter."})
      .by("bjarne", goals::CloseGoal{.goal = {"ut"},
                                     .outcome = goals::GoalOutcome::partly_reached,
                                     .note = "Når det ikke er is."});
}

}  // namespace

Story who_is_responsible(events::Timestamp now) {
  Teller story("dispute", now);
  story.plan_of("bjarne");
  ask_before_discharge(story);
  two_bodies(story);
  two_assessments(story);
  decisions_on_it(story);
  and_then(story);
  return std::move(story).told();
}

}  // namespace tools::demo
