// Replay: what of a plan is read from the log for its listeners. Reads the disk and encodes: on
// the pool. Nothing here knows who listens; the plan's home checks the rights again when it has it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "events/log.h"
#include "server/live/live_plan.h"
#include "server/queries/directory.h"

namespace server {

namespace limits {
inline constexpr std::size_t catch_up_page = 512;  // Events read at a time for a late follower.
inline constexpr std::size_t replays_max = 64;     // Of different places or rights, in one refold.
inline constexpr std::size_t replay_events_max = 4096;  // Further back a snapshot is sent unasked.
inline constexpr std::size_t replay_bytes_max = std::size_t{256} * 1024;  // Of patches.
inline constexpr std::size_t replay_unweighed = 8;  // So few patches are sent without weighing.
}  // namespace limits

// All is referred to; used on the pool.
struct Source {
  const events::Log& log;
  const Directory& directory;
  events::Epoch epoch;  // Of the log: what positions are given in.
};

struct ReadPlan {
  projections::PlanFold fold;
  std::deque<Told> tail;
  Names names;
};
// Reads and folds a plan; null if the log cannot be read or understood.
[[nodiscard]] std::shared_ptr<ReadPlan> read_plan(const Source& source, const events::PlanId& id);

// From where and with what rights a plan feed is to be replayed; equal ones share one replay.
struct MissedFrom {
  events::Audience audience;
  events::Version from;
  bool operator==(const MissedFrom&) const = default;
};
struct Replay {
  MissedFrom of;
  events::Version at;              // Where the patches lead: this audience's last change.
  events::Timestamp held_at{};     // When the event at `from` happened.
  std::vector<FrameText> patches;  // If they are cheaper than the snapshot,
  std::optional<Picture> picture;  // and else this.
};
struct Refold {
  events::Version until;  // How far the plan was folded.
  std::vector<Replay> replays;
};
// Folds the plan once for all that was missed up to `until`; null as above.
[[nodiscard]] std::shared_ptr<Refold> refold(const Source& source, const events::PlanId& id,
                                             events::Version until,
                                             const std::vector<MissedFrom>& missed);

// Some events for an events feed, after `seen`, encoded from `at` on for one audience.
struct EventsPage {
  struct Event {
    events::Version version;
    FrameText text;
  };
  std::vector<Event> events;
  events::Version seen;  // Read that far; what is hidden was passed over.
};
// At most a page, up to `until`; null as above.
[[nodiscard]] std::shared_ptr<EventsPage> read_page(const Source& source, const events::PlanId& id,
                                                    const PageRead& read, events::Version until);

}  // namespace server
