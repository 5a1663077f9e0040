#include "events/plan/consent.h"

#include <algorithm>

#include "events/plan/by_age.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::consent {
namespace {

constexpr std::string_view owners_word =
    "A consent is the owner's: the owner, or a representative instead of the owner, gives it, "
    "takes it back and makes exceptions to it.";
constexpr std::string_view owners_sense = "consenting";

Rejection exists_already(std::string_view rule) {
  return broken(rule, "consent-exists", "A consent with this id is given already; choose a new id.",
                {"consent"});
}

Rejection unknown_consent() {
  return broken("R8", "consent-unknown", "There is no consent with this id in the plan.",
                {"consent"});
}

Rejection unknown_access() {
  return broken("S33", "access-unknown", "There is no granted access with this id in the plan.",
                {"access"});
}

Rejection timers_only() {
  return forbidden("R7", "Only the timer says that a date has passed; the owner may withdraw.");
}

Rejection not_due() {
  return broken("R7", "not-due", "The last day has not passed; it runs out after that day.");
}

// Who may say yes: the owner's side, and of it whom the owner's age makes the right one (R10, R11).
std::optional<Rejection> refuse_giving(const Plan& plan, const Stamp& stamp, ConsentKind kind,
                                       std::string_view rule, AreaSet areas) {
  if (auto no = refuse_unless_for_owner(plan, stamp, rule, owners_word, areas, owners_sense)) {
    return no;
  }
  return childhood::refuse_consent_by_age(plan, stamp, kind, areas);
}

// To a plan or to a coordinator: one of a kind in force at a time, so that taking it back is one
// act. Whoever gives it for the owner needs an authority over the whole life.
std::optional<Rejection> refuse_plain_consent(const Plan& plan, const ConsentId& id,
                                              ConsentKind kind, std::string_view rule,
                                              const Stamp& stamp) {
  if (auto no = refuse_giving(plan, stamp, kind, rule, AreaSet::all())) return no;
  if (plan.consent.consents.contains(id)) return exists_already(rule);
  if (has_consent(plan, kind, stamp.at)) {
    return broken(rule, "consent-in-force",
                  "A consent of this kind is in force already; another is possible once it is "
                  "withdrawn.",
                  {"consent"});
  }
  return {};
}

plan::Decision on(const Plan& plan, const RecordConsentInformation& command, const Stamp& stamp) {
  if (!is_coordinator(plan, stamp.by) && !at_desk(plan, stamp.offices)) {
    return forbidden("S31", "The coordinator or the body responsible informs before a consent.");
  }
  std::vector<std::string> missing;
  if (command.areas.empty()) missing.emplace_back("areas");
  if (command.recipients.empty()) missing.emplace_back("recipients");
  if (!command.use) missing.emplace_back("use");
  if (!command.consequences) missing.emplace_back("consequences");
  if (!missing.empty()) {
    return invalid("R4", "information-incomplete",
                   "Before a consent the owner is told which information is shared, who receives "
                   "it, how it is used and what follows from it: all four.",
                   missing);
  }
  if (plan.consent.information.contains(command.information)) {
    return broken("S31", "information-exists",
                  "Information with this id is recorded already; choose a new id.",
                  {"information"});
  }
  return plan::Events{ConsentInformationGiven{.information = command.information,
                                              .areas = command.areas,
                                              .recipients = command.recipients,
                                              .use = *command.use,
                                              .consequences = *command.consequences,
                                              .informed_by = stamp.by,
                                              .informed_at = stamp.at}};
}

plan::Decision on(const Plan& plan, const GivePlanConsent& command, const Stamp& stamp) {
  const auto kind = ConsentKind::plan;
  if (auto no = refuse_plain_consent(plan, command.consent, kind, "S29", stamp)) return *no;
  return plan::Events{PlanConsentGiven{.consent = command.consent, .kind = kind}};
}

plan::Decision on(const Plan& plan, const GiveCoordinatorConsent& command, const Stamp& stamp) {
  const auto kind = ConsentKind::coordinator;
  if (auto no = refuse_plain_consent(plan, command.consent, kind, "R2", stamp)) return *no;
  return plan::Events{CoordinatorConsentGiven{.consent = command.consent, .kind = kind}};
}

std::vector<std::string> missing_in(const GiveSharingConsent& command) {
  std::vector<std::string> missing;
  if (!command.information) missing.emplace_back("information");
  if (command.areas.empty()) missing.emplace_back("areas");
  if (command.recipients.empty()) missing.emplace_back("recipients");
  if (!command.use) missing.emplace_back("use");
  if (!command.until) missing.emplace_back("until");
  return missing;
}

// What the owner was not told about cannot be consented to.
std::vector<std::string> not_told(const GiveSharingConsent& command, const Information& told) {
  std::vector<std::string> fields;
  if (!told.areas.contains(AreaSet(command.areas))) fields.emplace_back("areas");
  const auto told_of = [&](const PersonId& recipient) {
    return std::find(told.recipients.begin(), told.recipients.end(), recipient) !=
           told.recipients.end();
  };
  if (!std::all_of(command.recipients.begin(), command.recipients.end(), told_of)) {
    fields.emplace_back("recipients");
  }
  return fields;
}

plan::Decision on(const Plan& plan, const GiveSharingConsent& command, const Stamp& stamp) {
  const AreaSet areas = command.areas;
  if (auto no = refuse_giving(plan, stamp, ConsentKind::sharing, "S30", areas)) return *no;
  if (auto missing = missing_in(command); !missing.empty()) {
    return invalid("R4", "sharing-consent-incomplete",
                   "A consent to sharing names the information given before, the life areas, the "
                   "recipients, the use and the last day.",
                   std::move(missing));
  }
  if (plan.consent.consents.contains(command.consent)) return exists_already("S30");
  const auto told = plan.consent.information.find(*command.information);
  if (told == plan.consent.information.end()) {
    return broken("R4", "information-unknown",
                  "No information with this id was given; RecordConsentInformation comes first.",
                  {"information"});
  }
  if (auto fields = not_told(command, told->second); !fields.empty()) {
    return broken("R4", "not-informed-about",
                  "The consent goes further than what the owner was told; stay within the life "
                  "areas and recipients of the information, or inform anew.",
                  std::move(fields));
  }
  if (end_of(*command.until) <= stamp.at) {
    return broken("R4", "until-passed", "The last day has passed; choose today or a later day.",
                  {"until"});
  }
  return plan::Events{SharingConsentGiven{.consent = command.consent,
                                          .kind = ConsentKind::sharing,
                                          .information = *command.information,
                                          .areas = command.areas,
                                          .recipients = command.recipients,
                                          .use = *command.use,
                                          .consequences = told->second.consequences,
                                          .informed_by = told->second.informed_by,
                                          .informed_at = told->second.informed_at,
                                          .until = *command.until}};
}

// The life areas that a consent is about: for a plan or a coordinator the whole life.
AreaSet areas_of(const Consent& consent) {
  if (consent.kind != ConsentKind::sharing) return AreaSet::all();
  AreaSet areas;
  for (const auto& [recipient, shared] : consent.shares) areas.merge(shared);
  return areas;
}

// What follows from a withdrawal in other rooms: the plan pauses (R9), the coordinator leaves (R2).
void append_consequences(const Plan& plan, ConsentKind kind, Timestamp at, plan::Events& events) {
  const bool active = plan.lifecycle.stage == lifecycle::Stage::active;
  if (kind == ConsentKind::plan && active) {
    events.emplace_back(lifecycle::PlanPaused{.paused_at = at});
  }
  if (kind == ConsentKind::coordinator && plan.coordination.coordinator) {
    events.emplace_back(
        coordination::CoordinatorVacated{.coordinator = *plan.coordination.coordinator,
                                         .cause = coordination::VacancyCause::consent_withdrawn});
    if (active) events.emplace_back(coordination::CoordinatorVacancyOpened{.vacant_since = at});
  }
}

plan::Decision on(const Plan& plan, const WithdrawConsent& command, const Stamp& stamp) {
  if (auto no = refuse_unless_for_owner(plan, stamp, "R8", owners_word)) return *no;
  const auto found = plan.consent.consents.find(command.consent);
  if (found == plan.consent.consents.end()) return unknown_consent();
  const auto& consent = found->second;
  if (auto no = refuse_unless_for_owner(plan, stamp, "R8", owners_word, areas_of(consent))) {
    return *no;
  }
  if (consent.ended) return plan::Events{};  // Already so: a retry adds nothing.
  plan::Events events{ConsentWithdrawn{.consent = command.consent, .kind = consent.kind}};
  append_consequences(plan, consent.kind, stamp.at, events);
  return events;
}

plan::Decision on(const Plan& plan, const ExcludeRecipient& command, const Stamp& stamp) {
  AreaSet areas = consented_to(plan, command.recipient, stamp.at);
  const auto accesses = accesses_of(plan, command.recipient);
  for (const auto& id : accesses) areas.merge(plan.consent.accesses.at(id).areas);
  if (auto no = refuse_unless_for_owner(plan, stamp, "R8", owners_word, areas)) return *no;
  plan::Events events{RecipientExcluded{.recipient = command.recipient,
                                        .consequences_told = command.consequences_told}};
  for (const auto& id : accesses) events.emplace_back(AccessRevoked{.access = id});
  return events;
}

plan::Decision on(const Plan& plan, const ExcludeInformationCategory& command, const Stamp& stamp) {
  const AreaSet category = LifeAreas{command.category};
  if (auto no = refuse_unless_for_owner(plan, stamp, "R8", owners_word, category)) return *no;
  plan::Events events{InformationCategoryExcluded{.category = command.category,
                                                  .consequences_told = command.consequences_told}};
  for (const auto& [id, access] : plan.consent.accesses) {
    if (!access.ended && access.areas == category) {
      events.emplace_back(AccessRevoked{.access = id});  // Nothing is left of it.
    }
  }
  return events;
}

plan::Decision on(const Plan& plan, const ExpireConsent& command, const Stamp& stamp) {
  if (stamp.by != system_actor) return timers_only();
  const auto found = plan.consent.consents.find(command.consent);
  if (found == plan.consent.consents.end()) return unknown_consent();
  const auto& consent = found->second;
  if (consent.ended) return plan::Events{};  // Once, also after a restart (R7).
  if (!consent.until || stamp.at < *consent.until) return not_due();
  return plan::Events{ConsentExpired{.consent = command.consent, .kind = consent.kind}};
}

// Sharing with somebody who is there for a service goes by sharing consent, with all that it asks.
bool is_from_service(const Plan& plan, const PersonId& person) {
  const auto member = plan.group.members.find(person);
  const bool of_service =
      member != plan.group.members.end() && member->second.kind != group::MemberKind::kin;
  return of_service || plan.coordination.professionals.contains(person) ||
         is_coordinator(plan, person);
}

plan::Decision on(const Plan& plan, const GrantAccess& command, const Stamp& stamp) {
  constexpr std::string_view detail =
      "The owner, or a representative instead of the owner, decides who else sees what.";
  if (auto no = refuse_unless_for_owner(plan, stamp, "S33", detail, command.areas)) return *no;
  if (command.areas.empty()) {
    return invalid("S33", "areas-missing", "Say which life areas the access is to.", {"areas"});
  }
  if (plan.consent.accesses.contains(command.access)) {
    return broken("S33", "access-exists",
                  "Access with this id is granted already; choose a new id.", {"access"});
  }
  if (is_from_service(plan, command.person)) {
    return broken("R4", "needs-sharing-consent",
                  "This person is there for a service: GiveSharingConsent shares with services, "
                  "GrantAccess with kin and peers.",
                  {"person"});
  }
  if (end_of(command.until) <= stamp.at) {
    return broken("S33", "until-passed", "The last day has passed; choose today or a later day.",
                  {"until"});
  }
  return plan::Events{AccessGranted{.access = command.access,
                                    .person = command.person,
                                    .areas = command.areas,
                                    .until = command.until}};
}

plan::Decision on(const Plan& plan, const RevokeAccess& command, const Stamp& stamp) {
  constexpr std::string_view detail =
      "The owner, or a representative instead of the owner, takes granted access back.";
  if (auto no = refuse_unless_for_owner(plan, stamp, "S33", detail)) return *no;
  const auto found = plan.consent.accesses.find(command.access);
  if (found == plan.consent.accesses.end()) return unknown_access();
  const auto& access = found->second;
  if (auto no = refuse_unless_for_owner(plan, stamp, "S33", detail, access.areas)) return *no;
  if (access.ended) return plan::Events{};  // Already so: a retry adds nothing.
  return plan::Events{AccessRevoked{.access = command.access}};
}

plan::Decision on(const Plan& plan, const ExpireAccess& command, const Stamp& stamp) {
  if (stamp.by != system_actor) return timers_only();
  const auto found = plan.consent.accesses.find(command.access);
  if (found == plan.consent.accesses.end()) return unknown_access();
  if (found->second.ended) return plan::Events{};  // Once, also after a restart (R7).
  if (stamp.at < found->second.until) return not_due();
  return plan::Events{AccessExpired{.access = command.access}};
}

// --- The life of a consent. ---

plan::Decision on(const Plan& plan, const RenewConsent& command, const Stamp& stamp) {
  if (auto no = refuse_unless_for_owner(plan, stamp, "S30", owners_word)) return *no;
  const auto found = plan.consent.consents.find(command.consent);
  if (found == plan.consent.consents.end()) return unknown_consent();
  const auto& consent = found->second;
  if (consent.kind != ConsentKind::sharing) {
    return broken("R4", "consent-has-no-end",
                  "Only a consent to sharing has a last day; this one lasts until it is withdrawn.",
                  {"consent"});
  }
  if (auto no = refuse_giving(plan, stamp, consent.kind, "S30", areas_of(consent))) return *no;
  if (consent.ended || *consent.until <= stamp.at) {
    return broken("R7", "consent-over",
                  "The consent is withdrawn or has run out; GiveSharingConsent gives a new one.",
                  {"consent"});
  }
  if (end_of(command.until) <= *consent.until) {
    return broken("R4", "until-not-later",
                  "The new last day comes after the present one; to share for a shorter time, "
                  "withdraw the consent.",
                  {"until"});
  }
  return plan::Events{
      ConsentRenewed{.consent = command.consent, .kind = consent.kind, .until = command.until}};
}

bool is_digest(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  return text.size() == Sha256::length_max &&
         text.find_first_not_of(digits) == std::string_view::npos;
}

// `type/subtype`, as in `application/pdf`.
bool is_media_type(std::string_view text) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789.+-";
  const auto slash = text.find('/');
  return slash != std::string_view::npos && slash > 0 && slash + 1 < text.size() &&
         text.substr(0, slash).find_first_not_of(letters) == std::string_view::npos &&
         text.substr(slash + 1).find_first_not_of(letters) == std::string_view::npos;
}

plan::Decision on(const Plan& plan, const AttachConsentDocument& command, const Stamp& stamp) {
  const bool may =
      acts_for_owner(plan, stamp) || is_coordinator(plan, stamp.by) || at_desk(plan, stamp.offices);
  if (!may) {
    return forbidden("S29",
                     "A document is added to a consent by the owner's side, the coordinator or "
                     "the body responsible.");
  }
  if (!plan.consent.consents.contains(command.consent)) return unknown_consent();
  std::vector<std::string> wrong;
  if (!is_digest(command.sha256.value)) wrong.emplace_back("sha256");
  if (!is_media_type(command.media_type.value)) wrong.emplace_back("mediaType");
  if (!wrong.empty()) {
    return invalid("S29", "document-not-described",
                   "A document is named by its SHA-256 in 64 lower-case hexadecimal digits and a "
                   "media type such as application/pdf.",
                   std::move(wrong));
  }
  return plan::Events{ConsentDocumentAttached{.consent = command.consent,
                                              .document_title = command.document_title,
                                              .sha256 = command.sha256,
                                              .media_type = command.media_type}};
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

}  // namespace events::consent
