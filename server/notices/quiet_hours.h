// Quiet hours: when somebody does not want to be told, in the local time of Norway, summer time
// and all.
#pragma once

#include <string>

#include "events/person/notices.h"

namespace date {
class time_zone;
}  // namespace date

namespace server {

class QuietHours {
 public:
  // Throws std::runtime_error if the system does not know the zone (Debian's tzdata).
  explicit QuietHours(const std::string& zone = "Europe/Oslo");

  // The first moment from `at` on that is not in the quiet hours chosen: `at` itself, or their end.
  // An end that the clocks skip in March is when they are changed; an end that comes twice in
  // October is the later one. Any thread.
  [[nodiscard]] events::Timestamp after(const events::person::NoticeChannelsChosen& chosen,
                                        events::Timestamp at) const;

 private:
  const date::time_zone* zone_;  // The library's own, for as long as the process lives.
};

}  // namespace server
