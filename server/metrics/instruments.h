// Instruments: what one server counts and how it lets people in and out, shared by its I/O threads,
// its journal and its admin listener. Any thread.
#pragma once

#include "server/gateway/bounds/admission.h"
#include "server/gateway/bounds/departures.h"
#include "server/metrics/measures.h"

namespace server {

struct Instruments {
  explicit Instruments(const AdmissionLimits& limits = {}) : admission(limits) {}

  Measures measures{};
  Admission admission;
  Departures departures{};
};

}  // namespace server
