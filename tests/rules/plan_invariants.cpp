// The plan: one a person, goals before measures, measures whole, and agreed by all or not at all.
#include "tests/rules/invariants.h"
#include "tests/rules/oracle.h"

namespace tests {
namespace {

// R14: started only where there is none, and of the owner whose stream it is.
Finding r14_one_plan_a_person(const Story& story) {
  if (story.kept.plan.id != plan_of(story.owner())) return "the plan has another id";
  return judge_fresh<lifecycle::PlanStarted>(story, [&](const auto&, std::size_t i) -> Finding {
    if (has_plan(story.told(), i)) return "a second plan is started";
    return {};
  });
}

// A measure as its events leave it.
struct Made {
  std::optional<GoalId> goal{};
  std::optional<PersonId> responsible{};
  bool what = false;
  bool how = false;
  bool extent = false;
  bool when = false;
  std::size_t since = 0;  // When it was last proposed or changed.
  enum class State { proposed, accepted, paused, declined, completed } state{};
};

void propose(Made& made, const measures::MeasureProposed& e, std::size_t at) {
  made = {.goal = e.goal,
          .responsible = e.responsible,
          .what = !e.what.value.empty(),
          .how = e.how.has_value(),
          .extent = e.extent.has_value(),
          .when = e.when.has_value(),
          .since = at};
}

void change(Made& made, const measures::MeasureChanged& e, std::size_t at) {
  if (e.goal) made.goal = e.goal;
  if (e.responsible) made.responsible = e.responsible;
  made.extent |= e.extent.has_value();
  made.when |= e.when.has_value();
  made.since = at;
  made.state = Made::State::proposed;
}

std::map<MeasureId, Made> made_in(const std::vector<Told>& told, std::size_t count) {
  std::map<MeasureId, Made> all;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& each = told[i];
    if (const auto* e = as<measures::MeasureProposed>(each)) propose(all[e->measure], *e, i);
    if (const auto* e = as<measures::MeasureChanged>(each)) change(all[e->measure], *e, i);
    if (const auto* e = as<measures::MeasureImplementationDescribed>(each)) {
      auto& made = all[e->measure];
      made.how = true;
      made.since = i;
      made.state = Made::State::proposed;
    }
    if (const auto* e = as<measures::MeasureAccepted>(each); e && e->complete) {
      all[e->measure].state = Made::State::accepted;
    }
    if (const auto* e = as<measures::MeasureDeclined>(each)) {
      all[e->measure].state = Made::State::declined;
    }
    if (const auto* e = as<measures::MeasurePaused>(each)) {
      all[e->measure].state = Made::State::paused;
    }
    if (const auto* e = as<measures::MeasureResumed>(each)) {
      all[e->measure].state = Made::State::accepted;
    }
    if (const auto* e = as<measures::MeasureCompleted>(each)) {
      all[e->measure].state = Made::State::completed;
    }
  }
  return all;
}

Finding r16_goals_come_before_measures(const Story& story) {
  return judge_fresh<measures::MeasureAccepted>(story, [&](const auto&, std::size_t i) -> Finding {
    std::set<GoalId> open;
    for (std::size_t j = 0; j < i; ++j) {
      if (const auto* e = as<goals::GoalSet>(story.told()[j])) open.insert(e->goal);
      if (const auto* e = as<goals::GoalClosed>(story.told()[j])) open.erase(e->goal);
    }
    if (open.empty()) return "a measure is accepted, and there is no open goal";
    return {};
  });
}

// Who said yes to this measure since it was last changed, up to the first `count` events.
std::set<PersonId> yes_to(const Story& story, const MeasureId& id, std::size_t since,
                          std::size_t count) {
  std::set<PersonId> people;
  for (std::size_t i = since; i < count; ++i) {
    const auto* e = as<measures::MeasureAccepted>(story.told()[i]);
    if (e && e->measure == id) people.insert(e->party);
  }
  return people;
}

// One who spoke for the owner when they said yes: the owner, or who acted instead in that area.
bool spoke_for_owner(const Story& story, const MeasureId& id, std::size_t since,
                     std::size_t count) {
  for (std::size_t i = since; i < count; ++i) {
    const auto* e = as<measures::MeasureAccepted>(story.told()[i]);
    if (!e || e->measure != id) continue;
    if (e->party == story.owner()) return true;
    const Oracle oracle{story.owner(), story.told(), i, story.told()[i].at};
    if (oracle.represented(e->party, true).contains(e->area)) return true;
  }
  return false;
}

// R17: goal, what, how, extent, when and responsible.
Finding r17_an_accepted_measure_is_whole(const Story& story) {
  return judge_fresh<measures::MeasureAccepted>(
      story, [&](const auto& e, std::size_t i) -> Finding {
        const auto made = made_in(story.told(), i)[e.measure];
        const bool whole =
            made.goal && made.what && made.how && made.extent && made.when && made.responsible;
        if (whole) return {};
        return e.measure.value + " is accepted, and something is missing in it";
      });
}

// R18 of one measure: accepted once the owner's side and the responsible party have said yes to it
// as it stands.
Finding r18_no_measure_is_agreed_without_its_parties(const Story& story) {
  return judge_fresh<measures::MeasureAccepted>(
      story, [&](const auto& e, std::size_t i) -> Finding {
        if (!e.complete) return {};
        const auto made = made_in(story.told(), i)[e.measure];
        if (!spoke_for_owner(story, e.measure, made.since, i + 1)) {
          return e.measure.value + " is agreed without the owner's side";
        }
        const auto people = yes_to(story, e.measure, made.since, i + 1);
        const bool own = made.responsible == story.owner();
        if (own || (made.responsible && people.contains(*made.responsible))) return {};
        return e.measure.value + " is agreed without its responsible party";
      });
}

// R19: what the rules take for accepted is what the events say is, and a change undoes it.
Finding r19_a_changed_measure_is_proposed_again(const Story& story) {
  const auto& kept = story.kept.plan.measures.measures;
  const auto made = made_in(story.told(), story.size());
  if (kept.size() != made.size()) return "a measure is lost, or one too many";
  for (const auto& [id, each] : kept) {
    const auto found = made.find(id);
    if (found == made.end()) return id.value + " was never proposed";
    const auto status = static_cast<int>(each.status);
    constexpr std::array order{Made::State::proposed, Made::State::accepted, Made::State::declined,
                               Made::State::paused, Made::State::completed};
    if (order.at(static_cast<std::size_t>(status)) != found->second.state) {
      return id.value + " is not what its events have made it";
    }
  }
  return {};
}

// The last time that the goals, the measures or anybody's contribution changed.
std::size_t content_changed(const std::vector<Told>& told, std::size_t count) {
  for (std::size_t i = count; i-- > 0;) {
    const plan::AnyEvent* sum = &told[i].event;
    const bool measure = as<measures::MeasureProposed>(told[i]) ||
                         as<measures::MeasureChanged>(told[i]) ||
                         as<measures::MeasureImplementationDescribed>(told[i]) ||
                         as<measures::MeasureDeclined>(told[i]);
    if (measure || std::holds_alternative<goals::Event>(*sum) ||
        as<mapping::OwnerTaskAssigned>(told[i]) || as<mapping::ContributionAgreed>(told[i]) ||
        as<ending::PlanEnded>(told[i])) {
      return i;
    }
  }
  return 0;
}

// R18: the owner's side and every responsible party agree to what stands, and no measure waits.
Finding r18_a_plan_is_agreed_by_all_or_not_at_all(const Story& story) {
  return judge_fresh<lifecycle::PlanAgreed>(
      story, [&](const auto& agreed, std::size_t i) -> Finding {
        if (!story.told()[i].derived) return "a command sets PlanAgreed";
        if (!is_active(story.told(), i)) return "a plan is agreed that is not active";
        std::set<PersonId> parties;
        bool by_owner = false;
        const auto since = content_changed(story.told(), i);
        for (std::size_t j = since; j < i; ++j) {
          const auto* e = as<lifecycle::AgreementGiven>(story.told()[j]);
          if (!e) continue;
          parties.insert(e->party);
          by_owner |= e->party == story.owner() || e->on_behalf_of == story.owner();
        }
        if (!by_owner) return "the owner's side has not agreed";
        if (parties != std::set<PersonId>(agreed.parties.begin(), agreed.parties.end())) {
          return "the parties are not those who agreed";
        }
        for (const auto& [id, made] : made_in(story.told(), i)) {
          using State = Made::State;
          if (made.state == State::proposed) return id.value + " waits for its parties";
          const bool over = made.state == State::declined || made.state == State::completed;
          if (over || made.responsible == story.owner()) continue;
          if (!made.responsible || !parties.contains(*made.responsible)) {
            return id.value + " is to be carried out by somebody who has not agreed";
          }
        }
        return {};
      });
}

// R18: nothing that follows by itself is anything else; and no command says it.
Finding r18_only_the_agreement_follows_by_itself(const Story& story) {
  for (std::size_t i = story.kept.fresh; i < story.size(); ++i) {
    const bool agreed = as<lifecycle::PlanAgreed>(story.told()[i]) != nullptr;
    if (agreed != story.told()[i].derived) return "what follows by itself is the agreement alone";
  }
  return {};
}

// The nine points, each with content or declared none with a reason (DOMAIN.md (c)); g has a date
// to come back to in any case (R22), and nobody declares the consent to the plan away.
Finding r18_an_agreed_plan_speaks_to_all_nine_points(const Story& story) {
  using lifecycle::ContentPoint;
  const auto& told = story.told();
  return judge_fresh<lifecycle::PlanAgreed>(story, [&](const auto&, std::size_t i) -> Finding {
    const auto none = [&](ContentPoint point) {
      return any_in<lifecycle::ContentPointDeclaredNone>(
          told, 0, i, [&](const auto& e) { return e.point == point; });
    };
    const bool a = any_in<goals::GoalSet>(told, 0, i) &&
                   any_in<mapping::NeedRecorded>(told, 0, i) &&
                   any_in<mapping::ResourceRecorded>(told, 0, i);
    const bool b = any_in<group::MemberAdded>(told, 0, i) ||
                   any_in<group::RepresentativeAppointed>(told, 0, i) ||
                   any_in<group::PeerAccepted>(told, 0, i);
    const bool d = any_in<mapping::ContributionAgreed>(told, 0, i) ||
                   any_in<mapping::OwnerTaskAssigned>(told, 0, i);
    const bool e = any_in<measures::MeasureProposed>(told, 0, i);
    if (!a && !none(ContentPoint::a)) return "point a is empty";
    if (!b && !none(ContentPoint::b)) return "point b is empty";
    if (!coordinator_in(told, i) && !none(ContentPoint::c)) return "point c is empty";
    if (!d && !none(ContentPoint::d)) return "point d is empty";
    if (!e && !none(ContentPoint::e)) return "point e is empty";
    if (!e && !none(ContentPoint::f)) return "point f is empty";
    if (!any_in<lifecycle::PlanPeriodSet>(told, 0, i) && !none(ContentPoint::g)) {
      return "point g is empty";
    }
    if (!any_in<consent::SharingConsentGiven>(told, 0, i) && !none(ContentPoint::h)) {
      return "point h is empty";
    }
    if (!any_in<intake::CooperationRequested>(told, 0, i) && !none(ContentPoint::i)) {
      return "point i is empty";
    }
    if (stands<lifecycle::RevisionScheduled, ending::RevisionCancelled>(told, i)) return {};
    return "there is no next revision";
  });
}

// R21: against what the owner last said of the measure, only with a reason.
Finding r21_a_decision_against_the_owner_has_a_reason(const Story& story) {
  using decisions::DecisionLinked;
  return judge_fresh<DecisionLinked>(story, [&](const auto& e, std::size_t i) -> Finding {
    if (!e.measure) return {};
    const auto* view = last_in<decisions::OwnerViewRecorded>(
        story.told(), i, [&](const auto& each) { return each.measure == e.measure && each.wants; });
    if (!view) return {};
    const bool granted = e.outcome == decisions::Outcome::granted;
    const bool against = (*view->wants == decisions::Wants::in_favour) != granted;
    if (against != e.against_owner_view) return "it says otherwise whether it is against the owner";
    if (against && !e.deviates_because) return "a decision goes against the owner without a reason";
    return {};
  });
}

// R24: of a plan that is offered and not owed nobody complains that it was not given.
Finding r24_a_voluntary_plan_is_not_owed(const Story& story) {
  using complaint::ComplaintFiled;
  return judge_fresh<ComplaintFiled>(story, [&](const auto& e, std::size_t i) -> Finding {
    if (e.ground != complaint::Ground::no_plan) return {};
    const auto* started = last_in<lifecycle::PlanStarted>(story.told(), i);
    if (started && started->basis == intake::PlanBasis::voluntary) {
      return "a voluntary plan is complained of as not given";
    }
    return {};
  });
}

}  // namespace

const Invariants& plan_invariants() {
  static const Invariants all{
      {"R14_OnePlanAPerson", &r14_one_plan_a_person},
      {"R16_GoalsComeBeforeMeasures", &r16_goals_come_before_measures},
      {"R17_AnAcceptedMeasureIsWhole", &r17_an_accepted_measure_is_whole},
      {"R18_NoMeasureIsAgreedWithoutItsParties", &r18_no_measure_is_agreed_without_its_parties},
      {"R19_AChangedMeasureIsProposedAgain", &r19_a_changed_measure_is_proposed_again},
      {"R18_APlanIsAgreedByAllOrNotAtAll", &r18_a_plan_is_agreed_by_all_or_not_at_all},
      {"R18_OnlyTheAgreementFollowsByItself", &r18_only_the_agreement_follows_by_itself},
      {"R18_AnAgreedPlanSpeaksToAllNinePoints", &r18_an_agreed_plan_speaks_to_all_nine_points},
      {"R21_ADecisionAgainstTheOwnerHasAReason", &r21_a_decision_against_the_owner_has_a_reason},
      {"R24_AVoluntaryPlanIsNotOwed", &r24_a_voluntary_plan_is_not_owed}};
  return all;
}

}  // namespace tests
