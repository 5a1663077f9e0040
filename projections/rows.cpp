#include "projections/rows.h"

#include <algorithm>
#include <cstdio>

#include "events/codec.h"
#include "events/hash.h"
#include "events/json/write.h"
#include "events/overloaded.h"
#include "events/plan/due.h"
#include "events/plan/standing.h"
#include "projections/case_rows.h"
#include "projections/desk_rows.h"
#include "projections/outbox_rows.h"

namespace projections {
namespace {

using events::RowChange;

// When what this person may see by consent or grant ends by itself; none if they may see nothing.
std::optional<events::Timestamp> shared_until(const events::Plan& plan,
                                              const events::PersonId& person) {
  std::optional<events::Timestamp> latest;
  const auto later = [&](events::Timestamp until) {
    latest = std::max(latest.value_or(until), until);
  };
  for (const auto& [id, consent] : plan.consent.consents) {
    const auto share = consent.shares.find(person);
    const bool counts =
        !consent.ended && consent.until && share != consent.shares.end() && !share->second.empty();
    if (counts) later(*consent.until);
  }
  for (const auto& [id, access] : plan.consent.accesses) {
    if (access.person == person && !access.ended && !access.areas.empty()) later(access.until);
  }
  return latest;
}

class MyPlans {
 public:
  explicit MyPlans(const events::Plan& plan) : plan_(plan), stage_(stage_of(plan)) {}

  std::map<std::string, std::string> rows() {
    add_emergencies();
    for (const auto& [person, member] : plan_.group.members) add_shared(person, "member");
    for (const auto& person : plan_.coordination.professionals) add_shared(person, "member");
    for (const auto& [person, peer] : plan_.group.peers) {
      if (peer.status == events::group::PeerStatus::accepted) add_shared(person, "peer");
    }
    for (const auto& [id, each] : plan_.group.representations) {
      if (!each.ended) add(each.person, "representative", each.until);
    }
    if (plan_.coordination.coordinator) add(*plan_.coordination.coordinator, "coordinator", {});
    if (plan_.owner) add(*plan_.owner, "owner", {});
    return std::move(rows_);
  }

 private:
  void add_shared(const events::PersonId& person, const char* role) {
    if (const auto until = shared_until(plan_, person)) add(person, role, until);
  }
  void add_emergencies() {
    std::map<events::PersonId, events::Timestamp> latest;
    for (const auto& [id, access] : plan_.consent.accesses) {
      if (!access.emergency || access.ended) continue;
      auto& until = latest.try_emplace(access.person, access.until).first->second;
      until = std::max(until, access.until);
    }
    for (const auto& [person, until] : latest) add(person, "emergency", until);
  }
  // The later, stronger role replaces the earlier one.
  void add(const events::PersonId& person, const char* role,
           std::optional<events::Timestamp> until) {
    const MyPlan row{
        .plan = plan_.id, .owner = *plan_.owner, .role = role, .stage = stage_, .until = until};
    rows_[key_of(person) + plan_.id.value] = events::json::to_json(row);
  }

