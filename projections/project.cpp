#include "projections/project.h"

#include <string>
#include <string_view>

#include "events/json/shape.h"
#include "events/themes.h"

namespace projections {
namespace {

using events::json::Json;

// `participants/members`, `pia`, {…} → {"participants":{"members":{"pia":{…}}}}
Json nest(std::string_view section, const std::string& row, Json inner) {
  if (!row.empty()) inner = Json{{row, std::move(inner)}};
  for (auto slash = section.rfind('/'); slash != std::string_view::npos;
       slash = section.rfind('/')) {
    inner = Json{{std::string(section.substr(slash + 1)), std::move(inner)}};
    section = section.substr(0, slash);
  }
  return Json{{std::string(section), std::move(inner)}};
}

// The owner and the plan's id come with the first event that names the owner.
Change plan_of_owner(const events::Recorded& recorded, const events::PersonId& owner) {
  const Json fields{{"id", recorded.stream.value.substr(recorded.stream.value.find('/') + 1)},
                    {"owner", owner.value}};
  return {.scope = {.reach = events::Reach::both}, .patch = nest("plan", "", fields)};
}

// What an event's row has beside the event's own fields.
class Row {
 public:
  Row(Json fields, std::string id, const events::Recorded& recorded)
      : fields_(std::move(fields)), id_(std::move(id)), at_(events::to_text(recorded.author.at)) {}

  void add(const events::measures::MeasureAccepted& e) {
    fields_.erase("party");
    fields_.erase("complete");
    fields_["acceptedBy"] = Json{{e.party.value, true}};
    if (e.complete) fields_["status"] = "accepted";
  }
  // R19: back to proposed; who had accepted has to accept again.
  void add(const events::measures::MeasureChanged&) { fields_["acceptedBy"] = nullptr; }
  void add(const events::measures::MeasureImplementationDescribed&) {
    fields_["acceptedBy"] = nullptr;
  }
  void add(const events::measures::MeasuresLinked& e) {
    id_ = e.measure.value + "--" + e.other.value;
  }
  void add(const events::consent::InformationCategoryExcluded& e) {
    id_ = events::json::enum_text(e.category);
  }
  void add(const events::lifecycle::ContentPointDeclaredNone& e) {
    id_ = events::json::enum_text(e.point);
  }
  void add(const events::coordination::CoordinatorAppointed&) { fields_["vacantSince"] = nullptr; }
  void add(const events::coordination::CoordinatorReplaced& e) {
    fields_["vacantSince"] = nullptr;
    if (!e.deviates_because) fields_["deviatesBecause"] = nullptr;
  }
  // R15: what a start after an end leaves behind.
  void add(const events::lifecycle::PlanStarted&) {
    fields_["endedAt"] = nullptr;
    fields_["reason"] = nullptr;
  }
  // What the family said to an earlier one is not about this one.
  void add(const events::childhood::ChildCoordinatorAppointed& e) {
    fields_["reason"] = nullptr;
    if (!e.family_wish) fields_["familyWish"] = nullptr;
    if (!e.expected_birth) fields_["expectedBirth"] = nullptr;
  }
  void add(const events::group::MemberAdded&) {
    fields_["from"] = at_;
    fields_["until"] = nullptr;
    fields_["reason"] = nullptr;
  }
  void add(const events::group::MemberRemoved&) { fields_["until"] = at_; }
  void add(const events::complaint::ComplaintShared& e) {
    fields_.erase("person");
    fields_["sharedWith"] = Json{{e.person.value, true}};
  }
  void add(const events::complaint::ComplaintSharingEnded& e) {
    fields_.erase("person");
    fields_["sharedWith"] = Json{{e.person.value, nullptr}};
  }
  void add(const events::meetings::InvitationAnswered& e) {
    for (const auto* key : {"person", "answer", "note"}) fields_.erase(key);
    Json answer{{"answer", events::json::enum_text(e.answer)}};
    answer["note"] = e.note ? Json(e.note->value) : Json(nullptr);
    fields_["answers"] = Json{{e.person.value, std::move(answer)}};
  }
  // Those invited answer anew: what they said was about another time.
  void add(const events::meetings::MeetingMoved&) { fields_["answers"] = nullptr; }
  void add(const events::contact::MessageRead& e) {
    fields_.erase("reader");
    fields_["readBy"] = Json{{e.reader.value, true}};
  }
  template <class Other>
  void add(const Other&) {}  // Most rows are the event's fields and no more.

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] Json take() { return std::move(fields_); }

 private:
  Json fields_;
  std::string id_;
  std::string at_;
};

// What an event changes beside its own row.
void add_changes(const events::decisions::DecisionLinked& e, std::vector<Change>& changes) {
  if (!e.measure) return;  // Content point e: a measure, with what was decided about it.
  const Json fields{{"decision", events::json::enum_text(e.outcome)}};
  changes.push_back({.scope = {.areas = events::LifeAreas{e.area}},
                     .patch = nest("measures", e.measure->value, fields)});
}
// The new unit is who has the plan in hand, and the anchor (R15).
void add_changes(const events::ending::PlanTransferred& e, std::vector<Change>& changes) {
  const auto kind = events::json::enum_text(events::BodyKind::coordinating_unit);
  changes.push_back({.scope = {.reach = events::Reach::both},
                     .patch = nest("anchor", "", Json{{"body", e.to_unit.value}, {"kind", kind}})});
  changes.push_back({.scope = {.reach = events::Reach::desk},
                     .patch = nest("intake", "", Json{{"service", e.to_unit.value}})});
}
template <class Other>
void add_changes(const Other&, std::vector<Change>&) {}  // Most events change one row.

// The row's own key need not stand in the row again, and times and names are added to each.
Json fields_of(const events::Recorded& recorded, const events::plan::Event& event,
               const events::Place& place) {
  auto parsed = events::json::parse(events::payload_as_now(recorded, event));
  events::check(parsed.has_value(), "a decoded event's payload is JSON");
  Json fields = std::move(*parsed);
  if (!place.status.empty()) fields["status"] = place.status;
  fields["changedAt"] = events::to_text(recorded.author.at);
  fields["changedBy"] = recorded.author.by.value;
  return fields;
}

}  // namespace

std::vector<Change> project(const events::Recorded& recorded, const events::plan::Event& event) {
  std::vector<Change> changes;
  const auto place = events::place_of(event);
  const auto scope = events::scope_of(event);
  if (place.effect == events::Effect::remove) {
    changes.push_back({scope, nest(place.section, events::row_of(event), nullptr)});
  } else if (place.effect == events::Effect::set) {
    Row row{fields_of(recorded, event, place), events::row_of(event), recorded};
    events::visit_inner(event, [&](const auto& each) { row.add(each); });
    const auto id = row.id();
    changes.push_back({scope, nest(place.section, id, row.take())});
  }
  events::visit_inner(event, [&](const auto& each) {
    add_changes(each, changes);
    if constexpr (requires { each.owner; }) {
      changes.push_back(plan_of_owner(recorded, each.owner));
    }
    if constexpr (requires { each.request.has_value(); }) {  // R27: a replacement answers it.
      if (each.request) {
        changes.push_back(
            {{.reach = events::Reach::desk},
             nest("coordinatorRequests", each.request->value, Json{{"status", "answered"}})});
      }
    }
  });
  return changes;
}

}  // namespace projections
