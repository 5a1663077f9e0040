#include "tests/rules/story.h"

#include "tests/rules/oracle.h"
#include "tests/support/model_cast.h"

namespace tests {

const Oracle& Story::oracle() const {
  if (!found_oracle) found_oracle = std::make_shared<Oracle>(owner(), told(), size(), now);
  return *found_oracle;
}

const Audience& Story::audience(const PersonId& person) const {
  const auto [found, missing] = found_audiences.try_emplace(person);
  if (missing) {
    const Viewer viewer{.person = person, .offices = offices_of(person)};
    found->second = audience_of(kept.plan, viewer, now);
  }
  return found->second;
}

bool is_active(const std::vector<Told>& told, std::size_t count) {
  bool active = false;
  for (std::size_t i = 0; i < count; ++i) {
    if (as<lifecycle::PlanStarted>(told[i]) || as<lifecycle::PlanResumed>(told[i])) active = true;
    if (as<lifecycle::PlanPaused>(told[i]) || as<ending::PlanEnded>(told[i])) active = false;
  }
  return active;
}

bool has_plan(const std::vector<Told>& told, std::size_t count) {
  return stands<lifecycle::PlanStarted, ending::PlanEnded>(told, count);
}

std::optional<PersonId> coordinator_in(const std::vector<Told>& told, std::size_t count) {
  for (std::size_t i = count; i-- > 0;) {
    if (as<coordination::CoordinatorVacated>(told[i])) return {};
    if (const auto* e = as<coordination::CoordinatorAppointed>(told[i])) return e->coordinator;
    if (const auto* e = as<coordination::CoordinatorReplaced>(told[i])) return e->coordinator;
  }
  return {};
}

std::optional<Date> born_in(const std::vector<Told>& told, std::size_t count) {
  for (std::size_t i = count; i-- > 0;) {
    if (const auto* e = as<childhood::BirthDateRecorded>(told[i])) return e->date;
    if (const auto* e = as<childhood::BirthDateCorrected>(told[i])) return e->date;
  }
  return {};
}

Timestamp birthday(Date born, int age) {
  Date day = (born.year() + std::chrono::years{age}) / born.month() / born.day();
  if (!day.ok()) day = day.year() / std::chrono::March / 1;
  return std::chrono::sys_days{day};
}

std::optional<int> age_in(const std::vector<Told>& told, std::size_t count, Timestamp at) {
  const auto born = born_in(told, count);
  if (!born || at < birthday(*born, 0)) return {};
  int age = 0;
  while (birthday(*born, age + 1) <= at) ++age;
  return age;
}

Timestamp after(Date last_day) { return std::chrono::sys_days{last_day} + std::chrono::days{1}; }

}  // namespace tests
