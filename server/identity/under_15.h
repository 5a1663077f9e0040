// Under 15: the one exception from the assurance that content asks for, off unless a provider's
// `under_15` is set (R49; SP-LST). Whoever is not known to be under 15 is not.
#pragma once

#include <cstdint>
#include <optional>

#include "events/ids.h"
#include "events/log.h"
#include "events/time.h"

namespace server {

inline constexpr std::uint32_t exception_age = 15;  // In whole years: from then on there is none.

// The first moment of the 15th birthday, by the birth date in the directory, if it is to come;
// nothing if nobody is registered under this id, or without a birth date, or as not born yet. Any
// thread; reads the disk. Throws events::LogFailure.
[[nodiscard]] std::optional<events::Timestamp> under_15_until(const events::Log& log,
                                                              const events::PersonId& person,
                                                              events::Timestamp now);

}  // namespace server
