#include "tests/support/cast.h"

namespace tests {

Events asked() {
  return all_of(intake::RequestRegistered{.request = {"request-1"},
                                          .owner = id_of(kari),
                                          .channel = intake::Channel::phone,
                                          .asked_by = intake::Asker::owner,
                                          .service = service_body,
                                          .wants = intake::Wanted::plan,
                                          .received_at = time_of("2026-01-05T09:00:00Z")},
                intake::IntakeResponsibilityTaken{.service = service_body});
}

Events eligible() {
  return all_of(asked(), intake::EligibilityAssessed{.eligible = true,
                                                     .long_term = true,
                                                     .coordinated = true,
                                                     .grounds = "Flere tjenester over tid"});
}

Events consented() {
  return all_of(
      eligible(),
      consent::PlanConsentGiven{.consent = {"consent-plan"}, .kind = consent::ConsentKind::plan},
      consent::CoordinatorConsentGiven{.consent = {"consent-coordinator"},
                                       .kind = consent::ConsentKind::coordinator});
}

Events started_plan() {
  return all_of(consented(),
                lifecycle::PlanStarted{.basis = intake::PlanBasis::right,
                                       .started_at = time_of("2026-01-20T09:00:00Z")},
                coordination::CoordinatorAppointed{.coordinator = id_of(coordinator),
                                                   .body = service_body,
                                                   .profession = "Ergoterapeut",
                                                   .wish_stated = false,
                                                   .follows_wish = true});
}

Events sharing() {
  const auto entry = [](std::string_view id, std::string_view person, LifeArea area) {
    return consent::SharingConsentGiven{.consent = {std::string(id)},
                                        .kind = consent::ConsentKind::sharing,
                                        .information = {"information-1"},
                                        .areas = {area},
                                        .recipients = {id_of(person)},
                                        .use = "Samordne tiltakene",
                                        .consequences = "De du navngir, ser området",
                                        .informed_by = id_of(coordinator),
                                        .informed_at = time_of("2026-01-21T09:00:00Z"),
                                        .until = day("2027-06-30")};
  };
  return all_of(started_plan(),
                consent::ConsentInformationGiven{.information = {"information-1"},
                                                 .areas = {LifeArea::health, LifeArea::education},
                                                 .recipients = {id_of(physio), id_of(teacher)},
                                                 .use = "Samordne tiltakene",
                                                 .consequences = "De du navngir, ser området",
                                                 .informed_by = id_of(coordinator),
                                                 .informed_at = time_of("2026-01-21T09:00:00Z")},
                entry("consent-health", physio, LifeArea::health),
                entry("consent-school", teacher, LifeArea::education));
}

Events with_group() {
  return all_of(sharing(), group::GroupFormed{.owner = id_of(kari)},
                group::MemberAdded{.person = id_of(physio),
                                   .kind = group::MemberKind::fixed,
                                   .body = service_body,
                                   .function = "Fysioterapeut"},
                group::MemberAdded{.person = id_of(teacher),
                                   .kind = group::MemberKind::fixed,
                                   .body = Orgnr{"944444444"},
                                   .function = "Lærer"});
}

Events with_goal() {
  return all_of(with_group(), goals::GoalSet{.goal = {"walk"},
                                             .area = LifeArea::health,
                                             .horizon = goals::Horizon::short_term,
                                             .own_words = "Gå til butikken selv"});
}

}  // namespace tests
