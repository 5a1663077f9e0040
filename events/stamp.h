// Stamp: who asks, when, and in which offices; what the rules take as data instead of asking.
#pragma once

#include <boost/describe.hpp>
#include <vector>

#include "events/ids.h"
#include "events/text.h"
#include "events/time.h"

namespace events {

// What kind of body a unit stream is about (S14: municipality, health trust and Nav have the duty).
BOOST_DEFINE_ENUM_CLASS(BodyKind, coordinating_unit, municipal_service, health_trust, nav_office,
                        child_welfare, school, gp_practice, private_provider, other_agency,
                        county_governor, operator_)

// A post that a person holds, as the unit's own events say.
struct Office {
  Orgnr body;
  BodyKind kind;
  bool may_appoint;  // The unit's delegate for appointing coordinators (R28).
  bool operator==(const Office&) const = default;
};
BOOST_DESCRIBE_STRUCT(Office, (), (body, kind, may_appoint))

struct Stamp {
  PersonId by;
  Timestamp at;
  std::vector<Office> offices{};
};

}  // namespace events
