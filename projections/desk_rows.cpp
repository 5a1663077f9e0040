#include "projections/desk_rows.h"

#include <algorithm>

#include "events/json/write.h"
#include "events/plan/due.h"
#include "projections/rows.h"

namespace projections {
namespace {

using events::Timestamp;

struct Chain {
  ChainStage stage;
  Timestamp since;
  Timestamp asked_at;
  Wanted wants;
};

std::optional<Chain> chain_to_plan(const events::Plan& plan, const Course& course) {
  if (is_running(plan) && course.started) {
    return Chain{.stage = ChainStage::start,
                 .since = *course.started,
                 .asked_at = course.asked.value_or(*course.started),
                 .wants = Wanted::plan};
  }
  Chain chain{.stage = ChainStage::information, .since = {}, .asked_at = {}, .wants = Wanted::plan};
  if (const auto waits = waits_since(plan, true)) {
    chain.stage = ChainStage::application;
    chain.since = *waits;
    chain.asked_at = std::min(plan.intake.asked_at.value_or(*waits), *waits);
    return chain;
  }
  if (!events::awaits_start(plan)) return {};
  chain.since = chain.asked_at = *plan.intake.asked_at;
  if (const auto answered = answered_at(plan, course)) {
    chain.stage = ChainStage::decision;
    chain.since = *answered;
  }
  return chain;
}

std::optional<Chain> chain_to_coordinator(const events::Plan& plan, const Course& course) {
  Chain chain{
      .stage = ChainStage::information, .since = {}, .asked_at = {}, .wants = Wanted::coordinator};
  if (const auto waits = waits_since(plan, false)) {
    chain.stage = ChainStage::application;
    chain.since = *waits;
    chain.asked_at = std::min(course.coordinator_asked.value_or(*waits), *waits);
    return chain;
  }
  if (!course.coordinator_asked || plan.coordination.coordinator) return {};
  chain.since = chain.asked_at = *course.coordinator_asked;
  if (course.coordinator_decided) {
    chain.stage = ChainStage::decision;
    chain.since = *course.coordinator_decided;
  }
  return chain;
}

// A notice is no request (S5), but somebody has to ask the person.
std::optional<Chain> chain_of_notice(const events::Plan& plan, const Course& course,
                                     const events::Orgnr& body) {
  std::optional<Timestamp> oldest;
  for (const auto& [id, notice] : plan.notices.notices) {
    const auto since = course.notices.find(id);
    const bool open = notice.unit == body && notice.received && !notice.outcome;
    if (!open || since == course.notices.end()) continue;
    oldest = std::min(oldest.value_or(since->second), since->second);
  }
  if (!oldest) return {};
  return Chain{.stage = ChainStage::information,
               .since = *oldest,
               .asked_at = *oldest,
               .wants = Wanted::plan};
}

std::optional<Chain> chain_of(const events::Plan& plan, const Course& course,
                              const events::Orgnr& body) {
  auto chain = chain_to_plan(plan, course);
  if (!chain) chain = chain_to_coordinator(plan, course);
  if (!chain) chain = chain_of_notice(plan, course, body);
  return chain;
}

std::optional<Timestamp> applied_at(const events::Plan& plan) {
  const auto plans = waits_since(plan, true);
  const auto coordinators = waits_since(plan, false);
  return plans && coordinators ? std::min(*plans, *coordinators) : plans ? plans : coordinators;
}

DeskRow row_of(const events::Plan& plan, const Course& course, const Desk& desk) {
  DeskRow row{.plan = plan.id,
              .owner = *plan.owner,
              .unit_only = desk.unit_only,
              .answered = answered_at(plan, course).has_value(),
              .applied_at = applied_at(plan),
              .preliminary_answer = false,
              .awaits_start = events::awaits_start(plan),
              .stage = stage_of(plan),
              .agreed = plan.lifecycle.agreed,
              .running = is_running(plan),
              .coordinator = plan.coordination.coordinator,
              .vacant_since = plan.coordination.vacant_since,
              .responsible = plan.intake.responsible,
              .next_revision = is_running(plan) ? plan.lifecycle.next_revision : std::nullopt,
              .group = is_running(plan) && plan.group.formed,
              .child_coordinator = plan.childhood.coordinator.has_value()};
  row.preliminary_answer =
      row.applied_at && course.last_assessed && *course.last_assessed >= *row.applied_at;
  if (const auto chain = chain_of(plan, course, desk.body)) {
    row.chain = chain->stage;
    row.chain_since = chain->since;
    row.asked_at = chain->asked_at;
    row.wants = chain->wants;
  }
  return row;
}

// Something is under way, or somebody is there for the owner.
bool is_kept(const DeskRow& row) {
  return row.chain || row.applied_at || row.running || row.coordinator || row.vacant_since ||
         row.child_coordinator;
}

}  // namespace

std::map<std::string, std::string> desk_rows(const events::Plan& plan, const Course& course) {
  std::map<std::string, std::string> rows;
  for (const auto& desk : desks_of(plan)) {
    const auto row = row_of(plan, course, desk);
    if (is_kept(row)) rows[key_of(desk.body) + plan.id.value] = events::json::to_json(row);
  }
  return rows;
}

std::map<std::string, std::string> unit_plan_rows(const events::Plan& plan, const Course& course) {
  std::map<std::string, std::string> rows;
  for (const auto& body : course.bodies) rows[key_of(body) + plan.id.value] = "{}";
  return rows;
}

std::string key_of(const events::Orgnr& body) { return body.value + '\0'; }

}  // namespace projections
