// Content: the nine points a-i that a plan must speak to, which of them it does (DOMAIN.md (c)),
// and who carries it out.
#pragma once

#include <boost/describe.hpp>
#include <set>

#include "events/plan/plan.h"

namespace events {

// One flag a point: it has content, or is declared "none, because".
struct Completeness {
  bool a, b, c, d, e, f, g, h, i;
  bool operator==(const Completeness&) const = default;
  [[nodiscard]] bool complete() const { return a && b && c && d && e && f && g && h && i; }
};
BOOST_DESCRIBE_STRUCT(Completeness, (), (a, b, c, d, e, f, g, h, i))

[[nodiscard]] Completeness completeness_of(const Plan& plan);

// Everybody but the owner who is responsible for a measure that is still to be carried out: neither
// declined nor completed. Together with the owner's side, those who have to agree (R18).
[[nodiscard]] std::set<PersonId> responsible_parties(const Plan& plan);

}  // namespace events
