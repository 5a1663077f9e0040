#include "server/identity/log_in_state.h"

#include <algorithm>
#include <utility>

#include "events/hash.h"
#include "server/identity/secrets.h"

namespace server {

bool is_local_path(std::string_view to) {
  if (!to.starts_with('/') || to.size() > limits::log_in_to_bytes_max) return false;
  // A browser reads `\` as `/`, and drops tabs and line ends before it reads anything.
  const bool plain = std::all_of(to.begin(), to.end(), [](char c) {
    return c > ' ' && c <= '~' && c != '\\' && c != '"' && c != '<' && c != '>';
  });
  const auto path = to.substr(0, to.find_first_of("?#"));
  return plain && path.find("//") == std::string_view::npos;
}

LogInStates::LogInStates(Salts random, std::size_t begun_max)
    : random_(std::move(random)), begun_max_(begun_max) {}

LogInStates::Begun LogInStates::begin(LogInState log_in, events::Timestamp now) {
  auto state = secret_of(random_, salts_of_256_bits);
  auto browser = secret_of(random_, salts_of_256_bits);
  log_in.nonce = secret_of(random_, salts_of_256_bits);
  log_in.verifier = secret_of(random_, salts_of_256_bits);
  const auto hashed = events::sha256(log_in.verifier);
  Begun begun{.state = std::move(state),
              .browser = std::move(browser),
              .nonce = log_in.nonce,
              .challenge = base64url(events::bytes_of(hashed))};
  const std::lock_guard lock(mutex_);
  while (!order_.empty() && table_.size() >= begun_max_) erase(table_.find(order_.front()));
  const auto in_order = order_.insert(order_.end(), kept_as(begun.state));
  table_.emplace(*in_order, Kept{.log_in = std::move(log_in),
                                 .browser = kept_as(begun.browser),
                                 .began = now,
                                 .in_order = in_order});
  return begun;
}

std::optional<LogInState> LogInStates::take(std::string_view state, std::string_view browser,
                                            events::Timestamp now) {
  const auto key = kept_as(state);
  const std::lock_guard lock(mutex_);
  const auto found = table_.find(key);
  if (found == table_.end()) return {};
  if (now >= found->second.began + limits::log_in_life) {
    erase(found);
    return {};
  }
  if (!same_secret(found->second.browser, kept_as(browser))) return {};
  auto log_in = std::move(found->second.log_in);
  erase(found);
  return log_in;
}

std::size_t LogInStates::size() const {
  const std::lock_guard lock(mutex_);
  return table_.size();
}

void LogInStates::erase(Table::iterator log_in) {
  order_.erase(log_in->second.in_order);
  table_.erase(log_in);
}

}  // namespace server
