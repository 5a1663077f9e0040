#include "events/codec.h"
#include "events/readers.h"
#include "events/upcast.h"

namespace events {

Result<Event, json::Faults> decode(const Recorded& recorded) {
  const auto& readers = readers_of<Event>();
  const auto found = readers.find(recorded.type);
  if (found == readers.end()) return json::Faults{{"", "an event type that this program knows"}};
  auto stored = json::parse(recorded.payload);
  if (!stored) return std::move(stored.error());
  const auto payload =
      upcast(recorded.type, recorded.schema, found->second.schema, std::move(*stored));
  if (!payload) return payload.error();
  Event event;
  auto faults = found->second.read(*payload, event);
  if (!faults.empty()) return faults;
  return event;
}

LogFailure not_understood(const Recorded& recorded, const json::Faults& faults) {
  auto what = "an event is not understood: " + recorded.type + ", schema version " +
              std::to_string(recorded.schema) + ", at position " +
              std::to_string(recorded.position.value);
  if (!faults.empty()) {
    what += ": expected " + faults.front().expected;
    if (!faults.front().pointer.empty()) what += " at " + faults.front().pointer;
  }
  return LogFailure(what);
}

std::string payload_as_now(const Recorded& recorded, const plan::Event& event) {
  const auto now = visit_inner(
      event, [](const auto& each) { return schema_of<std::remove_cvref_t<decltype(each)>>(); });
  return recorded.schema == now ? recorded.payload : encode(event).payload;
}

}  // namespace events
