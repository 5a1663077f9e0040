// Streams: what the journal knows of the streams it works on, folded from the log and kept in a
// bounded cache. Used by the deciding thread only.
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "events/log.h"
#include "events/plan/plan.h"
#include "projections/rows.h"

namespace server {

// A plan as the writer sees it, up to the group that is being made.
struct PlanState {
  events::Plan plan;
  projections::Course course;
  projections::PlanRows rows;
};

struct Stream {
  events::Version version;
  events::Timestamp last_at;
  std::variant<PlanState, events::unit::Unit, events::person::Person> state;
  std::vector<std::string> touched;  // By version - 1: the entity that the event was about.
  std::size_t bytes = 0;             // About what this takes of memory: never less than it holds.
};

class Streams {
 public:
  Streams(const events::Log& log, const events::Deadlines& deadlines, std::size_t cached_bytes_max)
      : log_(log), deadlines_(deadlines), cached_bytes_max_(cached_bytes_max) {}

  [[nodiscard]] bool holds(const events::StreamId& id) const { return cache_.contains(id.value); }
  // The stream as it stands; folded from the log if it is not in the cache. The reference holds
  // until trim(). Throws LogFailure.
  [[nodiscard]] Stream& at(const events::StreamId& id);

  // Whether an event after `seen` touched what a command names (R52).
  [[nodiscard]] static bool touched_since(const Stream& stream, events::Version seen,
                                          std::string_view entity);

  // Counts the bytes that folding has added since, and forgets what was used longest ago until the
  // bound holds. Between groups only.
  void trim(std::size_t added_bytes);

 private:
  struct Cached {
    Stream stream;
    std::list<std::string>::iterator use;
  };
  [[nodiscard]] Stream load(const events::StreamId& id) const;

  const events::Log& log_;
  const events::Deadlines& deadlines_;
  std::size_t cached_bytes_max_;
  std::unordered_map<std::string, Cached> cache_;
  std::list<std::string> uses_;  // The last used first.
  std::size_t bytes_ = 0;        // Of all that is cached.
};

// The state of a stream that has no events yet, by the kind that its name tells.
[[nodiscard]] Stream empty_stream(const events::StreamId& id);
// Folds one event in, whose payload is as long as said; the entity it touched is noted.
void advance(Stream& stream, const events::Event& event, events::Timestamp at,
             std::size_t payload_bytes);

}  // namespace server
