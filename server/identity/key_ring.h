// Key ring: one issuer's metadata and keys, fetched on a thread of its own and kept for whoever has
// a token to check. It knows time as it is told and fetches by what it is given, so that a test can
// take it through a day at once.
//
//   fetched well   keys again after keys_refresh, metadata after metadata_refresh
//   failed         again after a pause that doubles, up to retry_max, by a random half shorter;
//                  what was known stays known for keys_kept since it was last fetched
//   unknown kid    keys at once, but not within asking_pause of the last time: who sends made-up
//                  tokens must not make us knock at the issuer's door. One fetch at a time.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "events/time.h"
#include "server/clock.h"
#include "server/identity/discovery.h"
#include "server/identity/fetch.h"
#include "server/identity/jws.h"

namespace server {

namespace limits {
inline constexpr std::chrono::hours metadata_refresh{24};
inline constexpr std::chrono::hours keys_refresh{1};
inline constexpr std::chrono::hours keys_kept{24};
inline constexpr std::chrono::seconds asking_pause{60};
inline constexpr std::chrono::seconds retry_first{1};
inline constexpr std::chrono::seconds retry_max{300};
}  // namespace limits

class KeyRing {
 public:
  struct Known {
    Metadata metadata;
    std::vector<VerifyKey> keys;
  };

  // `name` is what log lines call the issuer.
  KeyRing(std::string name, std::string issuer, Fetch fetch, Salts random);
  KeyRing(const KeyRing&) = delete;
  KeyRing& operator=(const KeyRing&) = delete;

  // Null before the first fetch, or if it is too long ago. Any thread, never waits.
  [[nodiscard]] std::shared_ptr<const Known> known(events::Timestamp now) const;
  // How many fetches have ended, well or not. Any thread.
  [[nodiscard]] std::uint64_t fetches() const;
  // What is known does not do: fetch. True if a fetch is on its way or about to be: then it may be
  // worth waiting for. Any thread, never waits.
  bool ask(events::Timestamp now);
  // Until more than `seen` fetches have ended, or the time is up. Never on an I/O thread.
  void wait(std::uint64_t seen, std::chrono::milliseconds time) const;

  // Fetches what is due; says when something is due next. On one thread.
  events::Timestamp work(events::Timestamp now);
  // Works until stop() is called, by any thread. What is being fetched then is given up.
  void run(const Clock& clock);
  void stop();

 private:
  using Outcome = events::Result<std::shared_ptr<const Known>, std::string>;
  [[nodiscard]] Outcome fetch_all(events::Timestamp now);
  [[nodiscard]] events::Result<Fetched, std::string> get(const std::string& url) const;
  [[nodiscard]] std::chrono::microseconds pause_after(unsigned int failures) const;
  void ended(const Outcome& outcome, events::Timestamp now);

  const std::string name_;
  const std::string issuer_;
  const Fetch fetch_;
  const Salts random_;
  std::atomic<bool> stopping_ = false;

  mutable std::mutex mutex_;
  mutable std::condition_variable bell_;  // Rung by ask(), stop() and the end of a fetch.
  std::shared_ptr<const Known> known_;
  events::Timestamp known_at_{};
  events::Timestamp metadata_at_{};  // The working thread's.
  events::Timestamp due_{};          // At the epoch, so at once.
  events::Timestamp began_{};
  bool fetching_ = false;
  unsigned int failures_ = 0;  // Since the last time that went well.
  std::uint64_t fetches_ = 0;
};

}  // namespace server
