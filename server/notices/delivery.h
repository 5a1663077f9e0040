// Delivery: sends what is due in the outbox, at least once, and notes what came of it. Whoever may
// no longer see what there was news of gets nothing (R6): it is asked again right before each
// sending, for the news itself and not for the plan as a whole.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>

#include "events/log.h"
#include "projections/outbox_rows.h"
#include "server/clock.h"
#include "server/journal/journal.h"
#include "server/notices/known_plans.h"
#include "server/notices/quiet_hours.h"
#include "server/notices/sender.h"

namespace server {

namespace limits {
inline constexpr std::size_t outbox_page = 100;  // Rows read at a time.
// Sendings that fail one after the other before the rest of the outbox waits for the next look: a
// mail server that is down holds nobody up for long.
inline constexpr std::size_t failures_a_look = 3;
inline constexpr std::size_t unrecorded_max = 1000;
// After the first, second … failure; the last of them is final (events/person/notices.h).
inline constexpr std::array<std::chrono::minutes, events::person::limits::notice_attempts - 1>
    notice_retries{std::chrono::minutes{1}, std::chrono::minutes{5}, std::chrono::minutes{30},
                   std::chrono::minutes{120}, std::chrono::minutes{480}};
}  // namespace limits

class Delivery {
 public:
  // All are outlived by what they refer to. One thread at a time, none of the journal's.
  Delivery(const events::Log& log, const Clock& clock, Journal& journal, const QuietHours& quiet,
           NoticeSender& sender, std::string public_url);

  // Sends all that is due now and not in somebody's quiet hours. Throws events::LogFailure.
  void send_due(std::size_t page = limits::outbox_page);

 private:
  void deliver(const projections::OutboxRow& row);
  [[nodiscard]] bool still_news(const projections::OutboxRow& row);
  void send(const projections::OutboxRow& row, const events::person::NoticeChannelsChosen& chosen);
  void failed(const projections::OutboxRow& row, const events::person::NoticeChannelsChosen& chosen,
              const SendResult& result);
  void drop(const projections::OutboxRow& row, events::person::DropReason reason);

  const events::Log& log_;
  const Clock& clock_;
  Journal& journal_;
  const QuietHours& quiet_;
  NoticeSender& sender_;
  std::string public_url_;
  KnownPlans plans_;
  std::size_t failures_ = 0;  // In this look, one after the other.
  // Sent while the journal was full: only to be noted. By the ask's own id.
  std::unordered_map<std::string, Ask> unrecorded_;
};

}  // namespace server
