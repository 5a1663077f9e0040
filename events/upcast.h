// Upcast: how an event that was stored in an older shape is read. One step a version, n → n + 1,
// in the table of upcast.cpp; a change of shape adds a row there and nothing else here. What is
// stored stays as it is: its bytes are what the hash chain holds.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "events/json/read.h"
#include "events/result.h"

namespace events {

// The payload of an event stored with schema version `from`, in the shape of version `to`. A fault
// if a step is missing, or if `from` is newer than `to`: nothing is guessed.
[[nodiscard]] Result<json::Json, json::Faults> upcast(std::string_view type, std::uint16_t from,
                                                      std::uint16_t to, json::Json payload);

// Which steps there are, for the test that each event has all of its own and no other.
struct UpcastStep {
  std::string_view type;
  std::uint16_t from;
};
[[nodiscard]] std::vector<UpcastStep> upcast_steps();

}  // namespace events
