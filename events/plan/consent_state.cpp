// What is true of the consents once something happened: the `evolve` of consent.h.
#include "events/overloaded.h"
#include "events/plan/plan.h"

namespace events::consent {
namespace {

Consent sharing_of(const SharingConsentGiven& event) {
  Consent consent{.kind = event.kind, .until = end_of(event.until)};
  for (const auto& recipient : event.recipients) consent.shares[recipient] = event.areas;
  return consent;
}

void exclude(State& state, const PersonId& recipient) {
  for (auto& [id, consent] : state.consents) consent.shares.erase(recipient);
  for (auto& [id, access] : state.accesses) {
    if (access.person == recipient) access.ended = true;
  }
}

void exclude(State& state, LifeArea category) {
  for (auto& [id, consent] : state.consents) {
    for (auto& [recipient, areas] : consent.shares) areas.erase(category);
  }
  for (auto& [id, access] : state.accesses) {
    access.areas.erase(category);
    if (access.areas.empty()) access.ended = true;
  }
}

}  // namespace

void evolve(Plan& plan, const Event& event) {
  auto& state = plan.consent;
  std::visit(
      Overloaded{
          [&](const ConsentInformationGiven& e) {
            state.information[e.information] = {.areas = e.areas,
                                                .recipients = e.recipients,
                                                .use = e.use,
                                                .consequences = e.consequences,
                                                .informed_by = e.informed_by,
                                                .informed_at = e.informed_at};
          },
          [&](const PlanConsentGiven& e) { state.consents[e.consent] = {.kind = e.kind}; },
          [&](const CoordinatorConsentGiven& e) { state.consents[e.consent] = {.kind = e.kind}; },
          [&](const SharingConsentGiven& e) { state.consents[e.consent] = sharing_of(e); },
          [&](const ConsentWithdrawn& e) { state.consents[e.consent].ended = true; },
          [&](const ConsentExpired& e) { state.consents[e.consent].ended = true; },
          [&](const RecipientExcluded& e) { exclude(state, e.recipient); },
          [&](const InformationCategoryExcluded& e) { exclude(state, e.category); },
          [&](const AccessGranted& e) {
            state.accesses[e.access] = {
                .person = e.person, .areas = e.areas, .until = end_of(e.until)};
          },
          [&](const AccessRevoked& e) { state.accesses[e.access].ended = true; },
          [&](const AccessExpired& e) { state.accesses[e.access].ended = true; },
          [&](const ConsentRenewed& e) { state.consents[e.consent].until = end_of(e.until); },
          [](const ConsentDocumentAttached&) {},
      },
      event);
}

}  // namespace events::consent
