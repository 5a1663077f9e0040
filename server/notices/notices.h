// Notices: follows the log and sends what is due, on a thread of its own, so that neither a slow
// disk nor a mail server holds anybody up.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "events/log.h"
#include "server/clock.h"
#include "server/journal/journal.h"
#include "server/notices/sender.h"

namespace server {

namespace limits {
inline constexpr std::chrono::seconds notice_look{1};  // Between looks.
}  // namespace limits

class Notices {
 public:
  // Begins at once. All are outlived by what they refer to. Throws std::runtime_error if the system
  // does not know Norway's time zone.
  Notices(const events::Log& log, const Clock& clock, Journal& journal, NoticeSender& sender,
          const std::string& public_url);
  Notices(const Notices&) = delete;
  Notices& operator=(const Notices&) = delete;
  // Gives up what is being sent, it is sent again after the next start, and waits for the thread.
  ~Notices();

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace server
