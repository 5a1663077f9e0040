#include "events/codec.h"
#include "events/readers.h"

namespace events {

Result<Event, json::Faults> decode(const Recorded& recorded) {
  const auto& readers = readers_of<Event>();
  const auto found = readers.find(recorded.type);
  if (found == readers.end()) return json::Faults{{"", "an event type that this program knows"}};
  if (recorded.schema > found->second.schema) {
    return json::Faults{{"", "a schema version that this program knows"}};
  }
  auto payload = json::parse(recorded.payload);
  if (!payload) return std::move(payload.error());
  Event event;
  auto faults = found->second.read(*payload, event);
  if (!faults.empty()) return faults;
  return event;
}

}  // namespace events
