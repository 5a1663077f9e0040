#include "server/gateway/bounds/rates.h"

#include <algorithm>

#include "protocol/limits.h"

namespace server {
namespace {

using Duration = Bucket::Instant::duration;

Duration duration_of(double count) {
  return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(count));
}

}  // namespace

std::optional<std::chrono::milliseconds> Bucket::take(const Rate& rate, Instant now) {
  const auto token = duration_of(1 / rate.per_second);
  const auto all = duration_of(rate.burst / rate.per_second);
  const auto then = std::max(full_at_, now) + token;
  if (then - now > all) {
    // Rounded up: whoever waits exactly so long finds a token.
    return std::chrono::ceil<std::chrono::milliseconds>(then - now - all);
  }
  full_at_ = then;
  return {};
}

std::optional<std::chrono::milliseconds> Buckets::take(std::string_view key, Instant now) {
  const std::lock_guard lock{mutex_};
  const auto found = kept_.find(key);
  if (found != kept_.end()) {
    by_use_.splice(by_use_.begin(), by_use_, found->second);
  } else {
    make_room(now);
    by_use_.push_front({.key = std::string(key), .bucket = {}});
    kept_.emplace(by_use_.front().key, by_use_.begin());
  }
  return by_use_.front().bucket.take(rate_, now);
}

// Full buckets at the end go, two for each that comes, so that what is over is soon forgotten; and
// one that is not full if there are too many.
void Buckets::make_room(Instant now) {
  constexpr int looks = 2;
  for (int i = 0; i < looks && !by_use_.empty(); ++i) {
    const bool too_many = by_use_.size() >= keys_max_;
    if (!too_many && !by_use_.back().bucket.is_full(now)) return;
    kept_.erase(by_use_.back().key);
    by_use_.pop_back();
  }
}

std::size_t Buckets::size() const {
  const std::lock_guard lock{mutex_};
  return by_use_.size();
}

Talk::Heard Talk::hear(Bucket::Instant now) {
  const auto wait = bucket_.take(rate_, now);
  if (!wait) {
    refused_ = 0;
    return {.verdict = Verdict::fine};
  }
  const bool flood = ++refused_ > protocol::limits::refused_messages_max;
  return {.verdict = flood ? Verdict::flood : Verdict::too_many, .wait = *wait};
}

}  // namespace server
