#include "server/identity/sessions.h"

#include <algorithm>
#include <utility>

#include "events/hash.h"
#include "server/identity/secrets.h"

namespace server {
namespace {

// A sid is unique within its provider only.
std::string sid_key(std::string_view provider, std::string_view sid) {
  return std::string(provider) + '\n' + std::string(sid);
}

}  // namespace

Sessions::Sessions(Salts random, Ended ended, const SessionLimits& limits)
    : random_(std::move(random)), ended_(std::move(ended)), limits_(limits) {}

std::optional<std::string> Sessions::begin(LoggedIn who, events::Timestamp now) {
  auto cookie = secret_of(random_, salts_of_256_bits);
  std::vector<SessionKey> gone;
  {
    const std::lock_guard lock(mutex_);
    sweep(now);
    if (auto idlest = make_room(who.person)) gone.push_back(std::move(*idlest));
    if (table_.size() >= limits_.sessions_max) return {};
    const auto key = kept_as(cookie);
    const auto ends = std::min<events::Timestamp>(now + limits::session_life,
                                                  who.until.value_or(events::Timestamp::max()));
    if (!who.sid.empty()) by_sid_.emplace(sid_key(who.provider, who.sid), key);
    table_.emplace(key, Kept{.who = std::move(who), .used = now, .ends = ends});
  }
  tell(gone);
  return cookie;
}

std::optional<Session> Sessions::use(std::string_view cookie, events::Timestamp now) {
  const auto key = kept_as(cookie);
  const std::lock_guard lock(mutex_);
  const auto found = table_.find(key);
  if (found == table_.end()) return {};
  if (expiry_of(found->second) <= now) {
    erase(found);
    return {};
  }
  found->second.used = std::max(found->second.used, now);
  return Session{.key = key, .who = found->second.who, .expires = expiry_of(found->second)};
}

bool Sessions::lives(const SessionKey& key, events::Timestamp now) const {
  const std::lock_guard lock(mutex_);
  const auto found = table_.find(key);
  return found != table_.end() && expiry_of(found->second) > now;
}

bool Sessions::end(const SessionKey& key) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = table_.find(key);
    if (found == table_.end()) return false;
    erase(found);
  }
  tell({key});
  return true;
}

std::size_t Sessions::end_all(std::string_view provider, std::string_view sid) {
  std::vector<SessionKey> gone;
  {
    const std::lock_guard lock(mutex_);
    const auto [first, last] = by_sid_.equal_range(sid_key(provider, sid));
    std::transform(first, last, std::back_inserter(gone),
                   [](const auto& each) { return each.second; });
    for (const auto& key : gone) erase(table_.find(key));
  }
  tell(gone);
  return gone.size();
}

std::size_t Sessions::size() const {
  const std::lock_guard lock(mutex_);
  return table_.size();
}

std::string Sessions::csrf_of(std::string_view cookie) {
  const auto digest = events::sha256_of({"medvirk csrf\n", cookie});
  return base64url(events::bytes_of(digest));
}

events::Timestamp Sessions::expiry_of(const Kept& kept) {
  return std::min(kept.used + limits::session_idle, kept.ends);
}

Sessions::Table::iterator Sessions::erase(Table::iterator session) {
  const auto& key = session->first;
  const auto& who = session->second.who;
  const auto [first, last] = by_sid_.equal_range(sid_key(who.provider, who.sid));
  const auto named =
      std::find_if(first, last, [&](const auto& each) { return each.second == key; });
  if (named != last) by_sid_.erase(named);
  return table_.erase(session);
}

// Log-ins are rare, and the table is bounded: so it is gone through at each.
void Sessions::sweep(events::Timestamp now) {
  for (auto each = table_.begin(); each != table_.end();) {
    each = expiry_of(each->second) <= now ? erase(each) : std::next(each);
  }
}

// Somebody who leaves browsers behind everywhere loses the one used longest ago.
std::optional<SessionKey> Sessions::make_room(const events::PersonId& person) {
  std::size_t count = 0;
  auto idlest = table_.end();
  for (auto each = table_.begin(); each != table_.end(); ++each) {
    if (each->second.who.person != person) continue;
    ++count;
    if (idlest == table_.end() || each->second.used < idlest->second.used) idlest = each;
  }
  if (count < limits_.each_max) return {};
  auto key = idlest->first;
  erase(idlest);
  return key;
}

void Sessions::tell(const std::vector<SessionKey>& ended) const {
  if (!ended_) return;
  for (const auto& key : ended) ended_(key);
}

}  // namespace server
