// No to a plan, yes to a coordinator: the right to one does not hang on the other.
#include "tools/demo/stories.h"

namespace tools::demo {

Story coordinator_without_plan(events::Timestamp now) {
  Teller story("coordinator", now);
  story.plan_of("arne")
      .on(-95)
      .by("hanne",
          intake::RegisterRequest{
              .request = {"etter-sykehuset"},
              .owner = {"arne"},
              .channel = intake::Channel::conversation,
              .asked_by = intake::Asker::owner,
              .service = bodies::home_service,
              .wants = intake::Wanted::unsure,
              .note =
                  "Hjemme igjen etter rehabilitering. «Det ringer noen nye hver uke, jeg vet ikke "
                  "hvem som gjør hva.»"})
      .by("hanne",
          coordination::GiveInformation{
              .entry = {"begge-deler"},
              .topic = coordination::Topic::individual_plan,
              .text =
                  "Fortalte om individuell plan og om koordinator, og at han kan få det ene uten "
                  "det andre. Brosjyrene ble lagt igjen."})
      .on(-92)
      .by("hanne",
          intake::AssessEligibility{
              .long_term = true,
              .coordinated = true,
              .levels = {intake::Level::municipality, intake::Level::specialist_service,
                         intake::Level::state},
              .sectors = {intake::Sector::health_and_care, intake::Sector::nav},
              .grounds =
                  "Hjemmesykepleie, ergoterapi, poliklinikk og Nav samtidig, i minst et år."})
      .on(-85)
      .by("arne",
          intake::DeclinePlan{.reason = "Jeg vil ikke sitte i flere møter nå. Det holder at "
                                        "én vet hva som skjer."})
      .on(-70)
      .by("arne",
          intake::ApplyForCoordinator{
              .application = {"soknad"}, .owner = {"arne"}, .unit = bodies::coordinating_unit})
      .on(-66)
      .by("siri", intake::OfferCoordinatorOnly{.body = bodies::home_service})
      .on(-63)
      .by("arne", intake::AcceptCoordinatorOnly{})
      .by("arne", consent::GiveCoordinatorConsent{{"koordinator"}})
      .by("arne",
          coordination::StateCoordinatorWish{
              .wish = "Helst en jeg kan ringe direkte, og som kommer hjem til meg.", .person = {}})
      .on(-60)
      .by("siri",
          coordination::AppointCoordinator{
              .coordinator = {"jon"}, .body = bodies::home_service, .profession = "Vernepleier"})
      .on(-52)
      .by("jon",
          coordination::GiveInformation{
              .entry = {"hvem-gjor-hva"},
              .topic = coordination::Topic::services,
              .text =
                  "Gikk gjennom avtalene de neste tre månedene ved kjøkkenbordet og skrev opp hvem "
                  "som ringer om hva."})
      .on(-20)
      .by("jon",
          coordination::RecordInvolvement{
              .entry = {"ukentlig"},
              .involved = {{"arne"}},
              .how = "Snakkes på telefon hver mandag. Arne har selv flyttet to avtaler som kom "
                     "på samme dag. Vil tenke på en plan igjen til høsten."});
  return std::move(story).told();
}

}  // namespace tools::demo
