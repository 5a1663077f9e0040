// Fetch: one HTTP exchange with an OpenID provider, bounded in size and time. An interface, so that
// a test answers for the provider.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "events/result.h"

namespace server {

namespace limits {
inline constexpr std::size_t fetched_bytes_max = std::size_t{256} * 1024;  // Of one reply.
inline constexpr std::chrono::seconds fetch_connect{5};
inline constexpr std::chrono::seconds fetch_whole{10};
}  // namespace limits

struct FetchRequest {
  std::string url;
  std::string form{};                       // application/x-www-form-urlencoded: then it is a POST.
  std::vector<std::string> headers{};       // `Name: value`
  const std::atomic<bool>* stop = nullptr;  // Once true, the exchange is given up.
};

struct Fetched {
  int status;
  std::string body;
  std::string dpop_nonce{};  // The header of that name (RFC 9449, 8); empty: there is none.
};

// What came, whatever its status; or why nothing came, with no secret in it. It blocks: never on an
// I/O thread. Any thread, several at a time.
using Fetch = std::function<events::Result<Fetched, std::string>(const FetchRequest& request)>;

// By libcurl: https (TLS 1.2 or newer, certificates checked), http only to this machine itself. No
// redirect is followed, no proxy of the environment's is used but that for https, nothing is kept.
[[nodiscard]] Fetch http_fetch();

// https, or http to 127.0.0.1, [::1] or localhost; without user, query or fragment.
[[nodiscard]] bool may_be_fetched(std::string_view url);

}  // namespace server
