#include "server/identity/national_ids.h"

#include <string>

#include "projections/rows.h"
#include "server/log_lines.h"

namespace server {

std::optional<events::PersonId> person_with(const events::Log& log, std::string_view national_id) {
  constexpr std::size_t one_and_another = 2;
  const auto prefix = projections::national_id_key(national_id);
  const auto rows =
      log.rows(std::string(projections::national_ids_view), prefix, "", one_and_another);
  if (rows.size() > 1) log_lines::national_id_shared();
  if (rows.size() != 1) return {};
  return events::PersonId{rows.front().key.substr(prefix.size())};
}

}  // namespace server
