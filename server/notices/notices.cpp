#include "server/notices/notices.h"

#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <thread>

#include "server/log_lines.h"
#include "server/notices/delivery.h"
#include "server/notices/news_follower.h"

namespace server {

class Notices::Loop {
 public:
  Loop(const events::Log& log, const Clock& clock, Journal& journal, NoticeSender& sender,
       const std::string& public_url)
      : sender_(sender),
        follower_(log, clock, journal, quiet_),
        delivery_(log, clock, journal, quiet_, sender, public_url),
        thread_([this] { run(); }) {}
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;
  ~Loop() {
    {
      const std::lock_guard lock{mutex_};
      stopping_ = true;
    }
    bell_.notify_one();
    sender_.stop();
    thread_.join();
  }

 private:
  void run() {
    try {
      for (bool more = false; !stops(more);) {
        more = follower_.follow();
        delivery_.send_due();
      }
    } catch (const events::LogFailure& failure) {
      log_lines::read_failed(failure.what());
      std::_Exit(1);  // As when it cannot be written: nobody goes on with this log.
    }
  }

  // Waits for the next look; at once if there is more to look at.
  [[nodiscard]] bool stops(bool more) {
    std::unique_lock lock{mutex_};
    if (!more) bell_.wait_for(lock, limits::notice_look, [this] { return stopping_; });
    return stopping_;
  }

  NoticeSender& sender_;
  const QuietHours quiet_;
  NewsFollower follower_;
  Delivery delivery_;
  std::mutex mutex_;  // Guards stopping_.
  bool stopping_ = false;
  std::condition_variable bell_;
  std::thread thread_;  // Last, so that it starts when all else stands.
};

Notices::Notices(const events::Log& log, const Clock& clock, Journal& journal, NoticeSender& sender,
                 const std::string& public_url)
    : loop_(std::make_unique<Loop>(log, clock, journal, sender, public_url)) {}

Notices::~Notices() = default;

}  // namespace server
