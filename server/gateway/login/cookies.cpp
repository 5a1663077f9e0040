#include "server/gateway/login/cookies.h"

#include <algorithm>

#include "server/gateway/http/http_message.h"
#include "server/identity/log_in_state.h"

namespace server {
namespace {

constexpr std::string_view strict = "Strict";
constexpr std::string_view lax = "Lax";

std::string cookie(bool secure, std::string_view name, std::string_view value,
                   std::string_view same_site) {
  auto text = std::string(name) + "=" + std::string(value) +
              "; Path=/; HttpOnly; SameSite=" + std::string(same_site);
  if (secure) text += "; Secure";
  return text;
}

}  // namespace

std::string_view session_cookie(bool secure) { return secure ? "__Host-medvirk" : "medvirk"; }

std::string_view log_in_cookie(bool secure) {
  return secure ? "__Host-medvirk-login" : "medvirk-login";
}

std::string_view cookie_in(std::string_view header, std::string_view name) {
  std::string_view value;
  bool found = false;
  while (!header.empty()) {
    const auto end = std::min(header.find(';'), header.size());
    const auto pair = trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || trimmed(pair.substr(0, equals)) != name) continue;
    if (found) return {};
    found = true;
    value = trimmed(pair.substr(equals + 1));
  }
  return value;
}

// Without Max-Age: it goes with the browser at the latest.
std::string set_session_cookie(bool secure, std::string_view value) {
  return cookie(secure, session_cookie(secure), value, strict);
}

std::string set_log_in_cookie(bool secure, std::string_view value) {
  const std::chrono::seconds life = limits::log_in_life;
  return cookie(secure, log_in_cookie(secure), value, lax) +
         "; Max-Age=" + std::to_string(life.count());
}

std::string clear_session_cookie(bool secure) {
  return cookie(secure, session_cookie(secure), "", strict) + "; Max-Age=0";
}

std::string clear_log_in_cookie(bool secure) {
  return cookie(secure, log_in_cookie(secure), "", lax) + "; Max-Age=0";
}

}  // namespace server
