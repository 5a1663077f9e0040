// PlanFold: one plan, folded from its stream: the rules' state, and the view of every audience.
//
// Held by tests on random histories: folding a viewer's patches gives what building that view
// afresh gives, and filtering for an audience commutes with folding. Not thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "events/codec.h"
#include "events/log.h"
#include "events/plan/content.h"
#include "events/plan/standing.h"
#include "projections/project.h"

namespace projections {

using events::json::Json;
using People = std::vector<events::PersonId>;  // Sorted, each once.

// What one event did to the plan view.
struct Step {
  events::Version version;
  events::Timestamp at;
  events::Scope scope;  // Of the event itself.
  std::vector<Change> changes;
  People people;            // Named in the event, and who did it.
  bool may_move_audiences;  // The kind of event after which somebody may see more or less.
  std::string opens{};      // The circle that begins with this event, if one does.
};

class PlanFold {
 public:
  explicit PlanFold(events::PlanId id);

  // Folds in the next event of the plan's stream. Throws events::LogFailure if the event is not
  // understood or not the next one: a log is never guessed at.
  Step apply(const events::Recorded& recorded);

  [[nodiscard]] const events::Plan& plan() const { return plan_; }
  [[nodiscard]] events::Version version() const { return version_; }
  [[nodiscard]] events::Timestamp changed_at() const { return changed_at_; }
  // The last event after which somebody may see more or less; 0 for none.
  [[nodiscard]] events::Version last_move() const { return last_move_; }

  // Whoever holds the log itself: the core, and in every circle.
  [[nodiscard]] events::Audience everything() const;
  // All that this audience may see, and everybody named in it.
  [[nodiscard]] Json view(const events::Audience& audience) const;
  [[nodiscard]] People people(const events::Audience& audience) const;

  // The last version at which this audience's view changed, and the last whose event they may see;
  // 0 for none. What lies after it is hidden from them.
  [[nodiscard]] events::Version last_change(const events::Audience& audience) const;
  [[nodiscard]] events::Version last_event(const events::Audience& audience) const;
  // The same, looking only at versions up to `until`.
  [[nodiscard]] events::Version last_change(const events::Audience& audience,
                                            events::Version until) const;
  [[nodiscard]] events::Version last_event(const events::Audience& audience,
                                           events::Version until) const;

 private:
  // All that has one reach: a document of its own.
  struct Layer {
    events::Scope scope;
    Json document;
    People people;
  };
  using LayerNumber = std::uint32_t;  // A place in layers_.
  // What one event touched: its own layer, and those of its changes, a range of touched_.
  struct Past {
    LayerNumber event;
    std::uint32_t first;
    std::uint32_t count;
  };
  [[nodiscard]] bool has_layer(const events::Scope& scope) const;
  [[nodiscard]] LayerNumber layer_of(const events::Scope& scope);
  // By LayerNumber: whether this audience sees it.
  [[nodiscard]] std::vector<bool> seen_by(const events::Audience& audience) const;
  void add_consequences(std::vector<Change>& changes, bool had_agreements);

  events::Plan plan_;
  events::Version version_{};
  events::Timestamp changed_at_{};
  events::Version last_move_{};
  events::Completeness completeness_{};
  std::vector<Layer> layers_;
  std::vector<Past> past_;  // By version - 1.
  std::vector<LayerNumber> touched_;
};

// The part of a step that an audience may see, as one merge patch; none if they see nothing of it.
[[nodiscard]] std::optional<Json> patch_for(const events::Audience& audience, const Step& step);

// Reads and folds a plan's stream, up to `until` if given.
[[nodiscard]] PlanFold fold_plan(const events::Log& log, const events::PlanId& plan,
                                 std::optional<events::Version> until = {});

}  // namespace projections
