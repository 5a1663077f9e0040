#include "server/queries/notice_channels.h"

#include "projections/outbox_rows.h"

namespace server {

std::string notice_channels(const events::Log& log, const events::PersonId& person) {
  return log.row(std::string(projections::notice_channels_view), person.value)
      .value_or(R"({"channels":[]})");
}

}  // namespace server
