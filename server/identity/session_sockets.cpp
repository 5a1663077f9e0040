#include "server/identity/session_sockets.h"

#include <string_view>
#include <utility>
#include <vector>

namespace server {
namespace {

constexpr std::string_view sid_mark = "sid:";

}  // namespace

// A session's key is hexadecimal: the two are never mistaken for each other.
std::string key_of_sid(const std::string& sid) {
  return sid.empty() ? "" : std::string(sid_mark) + sid;
}

bool is_sid_key(const std::string& key) { return key.starts_with(sid_mark); }

SessionSockets::Place::Place(Place&& other) noexcept
    : of_(std::exchange(other.of_, nullptr)), at_(other.at_) {}

SessionSockets::Place& SessionSockets::Place::operator=(Place&& other) noexcept {
  if (this == &other) return *this;
  leave();
  of_ = std::exchange(other.of_, nullptr);
  at_ = other.at_;
  return *this;
}

void SessionSockets::Place::leave() {
  if (of_ == nullptr) return;
  const std::lock_guard lock(of_->mutex_);
  of_->table_.erase(at_);
  of_ = nullptr;
}

SessionSockets::Place SessionSockets::enter(const std::string& session, Close close) {
  if (session.empty()) return {};
  const std::lock_guard lock(mutex_);
  return {*this, table_.emplace(session, std::move(close))};
}

void SessionSockets::close(const std::string& session) const {
  std::vector<Close> told;
  {
    const std::lock_guard lock(mutex_);
    const auto [first, last] = table_.equal_range(session);
    for (auto each = first; each != last; ++each) told.push_back(each->second);
  }
  for (const auto& each : told) each();
}

std::size_t SessionSockets::size() const {
  const std::lock_guard lock(mutex_);
  return table_.size();
}

}  // namespace server
