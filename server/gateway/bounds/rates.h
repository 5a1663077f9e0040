// Rates: how often somebody may do something: token buckets, so that a burst is fine and a flood is
// not. Each key (a person, a plan, an address) has its own. Time comes from outside. Any thread.
//
// A bucket is one moment, the one at which it is full again (GCRA); of buckets that are full there
// is nothing to remember, so memory is bounded by those who were busy lately, and by a limit.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace server {

struct Rate {
  double per_second;  // At most, in the long run.
  double burst;       // At once, after a rest; at least 1.
};

// One bucket, without a lock: for what one thread has to itself.
class Bucket {
 public:
  using Instant = std::chrono::steady_clock::time_point;
  // Takes a token; or takes nothing and says how long until there is one.
  [[nodiscard]] std::optional<std::chrono::milliseconds> take(const Rate& rate, Instant now);
  [[nodiscard]] bool is_full(Instant now) const { return full_at_ <= now; }

 private:
  Instant full_at_{};
};

class Buckets {
 public:
  using Instant = Bucket::Instant;
  Buckets(Rate rate, std::size_t keys_max) : rate_(rate), keys_max_(keys_max) {}

  [[nodiscard]] std::optional<std::chrono::milliseconds> take(std::string_view key, Instant now);
  // How many keys are remembered, at most `keys_max`: those used longest ago are forgotten.
  [[nodiscard]] std::size_t size() const;

 private:
  struct Kept {
    std::string key;
    Bucket bucket;
  };
  void make_room(Instant now);

  const Rate rate_;
  const std::size_t keys_max_;
  mutable std::mutex mutex_;
  std::list<Kept> by_use_;  // The one used last in front.
  std::unordered_map<std::string_view, std::list<Kept>::iterator> kept_;  // Into by_use_.
};

// What one live socket says in a while. Whoever is told to slow down and keeps on is a flood.
class Talk {
 public:
  enum class Verdict { fine, too_many, flood };
  struct Heard {
    Verdict verdict;
    std::chrono::milliseconds wait{};  // Until the next one is fine.
  };
  explicit Talk(Rate rate) : rate_(rate) {}
  [[nodiscard]] Heard hear(Bucket::Instant now);

 private:
  Rate rate_;
  Bucket bucket_;
  std::size_t refused_ = 0;  // In a row.
};

}  // namespace server
