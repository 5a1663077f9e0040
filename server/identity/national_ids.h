// National ids: from the number that an issuer names to the person who is registered with it.
#pragma once

#include <optional>
#include <string_view>

#include "events/ids.h"
#include "events/log.h"

namespace server {

// Nothing if nobody is registered with it, or several are: then nobody can tell whose it is, and a
// log line says so. Any thread; reads the disk. Throws events::LogFailure.
[[nodiscard]] std::optional<events::PersonId> person_with(const events::Log& log,
                                                          std::string_view national_id);

}  // namespace server