  const events::Plan& plan_;
  std::string stage_;
  std::map<std::string, std::string> rows_;
};

std::map<std::string, std::string> due_rows(const events::Plan& plan,
                                            const events::Deadlines& deadlines) {
  std::map<std::string, std::string> rows;
  for (const auto& due : events::due_of(plan, deadlines)) {
    const auto command = events::encode(due.command);
    const DueRow row{.plan = plan.id,
                     .what = due.what,
                     .at = due.at,
                     .name = command.type,
                     .body = command.payload};
    rows[due_key(due.at) + plan.id.value + due.what] = events::json::to_json(row);
  }
  return rows;
}

void add_difference(std::string_view view, const std::map<std::string, std::string>& before,
                    const std::map<std::string, std::string>& after,
                    std::vector<RowChange>& changes) {
  for (const auto& [key, value] : before) {
    if (!after.contains(key)) changes.push_back({std::string(view), key, std::nullopt});
  }
  for (const auto& [key, value] : after) {
    const auto old = before.find(key);
    if (old == before.end() || old->second != value) {
      changes.push_back({std::string(view), key, value});
    }
  }
}

std::string joined(const std::string& first, const std::string& second) {
  return first + '\0' + second;
}

}  // namespace

std::vector<std::string> view_names() {
  std::vector<std::string> names;
  for (const auto name :
       {my_plans_view, due_view, offices_view, directory_view, bodies_view, contact_points_view,
        calendar_links_view, national_ids_view, notice_channels_view, outbox_view,
        notices_followed_view, desk_view, cases_view, unit_plans_view}) {
    names.emplace_back(name);
  }
  return names;
}

std::string key_of(const events::PersonId& person) { return joined(person.value, ""); }

std::string due_key(events::Timestamp at) {
  std::array<char, 24> digits{};
  const auto micros = std::max<std::int64_t>(0, at.time_since_epoch().count());
  const int length = std::snprintf(digits.data(), digits.size(), "%020lld",
                                   static_cast<long long>(micros));  // NOLINT(google-runtime-int)
  return {digits.data(), static_cast<std::size_t>(length)};
}

std::string national_id_key(std::string_view national_id) {
  return joined(events::to_hex(events::sha256_of({"national-id:", national_id})), "");
}

std::string stage_of(const events::Plan& plan) {
  switch (plan.lifecycle.stage) {
    case events::lifecycle::Stage::none: return "requested";
    case events::lifecycle::Stage::paused: return "paused";
    case events::lifecycle::Stage::ended: return plan.intake.asked_at ? "requested" : "ended";
    case events::lifecycle::Stage::active: break;
  }
  return plan.lifecycle.agreed ? "agreed" : "started";
}

PlanRows rows_of(const events::Plan& plan, const Course& course,
                 const events::Deadlines& deadlines) {
  if (!plan.owner) return {};
  return {.my_plans = MyPlans{plan}.rows(),
          .due = due_rows(plan, deadlines),
          .desk = desk_rows(plan, course),
          .cases = case_rows(plan, course, deadlines),
          .unit_plans = unit_plan_rows(plan, course)};
}

bool changes_rows(const events::plan::Event& event) {
  if (const auto* e = std::get_if<events::coordination::Event>(&event)) {
    return !std::holds_alternative<events::coordination::InvolvementRecorded>(*e) &&
           !std::holds_alternative<events::coordination::InformationGiven>(*e);
  }
  return !std::holds_alternative<events::goals::Event>(event) &&
         !std::holds_alternative<events::measures::Event>(event) &&
         !std::holds_alternative<events::decisions::Event>(event) &&
         !std::holds_alternative<events::meetings::Event>(event) &&
         !std::holds_alternative<events::contact::Event>(event) &&
         !std::holds_alternative<events::mapping::Event>(event);
}

void add_difference(const PlanRows& before, const PlanRows& after,
                    std::vector<RowChange>& changes) {
  add_difference(my_plans_view, before.my_plans, after.my_plans, changes);
  add_difference(due_view, before.due, after.due, changes);
  add_difference(desk_view, before.desk, after.desk, changes);
  add_difference(cases_view, before.cases, after.cases, changes);
  add_difference(unit_plans_view, before.unit_plans, after.unit_plans, changes);
}

void add_rows(const events::unit::Event& event, const events::unit::Unit& after,
              std::vector<RowChange>& changes) {
  const auto body = [&](const auto& e, events::BodyKind kind) {
    const BodyRow row{.kind = kind, .title = e.title.value, .municipality = e.municipality.value};
    changes.push_back({std::string(bodies_view), after.id.value, events::json::to_json(row)});
  };
  std::visit(
      events::Overloaded{
          [&](const events::unit::BodyRegistered& e) { body(e, e.kind); },
          [&](const events::unit::CoordinatingUnitRegistered& e) {
            body(e, events::BodyKind::coordinating_unit);
          },
          [&](const events::unit::UnitMemberAssigned& e) {
            const events::Office office{
                .body = after.id, .kind = after.kind, .may_appoint = e.may_appoint};
            changes.push_back({std::string(offices_view), joined(e.person.value, after.id.value),
                               events::json::to_json(office)});
          },
          [&](const events::unit::UnitMemberReleased& e) {
            changes.push_back(
                {std::string(offices_view), joined(e.person.value, after.id.value), std::nullopt});
          },
          [&](const events::unit::ContactPointPublished& e) {
            changes.push_back({std::string(contact_points_view),
                               joined(e.municipality.value, after.id.value),
                               events::json::to_json(e)});
          },
          [](const events::unit::CoordinatorTrained&) {},
          [](const events::unit::CoordinatorGuided&) {},
      },
      event);
}

void add_rows(const events::person::Event& event, std::vector<RowChange>& changes) {
  std::visit(
      events::Overloaded{
          [&](const events::person::PersonRegistered& e) {
            const DirectoryRow row{.full_name = e.full_name.value, .language = e.language};
            changes.push_back(
                {std::string(directory_view), e.person.value, events::json::to_json(row)});
            if (!e.national_id) return;
            changes.push_back({std::string(national_ids_view),
                               national_id_key(e.national_id->value) + e.person.value, "{}"});
          },
          [&](const events::person::CalendarLinkMade& e) {
            const CalendarLinkRow row{.person = e.person, .uid_key = e.uid_key.value};
            changes.push_back(
                {std::string(calendar_links_view), e.digest.value, events::json::to_json(row)});
          },
          [&](const events::person::CalendarLinkRevoked& e) {
            changes.push_back({std::string(calendar_links_view), e.digest.value, std::nullopt});
          },
          [](const auto&) {},  // About notices: below.
      },
      event);
  add_notice_rows(event, changes);
}

}  // namespace projections
