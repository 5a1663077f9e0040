#include "projections/plan_fold.h"

#include <algorithm>

#include "events/json/write.h"
#include "events/themes.h"
#include "projections/audience.h"

namespace projections {
namespace {

constexpr std::size_t events_a_fold_read = 512;  // Events read at a time.

// Consent, roles and offices decide who sees what; nothing else does.
bool moves_audiences(const events::plan::Event& event) {
  const auto inner = [](const auto& each) {
    using T = std::remove_cvref_t<decltype(each)>;
    constexpr bool appoints = std::is_same_v<T, events::coordination::CoordinatorAppointed> ||
                              std::is_same_v<T, events::coordination::CoordinatorReplaced> ||
                              std::is_same_v<T, events::coordination::CoordinatorVacated> ||
                              std::is_same_v<T, events::coordination::ProfessionalInvited>;
    constexpr bool desk = std::is_same_v<T, events::intake::IntakeResponsibilityTaken> ||
                          std::is_same_v<T, events::intake::ApplicationSubmitted> ||
                          std::is_same_v<T, events::intake::CoordinatorApplicationSubmitted> ||
                          std::is_same_v<T, events::intake::RequestRegistered> ||
                          std::is_same_v<T, events::intake::PlanAnchored> ||
                          std::is_same_v<T, events::lifecycle::PlanStarted> ||  // By a notice.
                          std::is_same_v<T, events::ending::PlanTransferred>;
    constexpr bool refers = std::is_same_v<T, events::disagreement::ResponsibilityDisputeReferred>;
    constexpr bool circle = std::is_same_v<T, events::meetings::MeetingCalled> ||
                            std::is_same_v<T, events::meetings::MeetingHeld> ||
                            std::is_same_v<T, events::contact::MessageSent>;
    return appoints || desk || refers || circle;
  };
  return std::holds_alternative<events::consent::Event>(event) ||
         std::holds_alternative<events::group::Event>(event) ||
         std::holds_alternative<events::notices::Event>(event) ||
         std::holds_alternative<events::childhood::Event>(event) ||
         std::holds_alternative<events::emergency::Event>(event) ||
         std::holds_alternative<events::complaint::Event>(event) ||
         events::visit_inner(event, inner);
}

void add_people(People& people, const People& more) {
  for (const auto& person : more) {
    const auto place = std::lower_bound(people.begin(), people.end(), person);
    if (place == people.end() || *place != person) people.insert(place, person);
  }
}

People people_of(const events::Recorded& recorded, const events::Event& event) {
  People people;
  add_people(people, events::people_in(event));
  add_people(people, {recorded.author.by});
  if (recorded.author.mandate) add_people(people, {recorded.author.mandate->on_behalf_of});
  return people;
}

// Two patches as one. They touch different rows, so that every null of theirs is kept.
void join(Json& patch, const Json& more) {
  for (const auto& [key, value] : more.items()) {
    auto& slot = patch[key];
    if (value.is_object() && slot.is_object()) {
      join(slot, value);
    } else {
      slot = value;
    }
  }
}

}  // namespace

PlanFold::PlanFold(events::PlanId id) { plan_.id = std::move(id); }

bool PlanFold::has_layer(const events::Scope& scope) const {
  return std::any_of(layers_.begin(), layers_.end(),
                     [&](const Layer& layer) { return layer.scope == scope; });
}

PlanFold::LayerNumber PlanFold::layer_of(const events::Scope& scope) {
  const auto found = std::find_if(layers_.begin(), layers_.end(),
                                  [&](const Layer& layer) { return layer.scope == scope; });
  if (found != layers_.end()) return static_cast<LayerNumber>(found - layers_.begin());
  layers_.push_back({.scope = scope, .document = Json::object(), .people = {}});
  return static_cast<LayerNumber>(layers_.size() - 1);
}

std::vector<bool> PlanFold::seen_by(const events::Audience& audience) const {
  std::vector<bool> seen(layers_.size());
  for (std::size_t i = 0; i < layers_.size(); ++i) seen[i] = sees(audience, layers_[i].scope);
  return seen;
}

// Completeness is for those who keep the plan. That agreements lapse when the content changes is
// known to the group, whatever they see of the change itself.
void PlanFold::add_consequences(std::vector<Change>& changes, bool had_agreements) {
  if (had_agreements && plan_.lifecycle.agreements.empty()) {
    changes.push_back({{.reach = events::Reach::group}, Json{{"agreement", nullptr}}});
  }
  const auto completeness = events::completeness_of(plan_);
  if (completeness == completeness_ && version_.value > 1) return;
  completeness_ = completeness;
  auto flags = events::json::parse(events::json::to_json(completeness));
  changes.push_back({{.reach = events::Reach::core}, Json{{"completeness", std::move(*flags)}}});
}

Step PlanFold::apply(const events::Recorded& recorded) {
  if (recorded.version != version_.next()) {
    throw events::LogFailure("a plan's events are not in order at version " +
                             std::to_string(recorded.version.value));
  }
  auto decoded = events::decode(recorded);
  if (!decoded) throw events::not_understood(recorded, decoded.error());
  const auto* event = std::get_if<events::plan::Event>(&*decoded);
  if (!event) throw events::LogFailure("an event of a plan is not understood: " + recorded.type);

  Step step{.version = recorded.version,
            .at = recorded.author.at,
            .scope = events::scope_of(*event),
            .changes = project(recorded, *event),
            .people = people_of(recorded, *decoded),
            .may_move_audiences = moves_audiences(*event)};
  const bool had_agreements = !plan_.lifecycle.agreements.empty();
  plan_ = events::plan::evolve(std::move(plan_), *event);
  version_ = recorded.version;
  changed_at_ = recorded.author.at;
  if (step.may_move_audiences) last_move_ = version_;
  add_consequences(step.changes, had_agreements);

  if (!has_layer(step.scope)) step.opens = step.scope.circle;
  const Past past{.event = layer_of(step.scope),
                  .first = static_cast<std::uint32_t>(touched_.size()),
                  .count = static_cast<std::uint32_t>(step.changes.size())};
  for (const auto& change : step.changes) {
    const auto layer = layer_of(change.scope);
    layers_[layer].document.merge_patch(change.patch);
    touched_.push_back(layer);
  }
  add_people(layers_[layer_of(step.scope)].people, step.people);
  past_.push_back(past);
  return step;
}

events::Audience PlanFold::everything() const {
  events::Audience audience{.core = true};
  for (const auto& layer : layers_) {
    if (layer.scope.reach == events::Reach::circle) audience.circles.insert(layer.scope.circle);
  }
  return audience;
}

Json PlanFold::view(const events::Audience& audience) const {
  Json view = Json::object();
  for (const auto& layer : layers_) {
    if (sees(audience, layer.scope)) view.merge_patch(layer.document);
  }
  return view;
}

People PlanFold::people(const events::Audience& audience) const {
  People people;
  for (const auto& layer : layers_) {
    if (sees(audience, layer.scope)) add_people(people, layer.people);
  }
  return people;
}

events::Version PlanFold::last_change(const events::Audience& audience,
                                      events::Version until) const {
  const auto seen = seen_by(audience);
  for (auto i = std::min<std::size_t>(past_.size(), until.value); i > 0; --i) {
    const auto& past = past_[i - 1];
    const auto* first = touched_.data() + past.first;
    if (std::any_of(first, first + past.count, [&](LayerNumber each) { return seen[each]; })) {
      return {i};
    }
  }
  return {};
}

events::Version PlanFold::last_change(const events::Audience& audience) const {
  return last_change(audience, version_);
}

events::Version PlanFold::last_event(const events::Audience& audience) const {
  return last_event(audience, version_);
}

events::Version PlanFold::last_event(const events::Audience& audience,
                                     events::Version until) const {
  const auto seen = seen_by(audience);
  for (auto i = std::min<std::size_t>(past_.size(), until.value); i > 0; --i) {
    if (seen[past_[i - 1].event]) return {i};
  }
  return {};
}

std::optional<Json> patch_for(const events::Audience& audience, const Step& step) {
  std::optional<Json> patch;
  for (const auto& change : step.changes) {
    if (!sees(audience, change.scope)) continue;
    if (patch) {
      join(*patch, change.patch);
    } else {
      patch = change.patch;
    }
  }
  return patch;
}

PlanFold fold_plan(const events::Log& log, const events::PlanId& plan,
                   std::optional<events::Version> until) {
  PlanFold fold{plan};
  const auto stream = events::stream_of(plan);
  for (;;) {
    auto events = log.read(stream, fold.version(), events_a_fold_read);
    for (const auto& recorded : events) {
      if (until && recorded.version > *until) return fold;
      static_cast<void>(fold.apply(recorded));
    }
    if (events.size() < events_a_fold_read) return fold;
  }
}

}  // namespace projections
