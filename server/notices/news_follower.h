// NewsFollower: reads the log behind the journal and queues a notice for everybody who may see what
// happened in a plan, did not do it themselves, and has chosen to be told.
//
// It keeps nothing on disk of its own: it begins where the last notice was queued for (a row made
// from the log), and what it sees twice is queued once.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "events/log.h"
#include "server/clock.h"
#include "server/journal/journal.h"
#include "server/notices/known_plans.h"
#include "server/notices/quiet_hours.h"

namespace server {

namespace limits {
inline constexpr std::size_t follow_page = 500;        // Events in one look.
inline constexpr std::chrono::hours news_max{72};      // What happened longer ago is no news.
inline constexpr std::size_t told_staff_max = 10'000;  // With an office and notices.
}  // namespace limits

class NewsFollower {
 public:
  // All are outlived by what they refer to. One thread at a time, none of the journal's. Throws
  // events::LogFailure, as does follow().
  NewsFollower(const events::Log& log, const Clock& clock, Journal& journal,
               const QuietHours& quiet);

  // Looks at the next events; true if there may be more to look at now. An event is passed once its
  // notices are on disk.
  bool follow(std::size_t page = limits::follow_page);
  [[nodiscard]] events::Position at() const { return at_; }

 private:
  // False: the journal was full; the same event again.
  [[nodiscard]] bool take(const events::Recorded& recorded);
  [[nodiscard]] bool take(const events::Recorded& recorded, const events::plan::Event& event);
  void look_up_staff();

  const events::Log& log_;
  const Clock& clock_;
  Journal& journal_;
  const QuietHours& quiet_;
  KnownPlans plans_;
  events::Position at_{};
  // People with notices and an office, who may see a plan that names them nowhere; none: look.
  std::optional<std::vector<events::PersonId>> staff_{};
};

// What somebody has chosen; none: no notices.
[[nodiscard]] std::optional<events::person::NoticeChannelsChosen> notice_channels_of(
    const events::Log& log, const events::PersonId& person);

}  // namespace server
