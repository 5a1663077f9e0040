#include "projections/ledger.h"

#include <initializer_list>

#include "events/overloaded.h"
#include "projections/act.h"
#include "projections/picked.h"

namespace projections {
namespace {

using events::json::Json;
using Fields = std::initializer_list<const char*>;

// Some of an event's fields, with who did it.
Json done(const Json& act, const Json& fields, Fields names) {
  auto row = act;
  row.update(part_of(fields, names));
  return row;
}

std::set<std::string> texts(const Json& fields, const char* name) {
  std::set<std::string> all;
  if (const auto found = fields.find(name); found != fields.end()) {
    for (const auto& each : *found) all.insert(each.get<std::string>());
  }
  return all;
}

}  // namespace

ConsentLedger::Entry* ConsentLedger::find(const Json& fields) {
  const auto found = by_id_.find(text_in(fields, "consent"));
  return found == by_id_.end() ? nullptr : &entries_[found->second];
}

void ConsentLedger::open(const Json& act, const Json& fields) {
  Entry entry{.row = part_of(fields, {"consent", "kind", "areas", "recipients", "use",
                                      "consequences", "until"})};
  entry.row["given"] = act;
  entry.areas = texts(fields, "areas");
  entry.recipients = texts(fields, "recipients");
  if (fields.contains("until")) entry.until = events::date_from(text_in(fields, "until"));
  // What the consent itself says it was given on; the event of that name came before it.
  if (const auto told = information_.find(text_in(fields, "information"));
      told != information_.end()) {
    entry.row["informed"] = told->second;
  } else if (fields.contains("informedBy")) {
    entry.row["informed"] = part_of(fields, {"information", "areas", "recipients", "use",
                                             "consequences", "informedBy", "informedAt"});
  }
  const auto heard = last_heard_.find(text_in(fields, "kind"));
  if (act.contains("onBehalfOf") && heard != last_heard_.end()) {
    entry.row["childHeard"] = hearings_.at(heard->second);
  }
  by_id_[text_in(fields, "consent")] = entries_.size();
  entries_.push_back(std::move(entry));
}

// An exclusion is of the consents given so far and still open; a later one counts again (R8).
void ConsentLedger::exclude(const Json& act, const Json& fields, const char* which) {
  const bool recipient = std::string_view(which) == "recipient";
  const auto excluded = text_in(fields, which);
  for (auto& entry : entries_) {
    auto& left = recipient ? entry.recipients : entry.areas;
    if (entry.ended() || left.erase(excluded) == 0) continue;
    entry.row[recipient ? "excludedRecipients" : "excludedCategories"].push_back(
        done(act, fields, {which, "consequencesTold"}));
  }
}

void ConsentLedger::note_hearing(const Json& act, const Json& fields) {
  const auto entry = text_in(fields, "entry");
  hearings_[entry] = done(act, fields, {"entry", "view", "agrees", "age"});
  if (const auto kind = text_in(fields, "on"); !kind.empty()) last_heard_[kind] = entry;
}

void ConsentLedger::wait_for_confirmation(const Json& act, std::uint32_t age) {
  for (auto& entry : entries_) {
    if (entry.ended() || entry.confirmed.contains(age)) continue;
    entry.waits_for = age;
    auto due = act;
    due["age"] = age;
    entry.row["reconfirmation"].push_back(std::move(due));
  }
}

// The youth may answer before the birthday comes.
void ConsentLedger::confirm(const Json& act, const Json& fields, std::uint32_t age) {
  for (auto& entry : entries_) {
    if (entry.ended()) continue;
    entry.confirmed.insert(age);
    if (entry.waits_for == age) entry.waits_for.reset();
    entry.row["reconfirmed"].push_back(done(act, fields, {"age", "parentsKeepAccess"}));
  }
}

bool ConsentLedger::take(const events::consent::Event& event, const Json& act, const Json& fields) {
  using namespace events::consent;  // NOLINT(google-build-using-namespace)
  auto* entry = find(fields);
  // Nothing of a consent whose beginning this viewer does not see.
  const auto note = [&](const auto& change) {
    if (entry != nullptr) change(*entry);
    return entry != nullptr;
  };
  return std::visit(
      events::Overloaded{
          [&](const ConsentInformationGiven& e) {
            information_[e.information.value] =
                part_of(fields, {"information", "areas", "recipients", "use", "consequences",
                                 "informedBy", "informedAt"});
            return true;
          },
          [&](const PlanConsentGiven&) { return open(act, fields), true; },
          [&](const CoordinatorConsentGiven&) { return open(act, fields), true; },
          [&](const SharingConsentGiven&) { return open(act, fields), true; },
          [&](const ConsentWithdrawn&) {
            return note([&](Entry& of) {
              of.withdrawn = true;
              of.row["withdrawn"] = act;
              withdrawn_ = static_cast<std::size_t>(&of - entries_.data());
            });
          },
          [&](const ConsentExpired&) {
            return note([&](Entry& of) {
              of.expired = true;
              of.row["expired"] = act;
            });
          },
          [&](const RecipientExcluded&) { return exclude(act, fields, "recipient"), true; },
          [&](const InformationCategoryExcluded&) {
            return exclude(act, fields, "category"), true;
          },
          [](const AccessGranted&) { return false; },
          [](const AccessRevoked&) { return false; },
          [](const AccessExpired&) { return false; },
          [&](const ConsentRenewed& e) {
            return note([&](Entry& of) {
              of.until = e.until;
              of.row["until"] = events::to_text(e.until);
              of.row["renewed"].push_back(done(act, fields, {"until"}));
            });
          },
          [&](const ConsentDocumentAttached&) {
            return note([&](Entry& of) {
              of.row["documents"].push_back(
                  done(act, fields, {"documentTitle", "sha256", "mediaType"}));
            });
          },
      },
      event);
}

bool ConsentLedger::take(const events::childhood::Event& event, const Json& act,
                         const Json& fields) {
  using namespace events::childhood;  // NOLINT(google-build-using-namespace)
  return std::visit(
      events::Overloaded{
          [&](const ChildHeard&) { return note_hearing(act, fields), true; },
          [&](const ChildViewWeighed& e) {
            const auto heard = hearings_.find(e.entry.value);
            if (heard == hearings_.end()) return false;
            heard->second["weighedBecause"] = e.reason.value;
            return true;
          },
          [&](const ConsentReconfirmationDue& e) {
            return wait_for_confirmation(act, e.age), true;
          },
          [&](const ConsentReconfirmed& e) { return confirm(act, fields, e.age), true; },
          [](const BirthDateRecorded&) { return false; },
          [](const BirthDateCorrected&) { return false; },
          [](const CompetenceAssessed&) { return false; },
          [](const ChildCoordinatorAppointed&) { return false; },
          [](const ChildCoordinatorDeclined&) { return false; },
          [](const ChildCoordinatorEndedAt18&) { return false; },
      },
      event);
}

// What a withdrawal does to the plan comes after it, and an end of the plan before what it ends.
void ConsentLedger::note_plan(const events::Recorded& recorded, const events::plan::Event& event) {
  const auto& command = recorded.author.command;
  const auto* lifecycle = std::get_if<events::lifecycle::Event>(&event);
  const auto* ending = std::get_if<events::ending::Event>(&event);
  if (ending && std::holds_alternative<events::ending::PlanEnded>(*ending)) ended_by_ = command;
  const bool paused =
      lifecycle && std::holds_alternative<events::lifecycle::PlanPaused>(*lifecycle);
  if (paused && withdrawn_by_ && *withdrawn_by_ == command) {
    entries_[withdrawn_].row["withdrawn"]["pausedPlan"] = true;
  }
}

void ConsentLedger::add(const events::Recorded& recorded, const events::plan::Event& event) {
  const auto* consent = std::get_if<events::consent::Event>(&event);
  const auto* childhood = std::get_if<events::childhood::Event>(&event);
  if (consent == nullptr && childhood == nullptr) return note_plan(recorded, event);
  const auto fields = events::json::parse(events::payload_as_now(recorded, event));
  events::check(fields.has_value(), "a decoded event's payload is JSON");
  const auto act = act_of(recorded);
  if (!(consent ? take(*consent, act, *fields) : take(*childhood, act, *fields))) return;
  const auto& command = recorded.author.command;
  if (consent && std::holds_alternative<events::consent::ConsentWithdrawn>(*consent)) {
    withdrawn_by_ = command;
  }
  if (consent && std::holds_alternative<events::consent::ConsentExpired>(*consent) && ended_by_ &&
      *ended_by_ == command) {
    find(*fields)->row["expired"]["endedPlan"] = true;
  }
  for (auto& person : events::people_in(events::Event{event})) people_.insert(std::move(person));
  people_.insert(recorded.author.by);
  if (recorded.author.mandate) people_.insert(recorded.author.mandate->on_behalf_of);
}

Json ConsentLedger::consents(events::Timestamp at) const {
  Json list = Json::array();
  for (const auto& entry : entries_) {
    auto row = entry.row;
    const bool over = entry.until && events::end_of(*entry.until) <= at;
    const auto* state = "in_force";
    if (entry.withdrawn) {
      state = "withdrawn";
    } else if (entry.expired || over) {
      state = "expired";
    } else if (entry.waits_for) {
      state = "due_for_confirmation";
    }
    row["state"] = state;
    if (row.contains("excludedRecipients")) row["recipientsNow"] = entry.recipients;
    if (row.contains("excludedCategories")) row["areasNow"] = entry.areas;
    list.push_back(std::move(row));
  }
  return list;
}

std::vector<events::PersonId> ConsentLedger::people() const {
  return {people_.begin(), people_.end()};
}

}  // namespace projections
