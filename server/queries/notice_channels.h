// Notice channels: how somebody has chosen to be told of news, for themselves alone to see.
#pragma once

#include <string>

#include "events/log.h"

namespace server {

// NoticeChannelsChosen as it was chosen last, `{"channels":[…],"email"?,"phone"?,…}`; with no
// channel `{"channels":[]}`. Any thread; reads the disk.
[[nodiscard]] std::string notice_channels(const events::Log& log, const events::PersonId& person);

}  // namespace server
