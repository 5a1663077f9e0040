#include "events/upcast.h"

#include <algorithm>
#include <array>
#include <string>

namespace events {
namespace {

using json::Json;

// Version 2 says the cause as a code, and no words that only the core is to read. Version 1 had
// words for everybody: those that the rules themselves had made become the code; what a person had
// written stays in `reason`, where new events have none.
Json coordinator_vacated_2(Json payload) {
  const auto reason = payload.value("reason", std::string{});
  payload["cause"] = "left";
  if (reason == "Samtykket til koordinator er trukket tilbake") {
    payload["cause"] = "consent_withdrawn";
    payload.erase("reason");
  } else if (reason == "Planen er flyttet til en annen kommune") {
    payload["cause"] = "plan_moved";
    payload.erase("reason");
  }
  return payload;
}

// From one version to the next. Never changed: what was stored once is read for ever.
struct Step {
  std::string_view type;
  std::uint16_t from;
  Json (*lift)(Json payload);
};
constexpr std::array steps{
    Step{.type = "CoordinatorVacated", .from = 1, .lift = coordinator_vacated_2},
};

json::Faults fault(std::string expected) { return {{"", std::move(expected)}}; }

}  // namespace

Result<Json, json::Faults> upcast(std::string_view type, std::uint16_t from, std::uint16_t to,
                                  Json payload) {
  if (from > to) {
    return fault("schema version " + std::to_string(to) + " or older of this event, not " +
                 std::to_string(from) + ": a newer program has written it");
  }
  for (auto version = from; version < to; ++version) {
    const auto* const step = std::find_if(steps.begin(), steps.end(), [&](const Step& each) {
      return each.type == type && each.from == version;
    });
    if (step == steps.end()) {
      return fault("a schema version that this program knows, not " + std::to_string(version));
    }
    if (!payload.is_object()) return fault("an object");
    payload = step->lift(std::move(payload));
  }
  return payload;
}

std::vector<UpcastStep> upcast_steps() {
  std::vector<UpcastStep> all;
  all.reserve(steps.size());
  for (const auto& step : steps) all.push_back({.type = step.type, .from = step.from});
  return all;
}

}  // namespace events
