// What time alone brings: each thing once, never before its time, and never forgotten.
#include "tests/rules/invariants.h"

namespace tests {
namespace {

std::size_t count_of(const std::vector<Told>& told, const auto& is) {
  return static_cast<std::size_t>(std::count_if(told.begin(), told.end(), is));
}

// A timer that has passed and still stands would be sent for ever, or never again.
Finding r7_no_timer_is_left_behind(const Story& story) {
  if (story.kept.left_over.empty()) return {};
  return *story.kept.left_over.begin() + " has passed and still stands";
}

// R7: who sees by a consent that is over has been told so, by one event.
Finding r7_a_consent_runs_out_once(const Story& story) {
  const auto& told = story.told();
  for (std::size_t i = 0; i < told.size(); ++i) {
    const auto* given = as<consent::SharingConsentGiven>(told[i]);
    if (!given) continue;
    const auto same = [&](const auto& e) { return e.consent == given->consent; };
    const auto* renewed = last_in<consent::ConsentRenewed>(told, told.size(), same);
    const auto expired = count_of(told, [&](const Told& each) {
      const auto* e = as<consent::ConsentExpired>(each);
      return e && same(*e);
    });
    const auto withdrawn = count_of(told, [&](const Told& each) {
      const auto* e = as<consent::ConsentWithdrawn>(each);
      return e && same(*e);
    });
    if (expired + withdrawn > 1) return given->consent.value + " ends twice";
    const bool too_early = std::any_of(told.begin(), told.end(), [&](const Told& each) {
      const auto* e = as<consent::ConsentExpired>(each);
      const auto last_day = renewed ? renewed->until : given->until;
      return e && same(*e) && each.by == system_actor && each.at < after(last_day);
    });
    if (too_early) return given->consent.value + " runs out before its time";
    const auto until = after(renewed ? renewed->until : given->until);
    if (until <= story.now && expired + withdrawn == 0) {
      return given->consent.value + " has run out, and nobody was told";
    }
  }
  return {};
}

Finding r7_an_access_runs_out_once(const Story& story) {
  const auto& told = story.told();
  for (std::size_t i = 0; i < told.size(); ++i) {
    const auto* granted = as<consent::AccessGranted>(told[i]);
    const auto* emergency = as<emergency::EmergencyAccessUsed>(told[i]);
    if (!granted && !emergency) continue;
    const auto& id = granted ? granted->access : emergency->access;
    const auto& person = granted ? granted->person : emergency->person;
    const auto until = granted ? after(granted->until) : emergency->until;
    const auto expired = count_of(told, [&](const Told& each) {
      const auto* e = as<consent::AccessExpired>(each);
      return e && e->access == id;
    });
    if (expired > 1) return id.value + " runs out twice";
    const bool ended_else =
        any_in<consent::AccessRevoked>(told, i, told.size(),
                                       [&](const auto& e) { return e.access == id; }) ||
        any_in<consent::RecipientExcluded>(told, i, told.size(),
                                           [&](const auto& e) { return e.recipient == person; });
    if (until <= story.now && expired == 0 && !ended_else) {
      return id.value + " has run out, and nobody was told";
    }
  }
  return {};
}

// R22: of each date that was set at most one event, not before the day is over, and one after it.
Finding r22_a_late_revision_is_told_once(const Story& story) {
  std::optional<Date> next;
  bool overdue = false;
  for (const auto& told : story.told()) {
    if (const auto* e = as<lifecycle::RevisionScheduled>(told)) {
      next = e->on;
      overdue = false;
    }
    if (as<ending::RevisionCancelled>(told)) next.reset();
    if (const auto* e = as<lifecycle::RevisionOverdue>(told)) {
      if (overdue) return "told twice";
      if (next != e->due) return "another date is told than the one that was set";
      if (told.at < after(e->due)) return "told before the day is over";
      overdue = true;
    }
  }
  if (next && after(*next) <= story.now && !overdue) return "the date has passed untold";
  return {};
}

// R12: at 16 and at 18, once each, and not before the birthday as it was known then.
Finding r12_a_birthday_is_told_once(const Story& story) {
  using childhood::ConsentReconfirmationDue;
  auto finding =
      judge_fresh<ConsentReconfirmationDue>(story, [&](const auto& e, std::size_t i) -> Finding {
        if (any_in<ConsentReconfirmationDue>(story.told(), 0, i,
                                             [&](const auto& each) { return each.age == e.age; })) {
          return "told twice";
        }
        const auto age = age_in(story.told(), i, story.told()[i].at);
        if (!age || *age < static_cast<int>(e.age)) return "told before the birthday";
        return {};
      });
  if (finding) return finding;
  const auto* recorded = last_in<childhood::BirthDateRecorded>(story.told(), story.size());
  const auto born = born_in(story.told(), story.size());
  if (!recorded || recorded->recorded_at >= birthday(recorded->date, 16)) return {};
  for (const std::uint32_t age : {16U, 18U}) {
    if (birthday(*born, static_cast<int>(age)) > story.now) continue;
    if (!any_in<ConsentReconfirmationDue>(story.told(), 0, story.size(),
                                          [&](const auto& e) { return e.age == age; })) {
      return "the birthday has passed untold";
    }
  }
  return {};
}

// R30: nobody is a child coordinator once the child is of age.
Finding r30_a_child_coordinator_ends_at_18(const Story& story) {
  using childhood::ChildCoordinatorAppointed;
  std::optional<PersonId> present;
  std::optional<Date> expected;
  for (const auto& told : story.told()) {
    if (const auto* e = as<ChildCoordinatorAppointed>(told)) {
      if (present) return "a second child coordinator is appointed";
      present = e->person;
      expected = e->expected_birth;
    }
    if (as<childhood::ChildCoordinatorDeclined>(told)) present.reset();
    if (const auto* e = as<childhood::ChildCoordinatorEndedAt18>(told)) {
      if (present != e->person) return "somebody ends who is not the child coordinator";
      present.reset();
    }
  }
  const auto born = born_in(story.told(), story.size());
  const auto date = born ? born : expected;
  if (!present || !date || birthday(*date, 18) > story.now) return {};
  return "the child is of age and has a child coordinator";
}

// S11: the services' delay is told once of each time that a plan was asked for.
Finding s11_a_late_start_is_told_once(const Story& story) {
  return judge_fresh<lifecycle::StartOverdue>(story, [&](const auto& e, std::size_t i) -> Finding {
    if (story.told()[i].at < e.due) return "told before its time";
    if (has_plan(story.told(), i)) return "told of a plan that has started";
    return {};
  });
}

}  // namespace

const Invariants& timer_invariants() {
  static const Invariants all{
      {"R7_AConsentRunsOutOnce", &r7_a_consent_runs_out_once},
      {"R7_AnAccessRunsOutOnce", &r7_an_access_runs_out_once},
      {"R22_ALateRevisionIsToldOnce", &r22_a_late_revision_is_told_once},
      {"R12_ABirthdayIsToldOnce", &r12_a_birthday_is_told_once},
      {"R30_AChildCoordinatorEndsAt18", &r30_a_child_coordinator_ends_at_18},
      {"S11_ALateStartIsToldOnce", &s11_a_late_start_is_told_once},
      {"R7_NoTimerIsLeftBehind", &r7_no_timer_is_left_behind}};
  return all;
}

}  // namespace tests
