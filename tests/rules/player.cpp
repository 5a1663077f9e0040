#include "tests/rules/player.h"

#include <array>

#include "events/plan/content.h"
#include "tests/support/given.h"
#include "tests/support/model_cast.h"

namespace tests {
namespace {

using namespace events;  // NOLINT(google-build-using-namespace): tests speak the domain's words.
using std::chrono::hours;
using std::chrono::minutes;

constexpr int tries_max = 8;                 // To find words for a kind of command that fit.
constexpr int kinds_max = 5;                 // To find a kind for which there are such words.
constexpr std::size_t refused_percent = 20;  // How often what does not fit is sent all the same.
constexpr std::size_t needed_percent = 50;   // How often a plan gets what it lacks.

// What ends something comes up more rarely than what begins it, or there would be nothing to end.
constexpr std::array<std::string_view, 16> rare{"EndPlan",
                                                "PausePlan",
                                                "WithdrawConsent",
                                                "DeclinePlan",
                                                "ExcludeRecipient",
                                                "TransferPlan",
                                                "VacateCoordinator",
                                                "ExcludeInformationCategory",
                                                "RemoveMember",
                                                "CloseGoal",
                                                "CompleteMeasure",
                                                "DeclineMeasure",
                                                "SettleDisagreement",
                                                "WithdrawComplaint",
                                                "EndRepresentation",
                                                "CorrectBirthDate"};
constexpr std::size_t weight_rare = 1;
constexpr std::size_t weight_common = 4;

template <std::size_t Size>
bool named_in(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Each kind as often as it weighs.
const std::vector<const CommandKind*>& weighed_kinds() {
  static const std::vector<const CommandKind*> all = [] {
    std::vector<const CommandKind*> kinds;
    for (const auto& kind : command_kinds()) {
      kinds.insert(kinds.end(), named_in(rare, kind.name) ? weight_rare : weight_common, &kind);
    }
    return kinds;
  }();
  return all;
}

const CommandKind* kind_named(std::string_view name) {
  for (const auto& kind : command_kinds()) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

bool any_consent(const Plan& plan, consent::ConsentKind kind) {
  const auto& all = plan.consent.consents;
  return std::any_of(all.begin(), all.end(), [&](const auto& each) {
    return each.second.kind == kind && !each.second.ended;
  });
}

// What a plan needs first so that most other things can happen in it; empty if it has all.
std::string_view needed_by(const Plan& plan, const ModelOwner& owner) {
  using consent::ConsentKind;
  const auto stage = plan.lifecycle.stage;
  const bool minor = owner.born && owner.born->year() > std::chrono::year{2009};
  if (!plan.owner) return "RegisterRequest";
  if (!plan.intake.responsible) return "RegisterPostalItem";
  if (owner.born && !plan.childhood.birth) return "RecordBirthDate";
  if (!plan.intake.eligible) return "AssessEligibility";
  if (!*plan.intake.eligible && !plan.intake.voluntary_offered) return "OfferVoluntaryPlan";
  if (minor && plan.group.representations.empty()) return "AppointRepresentative";
  if (minor && plan.childhood.last_heard.empty()) return "HearChild";
  if (!any_consent(plan, ConsentKind::plan)) return "GivePlanConsent";
  if (!any_consent(plan, ConsentKind::coordinator)) return "GiveCoordinatorConsent";
  if (stage == lifecycle::Stage::paused) return "ResumePlan";
  if (stage != lifecycle::Stage::active) return "StartPlan";
  if (!plan.coordination.coordinator) return "AppointCoordinator";
  if (!plan.group.formed) return "FormGroup";
  if (plan.consent.information.empty()) return "RecordConsentInformation";
  if (!any_consent(plan, ConsentKind::sharing)) return "GiveSharingConsent";
  if (plan.group.members.empty()) return "AddMember";
  return plan.goals.goals.empty() ? "SetGoal" : "";
}

}  // namespace

Player::Player(std::uint64_t seed) : chance_(seed), known_(model_owners().size()) {}

// Mostly minutes, sometimes days, now and then weeks.
Timestamp Player::later(Timestamp now) {
  const auto span = [&](std::int64_t most) {
    return static_cast<std::int64_t>(chance_.below(static_cast<std::size_t>(most)));
  };
  const auto pace = chance_.below(100);
  if (pace < 70) return now + minutes{1 + span(120)};
  if (pace < 92) return now + hours{1 + span(30)};
  return now + hours{24 * (1 + span(24))};
}

const CommandKind& Player::any_kind(const Plan& plan, std::size_t owner) {
  const auto needed = needed_by(plan, model_owners()[owner]);
  if (!needed.empty() && chance_.percent(needed_percent)) {
    if (const auto* kind = kind_named(needed)) return *kind;
  }
  return *chance_.one_of(weighed_kinds());
}

PersonId Player::anybody(const ModelPlan& kept) {
  const auto who = chance_.below(100);
  if (who < 35) return kept.owner;
  if (who < 55 && kept.plan.coordination.coordinator) return *kept.plan.coordination.coordinator;
  if (who < 65 && !kept.plan.group.representations.empty()) {
    return chance_.one_of(kept.plan.group.representations).second.person;
  }
  if (who < 75 && kept.plan.intake.responsible) return staff_of(*kept.plan.intake.responsible);
  return chance_.one_of(model_people());
}

// One kind of command, by several people and in several words, until one of them is accepted; else
// mostly another kind, and in the end what was refused.
ModelStep Player::draw(const ModelWorld& world, std::size_t plan, Timestamp at) {
  const auto& kept = world.plans()[plan];
  ModelStep step{.plan = plan, .by = {}, .at = at, .command = {}};
  for (int i = 0; i < kinds_max; ++i) {
    if (fit(any_kind(kept.plan, plan), kept, step)) break;
    if (chance_.percent(refused_percent)) break;
  }
  return step;
}

bool Player::fit(const CommandKind& kind, const ModelPlan& kept, ModelStep& step) {
  for (int i = 0; i < tries_max; ++i) {
    Draw words{chance_, kept.plan, kept.owner, known_[step.plan], step.at};
    words.by = anybody(kept);
    step.command = kind.make(words);
    step.by = words.by;
    drawn_ = words.drawn();
    const auto decision = plan::decide(
        kept.plan, step.command, {.by = step.by, .at = step.at, .offices = offices_of(step.by)});
    if (decision && !decision->empty()) return true;
  }
  return false;
}

ModelStep Player::next(const ModelWorld& world) {
  const auto at = later(world.now());
  drawn_.clear();
  if (!agreeing_ && chance_.percent(2)) agreeing_ = chance_.below(world.plans().size());
  if (agreeing_) {
    auto step = towards_agreement(world, *agreeing_, at);
    if (step && chance_.percent(95)) return *step;
    agreeing_.reset();
  }
  return draw(world, chance_.below(world.plans().size()), at);
}

void Player::learn(const ModelStep& step, bool accepted) {
  if (!accepted) return;
  for (const auto& [kind, value] : drawn_) {
    auto& ids = known_[step.plan][kind];
    if (std::find(ids.begin(), ids.end(), value) == ids.end()) ids.push_back(value);
  }
}

namespace {

// What somebody has to say to a measure that waits for its parties.
std::optional<ModelStep> settle_measure(const ModelPlan& kept, ModelStep step) {
  for (const auto& [id, measure] : kept.plan.measures.measures) {
    if (measure.status != measures::Status::proposed) continue;
    const bool whole = measure.goal && measure.responsible && measure.has_how &&
                       measure.has_extent && measure.has_when;
    step.command = lift<plan::Command>(measures::AcceptMeasure{.measure = id});
    if (whole && !measure.owner_accepted) return step;
    if (whole && !measure.responsible_accepted) {
      step.by = *measure.responsible;
      const auto yes = plan::decide(kept.plan, step.command,
                                    {.by = step.by, .at = step.at, .offices = offices_of(step.by)});
      if (yes && !yes->empty()) return step;
      step.by = kept.owner;
    }
    step.command =
        lift<plan::Command>(measures::DeclineMeasure{.measure = id, .reason = "Ikke nå"});
    return step;
  }
  return {};
}

std::optional<lifecycle::ContentPoint> empty_point(const Plan& plan) {
  using lifecycle::ContentPoint;
  const auto done = completeness_of(plan);
  const std::array flags{done.a, done.b, done.c, done.d, done.e, done.f, done.g, done.h, done.i};
  for (std::size_t i = 0; i < flags.size(); ++i) {
    if (!flags.at(i)) return static_cast<ContentPoint>(i);
  }
  return {};
}

}  // namespace

std::optional<ModelStep> towards_agreement(const ModelWorld& world, std::size_t plan,
                                           Timestamp at) {
  const auto& kept = world.plans()[plan];
  const auto& lifecycle = kept.plan.lifecycle;
  if (lifecycle.stage != lifecycle::Stage::active || lifecycle.agreements_counted) return {};
  ModelStep step{.plan = plan, .by = kept.owner, .at = at, .command = {}};
  if (!lifecycle.next_revision) {
    const Date on{std::chrono::sys_days{day_of(at)} + std::chrono::days{200}};
    step.command = lift<plan::Command>(lifecycle::ScheduleRevision{.on = on});
    return step;
  }
  if (auto settled = settle_measure(kept, step)) return settled;
  if (const auto point = empty_point(kept.plan)) {
    step.command =
        lift<plan::Command>(lifecycle::DeclareNone{.point = *point, .because = "Ikke aktuelt"});
    return step;
  }
  auto parties = responsible_parties(kept.plan);
  parties.insert(kept.owner);
  step.command = lift<plan::Command>(lifecycle::AgreePlan{});
  for (const auto& party : parties) {
    step.by = party;
    if (!lifecycle.agreements.contains(party)) return step;
  }
  return {};
}

}  // namespace tests
