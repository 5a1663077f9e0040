#include "server/identity/key_ring.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "server/log_lines.h"

namespace server {
namespace {

using std::chrono::microseconds;

constexpr int ok_status = 200;
constexpr unsigned int doublings_max = 16;
constexpr unsigned int byte_values = 256;
// However far off the next thing is: the wall clock may be set meanwhile.
constexpr microseconds longest_sleep = std::chrono::minutes{1};

}  // namespace

KeyRing::KeyRing(std::string name, std::string issuer, Fetch fetch, Salts random)
    : name_(std::move(name)),
      issuer_(std::move(issuer)),
      fetch_(std::move(fetch)),
      random_(std::move(random)) {}

std::shared_ptr<const KeyRing::Known> KeyRing::known(events::Timestamp now) const {
  const std::lock_guard lock{mutex_};
  return known_ && now < known_at_ + limits::keys_kept ? known_ : nullptr;
}

std::uint64_t KeyRing::fetches() const {
  const std::lock_guard lock{mutex_};
  return fetches_;
}

bool KeyRing::ask(events::Timestamp now) {
  const std::lock_guard lock{mutex_};
  if (fetching_ || due_ <= now) return true;
  // After a failure the growing pause counts.
  if (failures_ > 0 || now < began_ + limits::asking_pause) return false;
  due_ = now;
  bell_.notify_all();
  return true;
}

void KeyRing::wait(std::uint64_t seen, std::chrono::milliseconds time) const {
  std::unique_lock lock{mutex_};
  bell_.wait_for(lock, time, [&] { return fetches_ > seen || stopping_.load(); });
}

events::Timestamp KeyRing::work(events::Timestamp now) {
  {
    const std::lock_guard lock{mutex_};
    if (now < due_) return due_;
    fetching_ = true;
    began_ = now;
  }
  // Nothing that an issuer answers may end the thread, and the server with it.
  const auto fetch = [&]() -> Outcome {
    try {
      return fetch_all(now);
    } catch (const std::exception& failure) {
      return Outcome(std::string(failure.what()));
    }
  };
  ended(fetch(), now);
  const std::lock_guard lock{mutex_};
  return due_;
}

void KeyRing::run(const Clock& clock) {
  while (!stopping_.load()) {
    work(clock.now());
    std::unique_lock lock{mutex_};
    const auto sleep = std::min(longest_sleep, due_ - clock.now());
    bell_.wait_for(lock, sleep, [&] { return due_ <= clock.now() || stopping_.load(); });
  }
}

void KeyRing::stop() {
  stopping_ = true;
  const std::lock_guard lock{mutex_};
  bell_.notify_all();
}

// The metadata is asked for again after a failure too: the keys may have moved.
KeyRing::Outcome KeyRing::fetch_all(events::Timestamp now) {
  std::shared_ptr<const Known> before;
  bool only_keys = false;
  {
    const std::lock_guard lock{mutex_};
    before = known_;
    only_keys = known_ && failures_ == 0 && now < metadata_at_ + limits::metadata_refresh;
  }
  Known known{.metadata = before ? before->metadata : Metadata{}, .keys = {}};
  if (!only_keys) {
    const auto reply = get(metadata_address(issuer_));
    if (!reply) return Outcome(reply.error());
    auto metadata = read_metadata(reply->body, issuer_);
    if (!metadata) return Outcome(metadata.error());
    known.metadata = *std::move(metadata);
    metadata_at_ = now;
  }
  const auto reply = get(known.metadata.keys);
  if (!reply) return Outcome(reply.error());
  auto keys = read_keys(reply->body);
  if (!keys || keys->empty()) return Outcome(std::string("it publishes no key that we can use"));
  known.keys = *std::move(keys);
  return Outcome(std::make_shared<const Known>(std::move(known)));
}

events::Result<Fetched, std::string> KeyRing::get(const std::string& url) const {
  const FetchRequest request{.url = url, .stop = &stopping_};
  auto fetched = fetch_(request);
  if (fetched && fetched->status != ok_status) {
    return "it answers with status " + std::to_string(fetched->status);
  }
  return fetched;
}

microseconds KeyRing::pause_after(unsigned int failures) const {
  const auto doublings = std::min(failures - 1, doublings_max);
  const microseconds whole =
      std::min<microseconds>(limits::retry_max, limits::retry_first * (1U << doublings));
  const auto part = random_().front();
  return whole / 2 + whole / 2 * part / byte_values;
}

void KeyRing::ended(const Outcome& outcome, events::Timestamp now) {
  const std::lock_guard lock{mutex_};
  fetching_ = false;
  ++fetches_;
  if (outcome) {
    if (failures_ > 0) log_lines::issuer_answers_again(name_);
    known_ = *outcome;
    known_at_ = now;
    failures_ = 0;
    due_ = now + limits::keys_refresh;
  } else {
    ++failures_;
    if (!stopping_.load()) log_lines::issuer_not_reached(name_, outcome.error());
    due_ = now + pause_after(failures_);
  }
  bell_.notify_all();
}

}  // namespace server
