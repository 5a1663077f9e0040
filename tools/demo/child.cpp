// A child and a family: school, counselling and the health trust share what the parents have said
// yes to; some measures are under way, others wait for somebody.
#include "tools/demo/stories.h"

namespace tools::demo {
namespace {

using enum events::LifeArea;
using goals::Horizon;
using measures::Beneficiary;

void ask_and_clarify(Teller& story) {
  story.on(-210)
      .by("ingrid",
          intake::RegisterRequest{
              .request = {"skolen-spurt"},
              .owner = {"emil"},
              .channel = intake::Channel::conversation,
              .asked_by = intake::Asker::kin,
              .service = bodies::school,
              .wants = intake::Wanted::plan,
              .note = "Mor tok det opp i utviklingssamtalen: «Vi er slitne av å fortelle det samme "
                      "til alle, og ingen vet hva de andre gjør.»"})
      .on(-208)
      .by("tora",
          intake::RecordClarification{
              "Emil har oppfølging fra skolen, PP-tjenesten, fysioterapeut og "
              "habiliteringstjenesten. Behovet varer ut barneskolen minst. Skolen ber "
              "koordinerende "
              "enhet ta det videre."})
      .by("tora", intake::AnchorPlan{.body = bodies::coordinating_unit,
                                     .kind = events::BodyKind::coordinating_unit})
      .on(-203)
      .by("berit", intake::TakeIntake{.service = bodies::coordinating_unit})
      .by("berit",
          intake::AssessEligibility{
              .long_term = true,
              .coordinated = true,
              .levels = {intake::Level::municipality, intake::Level::specialist_service},
              .sectors = {intake::Sector::health_and_care, intake::Sector::education},
              .grounds =
                  "Fire tjenester på to nivåer, og et behov som varer i flere år. Tiltakene i "
                  "skolen teller med."});
}

void parents_say_yes(Teller& story) {
  const auto parent = [&](const char* id, const char* who) {
    return group::AppointRepresentative{.representation = {id},
                                        .person = {who},
                                        .kind = group::RepresentativeKind::parent,
                                        .mode = group::RepresentativeMode::instead,
                                        .authority =
                                            "Foreldreansvar, felles; bekreftet i "
                                            "Folkeregisteret",
                                        .from = story.day(-203),
                                        .until = story.day(2500)};
  };
  story.by("berit", parent("mor", "ingrid")).by("berit", parent("far", "tor"));
  story.on(-195)
      .by("berit",
          coordination::GiveInformation{
              .entry = {"om-planen"},
              .topic = coordination::Topic::individual_plan,
              .text =
                  "Hjemmebesøk. Emil og foreldrene fikk vite hva en individuell plan er, hva den "
                  "ikke er, og at de kan ombestemme seg når de vil."})
      .by("ingrid", consent::GivePlanConsent{{"plan"}})
      .by("ingrid", consent::GiveCoordinatorConsent{{"koordinator"}})
      .by("ingrid",
          coordination::StateCoordinatorWish{
              .wish = "Eva kjenner Emil fra før og snakker med ham, ikke bare om ham.",
              .person = PersonId{"eva"}})
      .on(-190)
      .by("berit", lifecycle::StartPlan{})
      .by("berit",
          coordination::AppointCoordinator{
              .coordinator = {"eva"}, .body = bodies::therapy, .profession = "Ergoterapeut"});
}

void emil_himself(Teller& story) {
  story.on(-182)
      .by("eva",
          mapping::RecordWhatMatters{
              {"viktig"},
              "Emil: «At jeg kan være med på det de andre gjør ute. Og at folk venter på meg "
              "når jeg snakker.» Foreldrene: at hverdagen henger sammen, og at storesøster "
              "også får tid."})
      .by("eva",
          mapping::SetFacilitation{
              .language = "Norsk, med bildestøtte",
              .aids = {"Samtalematte", "Visuell dagsplan"},
              .form = "Korte møter. Emil er med den første delen og bestemmer selv om han vil "
                      "bli. Spørsmålene sendes hjem på forhånd."})
      .by("eva",
          mapping::RecordSituation{
              {"hverdag"},
              everyday,
              "Emil bor sammen med mor, far og en søster på tolv. Han går i fjerde klasse, "
              "elsker fisk og båter, og blir fort sliten av mange inntrykk. Ettermiddagene "
              "går mye med til trening og avtaler."})
      .by("ingrid", mapping::RecordNeed{{"pauser"},
                                        everyday,
                                        "Forutsigbare dager og pauser før han er tom, også når "
                                        "planene endrer seg."})
      .by("eva", mapping::RecordNeed{{"skritt"},
                                     health,
                                     "Styrke og balanse til å være med på tur og på sykkel, med "
                                     "trening som er lek."})
      .by("eva",
          mapping::RecordResource{{"fisk"},
                                  leisure,
                                  "Kan alt om fisk og knuter, og lærer det gjerne bort. Har to "
                                  "gode venner i gata."})
      .by("tor", mapping::RecordWish{{"sommer"},
                                     leisure,
                                     mapping::WishTime::future,
                                     "En sommerleir uten foreldre, med noen som vet hva han "
                                     "trenger."});
}

void share_with_school_and_health(Teller& story) {
  const consent::Recipients at_school{{"tora"}, {"stian"}};
  const consent::Recipients in_health{{"hilde"}, {"per"}, {"lars"}};
  const events::LifeAreas school_areas{everyday, education, social};
  const events::LifeAreas health_areas{everyday, health, aids};
  const auto told = [](const char* id, const events::LifeAreas& areas,
                       const consent::Recipients& recipients) {
    return consent::RecordConsentInformation{
        .information = {id},
        .areas = areas,
        .recipients = recipients,
        .use = "For å samordne tiltakene rundt Emil og slippe at foreldrene forteller alt på nytt.",
        .consequences =
            "De som er nevnt, ser det som skrives om disse områdene, til samtykket går ut "
            "eller trekkes tilbake. Tjenestene fortsetter selv om svaret er nei."};
  };
  const auto yes = [&](const char* id, const char* information, const events::LifeAreas& areas,
                       const consent::Recipients& recipients) {
    return consent::GiveSharingConsent{.consent = {id},
                                       .information = events::InformationId{information},
                                       .areas = areas,
                                       .recipients = recipients,
                                       .use = "Samordne tiltakene rundt Emil",
                                       .until = story.day(240)};
  };
  story.on(-175)
      .by("eva", told("info-skole", school_areas, at_school))
      .by("eva", told("info-helse", health_areas, in_health))
      .by("ingrid", yes("skole", "info-skole", school_areas, at_school))
      .by("tor", yes("helse", "info-helse", health_areas, in_health))
      .on(-168)
      .by("eva", group::FormGroup{});
  const auto member = [](const char* who, group::MemberKind kind, const Orgnr& body,
                         const char* function) {
    return group::AddMember{.person = {who}, .kind = kind, .body = body, .function = function};
  };
  using enum group::MemberKind;
  story.by("eva", member("tora", fixed, bodies::school, "Kontaktlærer"))
      .by("eva", member("stian", fixed, bodies::school_counselling, "Rådgiver i PP-tjenesten"))
      .by("eva", member("hilde", fixed, bodies::health_trust, "Psykologspesialist"))
      .by("eva", member("per", fixed, bodies::therapy, "Fysioterapeut"))
      .by("eva", member("lars", gp, bodies::gp, "Fastlege"))
      .by("ingrid",
          group::AddMember{.person = {"gudrun"}, .kind = kin, .body = {}, .function = "Mormor"})
      .by("tor", consent::GrantAccess{.access = {"mormor"},
                                      .person = {"gudrun"},
                                      .areas = {leisure, social},
                                      .until = story.day(180)})
      .by("eva",
          intake::RequestCooperation{
              .cooperation = {"habilitering"},
              .area = health,
              .body = bodies::health_trust,
              .what = "Delta i ansvarsgruppen to ganger i året og veilede skolen."})
      .by("hilde", intake::AcceptCooperation{{"habilitering"}});
}

void set_goals(Teller& story) {
  story.on(-160)
      .by("eva", goals::SetGoal{.goal = {"sykle"},
                                .area = leisure,
                                .horizon = Horizon::long_term,
                                .own_words = "Jeg vil sykle til kaia sammen med Jonas og Liv."})
      .by("eva", goals::SetGoal{.goal = {"lese"},
                                .area = education,
                                .horizon = Horizon::short_term,
                                .own_words = "Jeg vil lese fiskeboka mi selv."})
      .by("ingrid", goals::SetGoal{.goal = {"pust"},
                                   .area = everyday,
                                   .horizon = Horizon::short_term,
                                   .own_words = "To ettermiddager i uka uten avtaler, for hele "
                                                "familien."})
      .on(-150)
      .by("hilde",
          measures::RecordProfessionalAssessment{
              {"motorikk"},
              health,
              "Utredning av motorikk og utholdenhet: god framgang når øktene er korte og "
              "har en tydelig slutt. Anbefaler trening i det miljøet ferdigheten skal "
              "brukes."})
      .by("stian",
          measures::RecordProfessionalAssessment{
              {"lesing"},
              education,
              "Leser enkeltord sikkert, mister flyt i lengre tekst. Korte, daglige økter med "
              "tekst han bryr seg om gir best effekt."});
}

void agree_on_measures(Teller& story) {
  story.on(-140)
      .by("per", measures::ProposeMeasure{.measure = {"balanse"},
                                          .area = health,
                                          .what = "Balanse- og styrketrening ute",
                                          .goal = events::GoalId{"sykle"},
                                          .how = "Lek i løypa bak skolen, med Jonas og Liv",
                                          .extent = "40 minutter to ganger i uka",
                                          .when = "Mandag og torsdag etter skoletid",
                                          .responsible = PersonId{"per"},
                                          .assessments = {{"motorikk"}}})
      .by("per", measures::AcceptMeasure{{"balanse"}})
      .by("ingrid", measures::AcceptMeasure{{"balanse"}})
      .by("tora",
          measures::ProposeMeasure{.measure = {"lesestund"},
                                   .area = education,
                                   .what = "Lesestund med selvvalgt bok",
                                   .goal = events::GoalId{"lese"},
                                   .how = "Tora og Emil leser annenhver side i grupperommet",
                                   .extent = "15 minutter fire dager i uka",
                                   .when = "Før første friminutt, hele skoleåret",
                                   .responsible = PersonId{"tora"},
                                   .assessments = {{"lesing"}}})
      .by("tora", measures::AcceptMeasure{{"lesestund"}})
      .by("tor", measures::AcceptMeasure{{"lesestund"}})
      .on(-120)
      .by("ingrid", measures::ProposeMeasure{.measure = {"svomming"},
                                             .area = leisure,
                                             .what = "Svømming lørdag formiddag",
                                             .goal = events::GoalId{"sykle"},
                                             .how = "Emil og mor i varmtvannsbassenget",
                                             .extent = "En time i uka",
                                             .when = "Når bassenget er åpent",
                                             .responsible = PersonId{"ingrid"}})
      .by("ingrid", measures::AcceptMeasure{{"svomming"}})
      .by("per",
          measures::ProposeMeasure{.measure = {"sykkel"},
                                   .area = aids,
                                   .what = "Prøve ut en tilpasset sykkel",
                                   .goal = events::GoalId{"sykle"},
                                   .how = "Lån fra hjelpemiddelsentralen, prøves hjemme og på "
                                          "skolen",
                                   .extent = "Seks uker",
                                   .when = "Fra første bare asfalt",
                                   .responsible = PersonId{"per"}})
      .by("per", measures::AcceptMeasure{{"sykkel"}})
      .by("per", measures::LinkMeasures{{"sykkel"}, {"balanse"}, measures::LinkKind::depends_on})
      .by("eva", measures::ProposeMeasure{.measure = {"avlastning"},
                                          .area = everyday,
                                          .what = "Avlastning en helg i måneden",
                                          .goal = events::GoalId{"pust"},
                                          .how = "Hos en familie som også har dyr",
                                          .beneficiary = Beneficiary::family_member});
}

void under_way(Teller& story) {
  story.on(-100)
      .by("eva",
          mapping::AssignOwnerTask{.task = {"bag"},
                                   .area = everyday,
                                   .what = "Emil pakker treningsbagen selv, med bildelisten.",
                                   .when = "Kvelden før trening"})
      .by("tora",
          mapping::AgreeContribution{
              {"tora-plan"}, education, {"tora"}, "Sender ukeplanen med bilder hver fredag."})
      .by("eva",
          mapping::AgreeContribution{
              {"mormor-tur"}, leisure, {"gudrun"}, "Fisketur annenhver søndag."})
      .by("eva", lifecycle::SetPlanPeriod{.from = story.day(-190), .until = story.day(540)})
      .by("eva", lifecycle::ScheduleRevision{story.day(45)})
      .on(-60)
      .by("tora",
          measures::EvaluateMeasure{
              {"lesestund"},
              "Leser nå hele sider uten å stoppe når boka handler om fisk. Vi prøver en ny "
              "bok etter ferien."})
      .on(-25)
      .by("ingrid",
          measures::PauseMeasure{{"svomming"}, "Bassenget er stengt for vedlikehold til høsten."})
      .on(-8)
      .by("eva",
          coordination::RecordInvolvement{
              .entry = {"mote-mars"},
              .involved = {{"emil"}, {"ingrid"}, {"tor"}},
              .how = "Emil la fram sykkelplanen selv med tre tegninger. Foreldrene ønsker at "
                     "avlastningen avklares før sommeren."});
}

}  // namespace

Story child_with_family(events::Timestamp now) {
  Teller story("child", now);
  story.plan_of("emil");
  ask_and_clarify(story);
  parents_say_yes(story);
  emil_himself(story);
  share_with_school_and_health(story);
  set_goals(story);
  agree_on_measures(story);
  under_way(story);
  return std::move(story).told();
}

}  // namespace tools::demo
